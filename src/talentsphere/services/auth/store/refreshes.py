"""Refresh tokens: each is used once; the session is the family they belong to."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """A token that was exchanged already."""

    session_id: UUID
    used_at: datetime


async def insert(
    connection: Connection, *, token_hash: bytes, session_id: UUID, expires_at: datetime
) -> None:
    await sql.execute(
        connection,
        "INSERT INTO auth.refresh (token_hash, session_id, expires_at) VALUES ($1, $2, $3)",
        token_hash,
        session_id,
        expires_at,
    )


async def use(connection: Connection, token_hash: bytes, *, now: datetime) -> UUID | None:
    """The session of a token that was good until now; of two at once only one gets it."""
    session_id: UUID | None = await sql.fetch_value(
        connection,
        """UPDATE auth.refresh SET used_at = $2
           WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING session_id""",
        token_hash,
        now,
    )
    return session_id


async def used(connection: Connection, token_hash: bytes) -> Used | None:
    return await sql.fetch_one(
        connection,
        Used,
        "SELECT session_id, used_at FROM auth.refresh WHERE token_hash = $1 AND used_at IS NOT NULL",
        token_hash,
    )


async def delete_expired(connection: Connection, *, now: datetime) -> int:
    return await sql.execute(connection, "DELETE FROM auth.refresh WHERE expires_at <= $1", now)
