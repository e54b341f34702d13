"""What the API takes as a body: JSON and forms with files. The framework would read anything else as JSON."""

from typing import Any

from litestar.types import ASGIApp

from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http.answers import send_problem

_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class UnsupportedMediaType(AppError):
    status = 415
    code = "unsupported_media_type"
    title = "Send JSON with Content-Type: application/json, or files as multipart/form-data"


def checked_bodies(app: ASGIApp) -> ASGIApp:
    """Wraps an app. Under /api/ a body of another kind is refused; one whose kind is not said counts as JSON."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope.get("method") in _WITH_BODY and scope["path"].startswith("/api/"):
            headers = dict(scope["headers"])
            if headers.get(b"content-length") != b"0" and not _is_taken(headers.get(b"content-type", b"")):
                await send_problem(send, UnsupportedMediaType())
                return
        await app(scope, receive, send)

    return wrapped


def _is_taken(content_type: bytes) -> bool:
    kind = content_type.partition(b";")[0].strip().lower()
    return kind in {b"", b"application/json", b"multipart/form-data"} or (
        kind.startswith(b"application/") and kind.endswith(b"+json")
    )
