"""All SQL of cvs."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.cvs.contract import Cv

_COLUMNS = (
    """id, owner_id, title, file_id, file_name, media_type, resume, text, readable, created_at, updated_at"""
)


async def of_owner(connection: Connection, *, owner_id: UUID, limit: int) -> list[Cv]:
    return await sql.fetch(
        connection,
        Cv,
        f"""SELECT {_COLUMNS} FROM cvs.cv WHERE owner_id = $1
            ORDER BY created_at DESC, id DESC LIMIT {int(limit)}""",
        owner_id,
    )


async def by_id(connection: Connection, *, cv_id: UUID, owner_id: UUID) -> Cv | None:
    """The CV when it is this owner's."""
    return await sql.fetch_one(
        connection, Cv, f"SELECT {_COLUMNS} FROM cvs.cv WHERE id = $1 AND owner_id = $2", cv_id, owner_id
    )


async def lock(connection: Connection, *, cv_id: UUID, owner_id: UUID) -> Cv | None:
    """As by_id; other changes of this CV wait until the transaction ends."""
    return await sql.fetch_one(
        connection,
        Cv,
        f"SELECT {_COLUMNS} FROM cvs.cv WHERE id = $1 AND owner_id = $2 FOR UPDATE",
        cv_id,
        owner_id,
    )


async def count(connection: Connection, owner_id: UUID) -> int:
    number: int = await sql.fetch_value(
        connection, "SELECT count(*) FROM cvs.cv WHERE owner_id = $1", owner_id
    )
    return number


async def lock_count(connection: Connection, owner_id: UUID) -> int:
    """As count; the owner's other new CVs wait until the transaction ends."""
    await sql.execute(connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"cvs:{owner_id}")
    return await count(connection, owner_id)


async def insert(connection: Connection, cv: Cv) -> None:
    await sql.execute(
        connection,
        f"INSERT INTO cvs.cv ({_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        cv.id,
        cv.owner_id,
        cv.title,
        cv.file_id,
        cv.file_name,
        cv.media_type,
        cv.resume,
        cv.text,
        cv.readable,
        cv.created_at,
        cv.updated_at,
    )


async def update(connection: Connection, cv: Cv, *, at: datetime) -> None:
    """Writes what an owner may change."""
    await sql.execute(
        connection,
        "UPDATE cvs.cv SET title = $2, resume = $3, text = $4, updated_at = $5 WHERE id = $1",
        cv.id,
        cv.title,
        cv.resume,
        cv.text,
        at,
    )


async def delete(connection: Connection, *, cv_id: UUID, owner_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM cvs.cv WHERE id = $1 AND owner_id = $2", cv_id, owner_id)


async def delete_of_owner(connection: Connection, owner_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM cvs.cv WHERE owner_id = $1", owner_id)
