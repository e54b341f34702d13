"""Accounts: who somebody is (a view of users) with the hash of their password."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.actor import Role
from talentsphere.kernel.transaction import Connection

_SELECT = """SELECT card.id, card.email, card.name, card.roles, credential.password_hash
    FROM users.card LEFT JOIN auth.credential ON credential.user_id = card.id"""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A person, and the hash of their password if they have one."""

    id: UUID
    email: str
    name: str
    roles: tuple[Role, ...]
    password_hash: str | None


async def by_email(connection: Connection, email: str) -> Account | None:
    return await sql.fetch_one(connection, Account, f"{_SELECT} WHERE card.email = $1", email)


async def by_id(connection: Connection, user_id: UUID) -> Account | None:
    return await sql.fetch_one(connection, Account, f"{_SELECT} WHERE card.id = $1", user_id)


async def add_credential(connection: Connection, *, user_id: UUID, password_hash: str, now: datetime) -> None:
    """Gives a person a first password; one that is there stays."""
    await sql.execute(
        connection,
        """INSERT INTO auth.credential (user_id, password_hash, changed_at) VALUES ($1, $2, $3)
           ON CONFLICT (user_id) DO NOTHING""",
        user_id,
        password_hash,
        now,
    )


async def put_credential(connection: Connection, *, user_id: UUID, password_hash: str, now: datetime) -> None:
    """Sets a person's password, first or not."""
    await sql.execute(
        connection,
        """INSERT INTO auth.credential (user_id, password_hash, changed_at) VALUES ($1, $2, $3)
           ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
               changed_at = excluded.changed_at""",
        user_id,
        password_hash,
        now,
    )


async def replace_hash(connection: Connection, *, user_id: UUID, old: str, new: str) -> None:
    """Stores the same password's hash by today's parameters, unless the password was changed meanwhile."""
    await sql.execute(
        connection,
        "UPDATE auth.credential SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2",
        user_id,
        old,
        new,
    )


async def delete_credential(connection: Connection, user_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM auth.credential WHERE user_id = $1", user_id)
