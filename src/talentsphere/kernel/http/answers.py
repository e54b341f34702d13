"""Answers from outside the framework, for what wraps it."""

from http import HTTPStatus
from typing import Any

from talentsphere.kernel.http import problems


async def send_answer(
    send: Any, *, status: int, body: bytes, media_type: str, headers: dict[str, str] | None = None
) -> None:
    """A whole answer as ASGI messages. One without content (204) says nothing of a content's type or length."""
    described = {"content-type": media_type, "content-length": str(len(body))}
    fields = ({} if status == HTTPStatus.NO_CONTENT else described) | (headers or {})
    encoded = [(name.lower().encode(), value.encode()) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def send_problem(send: Any, error: Exception) -> None:
    """The problem an exception stands for."""
    problem = problems.problem_of(error)
    await send_answer(
        send,
        status=problem.status,
        body=problems.body(problem),
        media_type=problems.MEDIA_TYPE,
        headers=problem.headers,
    )
