"""Every error of the API as problem details (RFC 9457), every error of a page as a page."""

import logging
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import asyncpg
import msgspec
from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException, InternalServerException, ValidationException

from talentsphere.kernel import log
from talentsphere.kernel.errors import AppError, FieldProblem, Invalid, TooMany, Unavailable
from talentsphere.kernel.http.misreading import is_misread
from talentsphere.kernel.transaction import AWAY

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
DOCS = "/api/v1/docs"


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of an error: RFC 9457's members, our stable `code`, and what is wrong with which field."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str = ""
    errors: tuple[FieldProblem, ...] = ()
    headers: dict[str, str] = msgspec.field(default_factory=dict)


# The framework takes a fault in a field of the body for one of ours when the field is named like a dependency.
_BODY_FIELD = re.compile(r"^(?P<fault>.*) - at `\$\.data\.(?P<field>.+)`$")

# Answers a problem with a page; given by runtime, since pages lie above the kernel.
ErrorPage = Callable[[Request[Any, Any, Any], Problem], Response[bytes]]

_UNSTORABLE = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)


def problem_of(error: Exception) -> Problem:
    """The problem an exception stands for. Anything unforeseen is logged and says no more than its id."""
    if isinstance(error, _UNSTORABLE):
        error = Invalid("The text holds a character that can't be stored, such as a zero byte.")
    elif isinstance(error, AWAY):
        logger.error("The database does not answer", exc_info=error)
        error = Unavailable("The database does not answer right now. Try again in a few seconds.")
    elif is_misread(error):
        error = ClientException("The request can't be read: it is not UTF-8, or nested too deep.")
    if isinstance(error, AppError):
        return _make(error.status, error.code, error.title, error.detail, error.fields, _retry(error))
    if isinstance(error, ValidationException):
        return _make(400, "malformed", "The request is malformed", error.detail, _fields(error))
    if isinstance(error, InternalServerException) and (misread := _BODY_FIELD.search(str(error.__cause__))):
        return _make(
            400,
            "malformed",
            "The request is malformed",
            "A field has the wrong type.",
            (FieldProblem(misread["field"], misread["fault"]),),
        )
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        phrase = HTTPStatus(error.status_code).phrase
        code = phrase.lower().replace(" ", "_")
        return _make(error.status_code, code, phrase, error.detail or phrase, (), dict(error.headers or {}))
    logger.error("Unexpected error", exc_info=error)
    return _make(
        500, "internal_error", "Something went wrong on our side", "Quote the request id to the operator."
    )


def handler(error_page: ErrorPage) -> Callable[[Request[Any, Any, Any], Exception], Response[bytes]]:
    """Litestar's exception handler: JSON under /api/ and for machines, a page elsewhere."""

    def handle(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        problem = problem_of(error)
        if wants_json(request):
            return response(problem)
        return error_page(request, problem)

    return handle


def wants_json(request: Request[Any, Any, Any]) -> bool:
    """Whether the caller is a program: the API's addresses, and the operators' endpoints without HTML."""
    return request.url.path.startswith("/api/") or "text/html" not in request.headers.get(
        "accept", "text/html"
    )


def response(problem: Problem) -> Response[bytes]:
    return Response(body(problem), status_code=problem.status, media_type=MEDIA_TYPE, headers=problem.headers)


def body(problem: Problem) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(problem, headers={}))


def _make(
    status: int,
    code: str,
    title: str,
    detail: str,
    fields: tuple[FieldProblem, ...] = (),
    headers: dict[str, str] | None = None,
) -> Problem:
    return Problem(
        type=f"{DOCS}#{code}",
        title=title,
        status=status,
        detail=detail,
        code=code,
        request_id=log.request_id.get(),
        errors=fields,
        headers=headers or {},
    )


def _retry(error: AppError) -> dict[str, str]:
    if isinstance(error, TooMany):
        return {"Retry-After": str(error.retry_after)}
    return {"Retry-After": "2"} if isinstance(error, Unavailable) else {}


def _fields(error: ValidationException) -> tuple[FieldProblem, ...]:
    extra = error.extra if isinstance(error.extra, list) else []
    return tuple(
        FieldProblem(str(item.get("key", "")), str(item.get("message", "")))
        for item in extra
        if isinstance(item, dict)
    )
