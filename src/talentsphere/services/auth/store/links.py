"""Mailed links, with what following them does."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import SignUpRole

Purpose = Literal["sign_up", "reset", "change_email"]

_COLUMNS = """id, purpose, email, token_hash, name, role, password_hash, user_id, old_email, created_at, expires_at,
    used_at"""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link. A sign-up has name, role and password_hash; a change of address user_id and old_email."""

    id: UUID
    purpose: Purpose
    email: str
    token_hash: bytes
    created_at: datetime
    expires_at: datetime
    name: str | None = None
    role: SignUpRole | None = None
    password_hash: str | None = None
    user_id: UUID | None = None
    old_email: str | None = None
    used_at: datetime | None = None


async def insert(connection: Connection, link: Link) -> None:
    await sql.execute(
        connection,
        """INSERT INTO auth.link (id, purpose, email, token_hash, name, role, password_hash, user_id, old_email,
               created_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""",
        link.id,
        link.purpose,
        link.email,
        link.token_hash,
        link.name,
        link.role,
        link.password_hash,
        link.user_id,
        link.old_email,
        link.created_at,
        link.expires_at,
    )


async def open_one(connection: Connection, token_hash: bytes, *, now: datetime) -> Link | None:
    """The link of a token when it can still be followed."""
    return await sql.fetch_one(
        connection,
        Link,
        f"""SELECT {_COLUMNS} FROM auth.link
            WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2""",
        token_hash,
        now,
    )


async def by_id(connection: Connection, link_id: UUID) -> Link | None:
    return await sql.fetch_one(connection, Link, f"SELECT {_COLUMNS} FROM auth.link WHERE id = $1", link_id)


async def count_before(connection: Connection, link: Link, *, since: datetime) -> int:
    """How many links of its purpose to the same address were asked for between a time and this one."""
    count: int = await sql.fetch_value(
        connection,
        "SELECT count(*) FROM auth.link WHERE email = $1 AND created_at > $2 AND id < $3 AND purpose = $4",
        link.email,
        since,
        link.id,
        link.purpose,
    )
    return count


async def use(connection: Connection, link_id: UUID, *, now: datetime) -> bool:
    """Whether the link was still good; of two followers at once only one gets it."""
    return bool(
        await sql.execute(
            connection,
            "UPDATE auth.link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2",
            link_id,
            now,
        )
    )


async def void(connection: Connection, *, email: str, purpose: Purpose, now: datetime) -> None:
    """Makes every other open link of a purpose to an address useless."""
    await sql.execute(
        connection,
        "UPDATE auth.link SET used_at = $3 WHERE email = $1 AND purpose = $2 AND used_at IS NULL",
        email,
        purpose,
        now,
    )


async def void_changes(connection: Connection, *, user_id: UUID, now: datetime) -> None:
    """Makes every open change of a person's address useless."""
    await sql.execute(
        connection, "UPDATE auth.link SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL", user_id, now
    )


async def delete_of(connection: Connection, *, user_id: UUID, email: str) -> None:
    await sql.execute(
        connection,
        "DELETE FROM auth.link WHERE email = $2 OR user_id = $1",
        user_id,
        email,
    )


async def delete_expired(connection: Connection, *, now: datetime) -> int:
    return await sql.execute(connection, "DELETE FROM auth.link WHERE expires_at <= $1", now)
