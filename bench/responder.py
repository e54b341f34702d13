"""The least that can answer the same questions: a bare ASGI app, the same SQL, asyncpg, msgspec JSON.

It is the limit our handlers are held against. jsonb goes through as it is, no row becomes a Struct, nothing is
routed, checked, counted or logged. Served by Granian as the platform serves itself: `python -m bench.responder SOCKET`.
"""

import os
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

STATEMENTS = "BENCH_STATEMENTS"
_DSN = "BENCH_DSN"


def app() -> Any:
    """The factory each worker calls."""
    statements: dict[str, str] = msgspec.json.decode(os.environ[STATEMENTS])
    by_list, by_id, by_slug = (statements[name] for name in ("list", "job", "page"))
    head = {
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"application/json")],
    }
    encoder = msgspec.json.Encoder()
    pool: asyncpg.Pool

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        nonlocal pool
        if scope["type"] == "lifespan":
            await receive()
            pool = await _opened()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await pool.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
        path: str = scope["path"]
        value: Any
        if path == "/api/v1/jobs":
            value = [dict(row) for row in await pool.fetch(by_list)]
        elif path.startswith("/api/v1/jobs/"):
            value = dict(await pool.fetchrow(by_id, UUID(path[13:])))
        elif path.startswith("/jobs/"):
            value = dict(await pool.fetchrow(by_slug, path[6:]))
        else:
            value = "ok"
        body = encoder.encode(value)
        length = (b"content-length", str(len(body)).encode())
        await send({**head, "headers": [*head["headers"], length]})  # type: ignore[misc]
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return answer


async def _opened() -> asyncpg.Pool:
    pool: asyncpg.Pool = await asyncpg.create_pool(
        os.environ[_DSN],
        min_size=2,
        max_size=10,
        init=_prepare,
        # Nothing here changes a session, so that a connection needs no statement of its own to be used again.
        reset=_leave,
        server_settings={"jit": "off"},
    )
    return pool


async def _prepare(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="text",
        encoder=str,
        decoder=lambda text: msgspec.Raw(text.encode()),
    )


async def _leave(_: asyncpg.Connection) -> None:
    """Nothing to do between two uses."""


def environment(*, dsn: str, statements: dict[str, str]) -> dict[str, str]:
    """What the process of the responder needs in its environment."""
    return {_DSN: dsn, STATEMENTS: msgspec.json.encode(statements).decode()}


def serve(socket: Path) -> None:
    """Serves until SIGTERM, with the settings of talentsphere.runtime.serve."""
    from granian.constants import Interfaces, Loops  # noqa: PLC0415 - only the master needs Granian
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    Server(
        "bench.responder:app",
        factory=True,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=1,
        websockets=False,
        backlog=2048,
        backpressure=2048,
        log_level=LogLevels.warning,
        uds=socket,
    ).serve()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
