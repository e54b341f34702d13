"""What HTTP asks of every address and the framework leaves out: HEAD wherever there is GET, and a true OPTIONS."""

from typing import Any

from litestar import Litestar
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp


def every_method(app: Litestar) -> ASGIApp:
    """Wraps an app. Other methods pass at the cost of two comparisons."""
    allowed = {
        route.path_format: ", ".join(sorted(route.methods)).encode()
        for route in app.routes
        if isinstance(route, HTTPRoute)
    }

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        method = scope.get("method")
        if method == "HEAD":
            scope["method"] = "GET"
            await app(scope, receive, _headers_only(send))
        elif method == "OPTIONS":
            await app(scope, receive, _telling(send, scope, allowed))
        else:
            await app(scope, receive, send)

    return wrapped


def _headers_only(send: Any) -> Any:
    """The answer to GET without its body; the length of that stays in the headers."""

    async def send_headers(message: Any) -> None:
        if message["type"] != "http.response.body":
            await send(message)
        elif not message.get("more_body", False):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return send_headers


def _telling(send: Any, scope: Any, allowed: dict[str, bytes]) -> Any:
    """The framework names only the methods of the first handler of an address; this names all."""

    async def send_allowed(message: Any) -> None:
        methods = allowed.get(scope.get("path_template", ""))
        if message["type"] == "http.response.start" and methods is not None:
            others = [(name, value) for name, value in message["headers"] if name.lower() != b"allow"]
            message["headers"] = [*others, (b"allow", methods)]
        await send(message)

    return send_allowed
