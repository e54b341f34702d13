"""Idempotency-Key on POST and PATCH: replays the kept answer, or runs the request and keeps its answer."""

import hashlib
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import asyncpg
from litestar.types import ASGIApp

from talentsphere.kernel import idempotency
from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.http import problems
from talentsphere.kernel.http.answers import send_answer, send_problem

logger = logging.getLogger(__name__)

_KEEP_AT_MOST = 1_000_000


def keyed(app: ASGIApp, pool: Callable[[], asyncpg.Pool]) -> ASGIApp:
    """Wraps an app. Requests without the header pass at the cost of one look through their headers."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] not in {"POST", "PATCH"}:
            await app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        key = headers.get(b"idempotency-key")
        if key is None or not scope["path"].startswith("/api/"):
            await app(scope, receive, send)
            return
        body = await _read(receive)
        if body is None:
            return
        try:
            claim = _claim(scope, headers, key, body)
            kept = await idempotency.find(pool(), claim)
        except Exception as error:  # noqa: BLE001 - every error becomes the problem it stands for
            await send_problem(send, error)
            return
        if kept:
            await _replay(send, kept)
            return
        await _run(app, pool(), claim, scope, body, send)

    return wrapped


def _claim(scope: Any, headers: dict[bytes, bytes], key: bytes, body: bytes) -> idempotency.Claim:
    """What the key stands for: this caller, this route, this body. Raises Invalid for a key that can't be kept."""
    if not 0 < len(key) <= idempotency.KEY_LENGTH or not key.isascii():
        raise Invalid.field("Idempotency-Key", f"Use 1 to {idempotency.KEY_LENGTH} ASCII characters.")
    who = hashlib.sha256(headers.get(b"authorization", b"") + b"|" + headers.get(b"cookie", b"")).hexdigest()[
        :32
    ]
    return idempotency.Claim(
        scope=f"{who} {scope['method']} {scope['path']}",
        key=key.decode("ascii"),
        fingerprint=hashlib.sha256(scope["query_string"] + b"\n" + body).digest(),
    )


async def _run(
    app: ASGIApp, pool: asyncpg.Pool, claim: idempotency.Claim, scope: Any, body: bytes, send: Any
) -> None:
    token = idempotency.current.set(claim)
    answer = _Answer()
    try:
        await app(scope, _replayed(body), answer.hold)
    finally:
        idempotency.current.reset(token)
    if claim.written and len(answer.body) <= _KEEP_AT_MOST:
        try:
            await idempotency.keep(pool, claim, answer.status, bytes(answer.body))
        except Exception:
            # What was done stands, so its answer is sent; a repeat is told that the first request was carried out.
            logger.warning("The answer of a keyed request could not be kept", exc_info=True)
    await answer.release(send)


class _Answer:
    """Holds an answer back until it is kept: whoever got it and asks again at once gets it again."""

    def __init__(self) -> None:
        self._messages: list[Any] = []
        self.status = 500
        self.body = bytearray()

    async def hold(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.body += message["body"]
        self._messages.append(message)

    async def release(self, send: Any) -> None:
        for message in self._messages:
            await send(message)


async def _read(receive: Any) -> bytes | None:
    """The whole body; None when the caller left before its end."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message["body"]
        if not message["more_body"]:
            return bytes(body)


def _replayed(body: bytes) -> Any:
    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _replay(send: Any, kept: idempotency.Kept) -> None:
    await send_answer(
        send,
        status=kept.status,
        body=kept.body,
        media_type=problems.MEDIA_TYPE if kept.status >= HTTPStatus.BAD_REQUEST else "application/json",
        headers={"Idempotency-Replayed": "true"},
    )
