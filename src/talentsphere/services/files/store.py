"""All SQL of files."""

from datetime import datetime, timedelta
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.files.contract import Purpose, StoredFile

_FILE = "id, owner_id, purpose, name, media_type, size, sha256, created_at"


async def by_id(connection: Connection, file_id: UUID) -> StoredFile | None:
    return await sql.fetch_one(
        connection, StoredFile, f"SELECT {_FILE} FROM files.file WHERE id = $1", file_id
    )


async def of_owner(connection: Connection, owner_id: UUID) -> list[StoredFile]:
    return await sql.fetch(
        connection,
        StoredFile,
        f"SELECT {_FILE} FROM files.file WHERE owner_id = $1 ORDER BY created_at DESC LIMIT 200",
        owner_id,
    )


async def ownerless(
    connection: Connection, *, purpose: Purpose, since: datetime, before: datetime
) -> list[UUID]:
    return await sql.fetch_column(
        connection,
        """SELECT id FROM files.file
           WHERE owner_id IS NULL AND purpose = $1 AND created_at >= $2 AND created_at < $3
           ORDER BY created_at LIMIT 10000""",
        purpose,
        since,
        before,
    )


async def insert(connection: Connection, file: StoredFile) -> StoredFile:
    """The record of bytes that are in place; they are no longer stray."""
    await sql.execute(connection, "DELETE FROM files.stray WHERE id = $1", file.id)
    found = await sql.fetch_one(
        connection,
        StoredFile,
        f"""INSERT INTO files.file (id, owner_id, purpose, name, media_type, size, sha256)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING {_FILE}""",
        file.id,
        file.owner_id,
        file.purpose,
        file.name,
        file.media_type,
        file.size,
        file.sha256,
    )
    if found is None:
        raise RuntimeError("An insert returned no row.")
    return found


async def lock_usage(connection: Connection, owner_id: UUID) -> int:
    """The bytes an owner has stored; their other uploads wait until this transaction ends."""
    await sql.execute(
        connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"files:{owner_id}"
    )
    return await usage(connection, owner_id)


async def usage(connection: Connection, owner_id: UUID) -> int:
    stored: int = await sql.fetch_value(
        connection, "SELECT coalesce(sum(size), 0)::bigint FROM files.file WHERE owner_id = $1", owner_id
    )
    return stored


async def delete(connection: Connection, file_id: UUID) -> bool:
    """Whether there was a record; its bytes are stray from now on."""
    deleted = await sql.execute(connection, "DELETE FROM files.file WHERE id = $1", file_id)
    if deleted:
        await put_stray(connection, file_id, grace=timedelta())
    return bool(deleted)


async def delete_of_owner(connection: Connection, owner_id: UUID) -> None:
    await sql.execute(
        connection,
        """WITH gone AS (DELETE FROM files.file WHERE owner_id = $1 RETURNING id)
           INSERT INTO files.stray (id, after) SELECT id, now() FROM gone""",
        owner_id,
    )


async def put_stray(connection: Connection, file_id: UUID, *, grace: timedelta) -> None:
    await sql.execute(
        connection, "INSERT INTO files.stray (id, after) VALUES ($1, now() + $2)", file_id, grace
    )


async def due_strays(connection: Connection, *, limit: int) -> list[UUID]:
    return await sql.fetch_column(
        connection, f"SELECT id FROM files.stray WHERE after <= now() ORDER BY after LIMIT {limit}"
    )


async def forget_strays(connection: Connection, file_ids: list[UUID]) -> None:
    await sql.execute(connection, "DELETE FROM files.stray WHERE id = ANY($1)", file_ids)
