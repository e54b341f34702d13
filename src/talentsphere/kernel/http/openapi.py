"""The description of the API: the framework's own, with our problem details in place of its error bodies."""

import functools
from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Litestar, Response, get
from litestar.handlers import HTTPRouteHandler

from talentsphere.kernel.errors import FieldProblem
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.problems import MEDIA_TYPE

PATH = "/api/v1/openapi.json"
_OPERATIONS = frozenset({"get", "post", "put", "patch", "delete"})
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457 problem details; `code` is stable, `errors` says what is wrong with which field.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "request_id": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(FieldProblem.__struct_fields__),
                "properties": {name: {"type": "string"} for name in FieldProblem.__struct_fields__},
            },
        },
    },
}
_ANY_PROBLEM = {
    "description": "The request was refused; the body says why and what to do.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def document(app: Litestar) -> dict[str, Any]:
    """OpenAPI 3.1 of an app's routes as plain data."""
    described: dict[str, Any] = app.openapi_schema.to_schema()
    components = described.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = _PROBLEM
    components["securitySchemes"] = {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "An access token from /api/v1/auth/login.",
        }
    }
    described["security"] = [{}, {"bearer": []}]
    for path in described.get("paths", {}).values():
        for method, operation in path.items():
            if method in _OPERATIONS:
                _with_problems(operation)
    return described


def _with_problems(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status in [status for status in responses if status[0] in "45"]:
        del responses[status]
    responses["4XX"] = _ANY_PROBLEM
    responses["5XX"] = _ANY_PROBLEM


def kept(every_route: Callable[[], Litestar]) -> Callable[[], dict[str, Any]]:
    """A function that describes the app which `every_route` builds, the first time it is asked."""
    return functools.cache(lambda: document(every_route()))


@get(PATH, include_in_schema=False)
async def openapi(api_document: Injected[Callable[[], dict[str, Any]]]) -> Response[bytes]:
    """OpenAPI 3.1 of the whole API, whichever role answers."""
    return Response(
        msgspec.json.encode(api_document()),
        media_type="application/json",
        headers={"Cache-Control": "public, max-age=60"},
    )


ROUTES: tuple[HTTPRouteHandler, ...] = (openapi,)
