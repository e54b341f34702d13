"""Idempotency-Key: a POST that is sent twice with the same key happens once.

The key's row commits in the service's own transaction, so it exists exactly when the effect does. The
answer is kept beside it before it is sent; a repeat replays it. When the process died between the two, the
repeat is told that the first request was carried out, and changes nothing.
"""

from contextvars import ContextVar
from dataclasses import dataclass

import asyncpg

from talentsphere.kernel.errors import Conflict, Invalid

KEY_LENGTH = 255


@dataclass
class Claim:
    """One keyed request under way. `scope` is who sends it and to which route; `fingerprint` its body's hash."""

    scope: str
    key: str
    fingerprint: bytes
    written: bool = False


@dataclass(frozen=True)
class Kept:
    status: int
    body: bytes


class KeyReused(Invalid):
    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for a different request"


class AlreadyCarriedOut(Conflict):
    code = "already_carried_out"
    title = "A request with this Idempotency-Key was carried out; its answer was not kept"


current: ContextVar[Claim | None] = ContextVar("idempotency_claim", default=None)


async def claim(connection: asyncpg.Connection) -> None:
    """Writes the key of the request under way, once, in the open transaction."""
    under_way = current.get()
    if under_way is None or under_way.written:
        return
    try:
        await connection.execute(
            "INSERT INTO kernel.idempotency (scope, key, fingerprint) VALUES ($1, $2, $3)",
            under_way.scope,
            under_way.key,
            under_way.fingerprint,
        )
    except asyncpg.UniqueViolationError:
        raise AlreadyCarriedOut from None
    under_way.written = True


async def find(pool: asyncpg.Pool, wanted: Claim) -> Kept | None:
    """The kept answer for a key, None for a new key. Raises when the key stands for another request."""
    row = await pool.fetchrow(
        "SELECT fingerprint, status, body FROM kernel.idempotency WHERE scope = $1 AND key = $2",
        wanted.scope,
        wanted.key,
    )
    if row is None:
        return None
    if row["fingerprint"] != wanted.fingerprint:
        raise KeyReused
    if row["status"] is None:
        raise AlreadyCarriedOut
    return Kept(row["status"], row["body"])


async def keep(pool: asyncpg.Pool, under_way: Claim, status: int, body: bytes) -> None:
    """Stores the answer of a keyed request whose effect has committed."""
    await pool.execute(
        "UPDATE kernel.idempotency SET status = $3, body = $4 WHERE scope = $1 AND key = $2",
        under_way.scope,
        under_way.key,
        status,
        body,
    )
