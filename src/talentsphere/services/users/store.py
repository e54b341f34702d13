"""All SQL of users."""

from typing import Any
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.users.contract import Profile

_COLUMNS = """id, email, name, roles, headline, about, city, country, links, locale, timezone, discoverable,
    created_at"""


async def by_id(connection: Connection, user_id: UUID) -> Profile | None:
    return await sql.fetch_one(
        connection, Profile, f"SELECT {_COLUMNS} FROM users.person WHERE id = $1", user_id
    )


async def by_email(connection: Connection, email: str) -> Profile | None:
    return await sql.fetch_one(
        connection, Profile, f"SELECT {_COLUMNS} FROM users.person WHERE email = $1", email
    )


async def by_ids(connection: Connection, user_ids: tuple[UUID, ...]) -> list[Profile]:
    return await sql.fetch(
        connection, Profile, f"SELECT {_COLUMNS} FROM users.person WHERE id = ANY($1)", list(user_ids)
    )


async def insert(
    connection: Connection, *, user_id: UUID, email: str, name: str, roles: tuple[str, ...]
) -> bool:
    """Whether the person is new; a known address is left as it is."""
    return bool(
        await sql.execute(
            connection,
            """INSERT INTO users.person (id, email, name, roles) VALUES ($1, $2, $3, $4)
               ON CONFLICT (email) DO NOTHING""",
            user_id,
            email,
            name,
            list(roles),
        )
    )


async def update(connection: Connection, *, user_id: UUID, values: dict[str, Any]) -> None:
    """Sets the given columns; their names come from ProfileChanges, never from a request."""
    assignments = ", ".join(f"{column} = ${number}" for number, column in enumerate(values, start=2))
    await sql.execute(
        connection,
        f"UPDATE users.person SET {assignments}, updated_at = now() WHERE id = $1",
        user_id,
        *values.values(),
    )


async def delete(connection: Connection, user_id: UUID) -> str | None:
    """The address of the person that was deleted, None when there was none."""
    email: str | None = await sql.fetch_value(
        connection, "DELETE FROM users.person WHERE id = $1 RETURNING email", user_id
    )
    return email
