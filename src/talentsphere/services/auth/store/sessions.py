"""Sessions: where people are signed in."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.actor import Role
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import Session

_LIVE = """SELECT session.id, session.user_id, session.last_used_at, card.name, card.email, card.roles
    FROM auth.session JOIN users.card ON card.id = session.user_id"""


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """A session that is not over, and whose it is."""

    id: UUID
    user_id: UUID
    last_used_at: datetime
    name: str
    email: str
    roles: frozenset[Role]


async def insert(
    connection: Connection,
    *,
    session_id: UUID,
    user_id: UUID,
    kind: Literal["page", "api"],
    token_hash: bytes | None,
    user_agent: str,
    now: datetime,
    expires_at: datetime,
) -> None:
    await sql.execute(
        connection,
        """INSERT INTO auth.session (id, user_id, kind, token_hash, user_agent, created_at, last_used_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $6, $7)""",
        session_id,
        user_id,
        kind,
        token_hash,
        user_agent,
        now,
        expires_at,
    )


async def live_page(connection: Connection, token_hash: bytes, *, now: datetime) -> Live | None:
    return await sql.fetch_one(
        connection,
        Live,
        f"{_LIVE} WHERE session.token_hash = $1 AND session.expires_at > $2",
        token_hash,
        now,
    )


async def live_api(connection: Connection, session_id: UUID, *, now: datetime) -> Live | None:
    return await sql.fetch_one(
        connection,
        Live,
        f"{_LIVE} WHERE session.id = $1 AND session.kind = 'api' AND session.expires_at > $2",
        session_id,
        now,
    )


async def touch(
    connection: Connection, session_id: UUID, *, now: datetime, expires_at: datetime | None
) -> None:
    """Remembers that a session was used; a time given becomes its new end."""
    await sql.execute(
        connection,
        "UPDATE auth.session SET last_used_at = $2, expires_at = coalesce($3, expires_at) WHERE id = $1",
        session_id,
        now,
        expires_at,
    )


async def extend_api(
    connection: Connection, session_id: UUID, *, now: datetime, expires_at: datetime
) -> UUID | None:
    """Lengthens a live session of a person who is still there; whose it is."""
    user_id: UUID | None = await sql.fetch_value(
        connection,
        """UPDATE auth.session SET last_used_at = $2, expires_at = $3
           WHERE id = $1 AND expires_at > $2
               AND EXISTS (SELECT 1 FROM users.card WHERE card.id = session.user_id)
           RETURNING user_id""",
        session_id,
        now,
        expires_at,
    )
    return user_id


async def of_person(
    connection: Connection, user_id: UUID, *, current: UUID | None, now: datetime
) -> list[Session]:
    return await sql.fetch(
        connection,
        Session,
        """SELECT id, kind, user_agent, created_at, last_used_at, expires_at, id IS NOT DISTINCT FROM $2 AS current
           FROM auth.session WHERE user_id = $1 AND expires_at > $3 ORDER BY last_used_at DESC LIMIT 100""",
        user_id,
        current,
        now,
    )


async def end(connection: Connection, session_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM auth.session WHERE id = $1", session_id)


async def end_own(connection: Connection, session_id: UUID, *, user_id: UUID) -> bool:
    """Whether there was such a session of that person."""
    return bool(
        await sql.execute(
            connection, "DELETE FROM auth.session WHERE id = $1 AND user_id = $2", session_id, user_id
        )
    )


async def end_all(connection: Connection, user_id: UUID, *, but: UUID | None = None) -> None:
    await sql.execute(
        connection, "DELETE FROM auth.session WHERE user_id = $1 AND id IS DISTINCT FROM $2", user_id, but
    )


async def delete_expired(connection: Connection, *, now: datetime) -> int:
    return await sql.execute(connection, "DELETE FROM auth.session WHERE expires_at <= $1", now)
