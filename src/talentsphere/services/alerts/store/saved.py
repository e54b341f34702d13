"""Saved searches as their owners keep them."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.alerts.contract import Frequency, Question, SavedSearch

COLUMNS = "id, name, question, frequency, created_at, last_mailed_at"


class NewSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A row to be. `next_look_at` is None exactly when the frequency is `off`."""

    id: UUID
    owner_id: UUID
    name: str
    question: Question
    fingerprint: bytes
    frequency: Frequency
    created_at: datetime
    next_look_at: datetime | None


async def put(connection: Connection, new: NewSearch) -> SavedSearch:
    """Inserts a search, or renames the one with the same question and sets how often it tells."""
    [saved] = await sql.fetch(
        connection,
        SavedSearch,
        f"""INSERT INTO alerts.saved_search AS saved (id, owner_id, name, question, fingerprint, frequency, created_at,
                seen_until, looked_at, next_look_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8)
            ON CONFLICT (owner_id, fingerprint) DO UPDATE
            SET name = excluded.name, frequency = excluded.frequency, next_look_at = excluded.next_look_at
            RETURNING {COLUMNS}""",
        new.id,
        new.owner_id,
        new.name,
        msgspec.to_builtins(new.question),
        new.fingerprint,
        new.frequency,
        new.created_at,
        new.next_look_at,
    )
    return saved


async def count_others(connection: Connection, owner_id: UUID, fingerprint: bytes) -> int:
    """How many other questions a person keeps; waits for whoever is saving for the same person."""
    await sql.execute(
        connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"alerts:{owner_id}"
    )
    return int(
        await sql.fetch_value(
            connection,
            "SELECT count(*) FROM alerts.saved_search WHERE owner_id = $1 AND fingerprint <> $2",
            owner_id,
            fingerprint,
        )
    )


async def of_owner(connection: Connection, owner_id: UUID, *, limit: int) -> list[SavedSearch]:
    return await sql.fetch(
        connection,
        SavedSearch,
        f"""SELECT {COLUMNS} FROM alerts.saved_search WHERE owner_id = $1
            ORDER BY created_at DESC, id DESC LIMIT {int(limit)}""",
        owner_id,
    )


async def by_id(connection: Connection, search_id: UUID) -> SavedSearch | None:
    return await sql.fetch_one(
        connection, SavedSearch, f"SELECT {COLUMNS} FROM alerts.saved_search WHERE id = $1", search_id
    )


async def owner_of(connection: Connection, search_id: UUID) -> UUID | None:
    found: UUID | None = await sql.fetch_value(
        connection, "SELECT owner_id FROM alerts.saved_search WHERE id = $1", search_id
    )
    return found


async def change(
    connection: Connection,
    search_id: UUID,
    *,
    name: str | None,
    frequency: Frequency | None,
    next_look_at: datetime | None,
) -> SavedSearch | None:
    """What is None stays; `next_look_at` goes with a frequency."""
    return await sql.fetch_one(
        connection,
        SavedSearch,
        f"""UPDATE alerts.saved_search SET name = coalesce($2, name), frequency = coalesce($3, frequency),
                next_look_at = CASE WHEN $3 IS NULL THEN next_look_at ELSE $4 END
            WHERE id = $1 RETURNING {COLUMNS}""",
        search_id,
        name,
        frequency,
        next_look_at,
    )


async def delete(connection: Connection, search_id: UUID, *, owner_id: UUID) -> bool:
    """Whether it was there and the owner's."""
    return bool(
        await sql.execute(
            connection,
            "DELETE FROM alerts.saved_search WHERE id = $1 AND owner_id = $2",
            search_id,
            owner_id,
        )
    )


async def forget(connection: Connection, owner_id: UUID) -> None:
    """Everything of a person."""
    await sql.execute(connection, "DELETE FROM alerts.saved_search WHERE owner_id = $1", owner_id)
