"""Looks for new jobs: which searches are due, what was told, and the mails to be."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.alerts.contract import Frequency, Question
from talentsphere.services.alerts.rules.mails import Job


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A search whose time has come."""

    id: UUID
    owner_id: UUID
    question: Question
    frequency: Frequency
    created_at: datetime
    seen_until: datetime
    next_look_at: datetime


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """A mail to be, with the search it is about."""

    search_id: UUID
    owner_id: UUID
    name: str
    question: Question
    frequency: Frequency
    total: int
    made_at: datetime


async def newest_published_at(connection: Connection) -> datetime | None:
    """When the newest open posting was published."""
    found: datetime | None = await sql.fetch_value(
        connection,
        """SELECT published_at FROM jobs.card WHERE status = 'published'
           ORDER BY published_at DESC, id DESC LIMIT 1""",
    )
    return found


async def skip_idle(connection: Connection, *, now: datetime, next_look_at: datetime, since: datetime) -> int:
    """Puts off instant searches that looked after the newest posting could be found; how many."""
    return await sql.execute(
        connection,
        """UPDATE alerts.saved_search SET next_look_at = $2
           WHERE next_look_at <= $1 AND frequency = 'instant' AND looked_at > $3""",
        now,
        next_look_at,
        since,
    )


async def due(connection: Connection, *, now: datetime, limit: int) -> list[Due]:
    """Those that wait the longest first."""
    return await sql.fetch(
        connection,
        Due,
        f"""SELECT id, owner_id, question, frequency, created_at, seen_until, next_look_at FROM alerts.saved_search
            WHERE next_look_at <= $1 ORDER BY next_look_at, id LIMIT {int(limit)}""",
        now,
    )


async def take(connection: Connection, search: Due) -> bool:
    """Reserves a due search in the open transaction; False when it was looked at or changed meanwhile."""
    found = await sql.fetch_value(
        connection,
        """SELECT 1 FROM alerts.saved_search WHERE id = $1 AND next_look_at = $2 AND frequency = $3
           FOR UPDATE SKIP LOCKED""",
        search.id,
        search.next_look_at,
        search.frequency,
    )
    return found is not None


async def looked(
    connection: Connection,
    search_id: UUID,
    *,
    at: datetime,
    seen_until: datetime,
    next_look_at: datetime | None,
) -> None:
    await sql.execute(
        connection,
        """UPDATE alerts.saved_search SET looked_at = $2, seen_until = $3, next_look_at = $4 WHERE id = $1""",
        search_id,
        at,
        seen_until,
        next_look_at,
    )


async def put_off(connection: Connection, search: Due, *, until: datetime) -> None:
    """Without having looked."""
    await sql.execute(
        connection,
        "UPDATE alerts.saved_search SET next_look_at = $3 WHERE id = $1 AND next_look_at = $2",
        search.id,
        search.next_look_at,
        until,
    )


async def untold(connection: Connection, search_id: UUID, job_ids: list[UUID]) -> set[UUID]:
    """Those of the jobs that the search never told of."""
    found = await sql.fetch_column(
        connection,
        """SELECT job_id FROM unnest($2::uuid[]) AS job_id
           WHERE NOT EXISTS (SELECT FROM alerts.told WHERE search_id = $1 AND told.job_id = job_id.job_id)""",
        search_id,
        job_ids,
    )
    return set(found)


async def add_digest(
    connection: Connection, digest_id: UUID, *, search_id: UUID, job_ids: list[UUID], total: int, at: datetime
) -> None:
    """Writes a mail to be and the jobs it tells of."""
    await sql.execute(
        connection,
        "INSERT INTO alerts.digest (id, search_id, total, made_at) VALUES ($1, $2, $3, $4)",
        digest_id,
        search_id,
        total,
        at,
    )
    await sql.execute(
        connection,
        "INSERT INTO alerts.told (search_id, job_id, digest_id) SELECT $1, unnest($2::uuid[]), $3",
        search_id,
        job_ids,
        digest_id,
    )


async def digest(connection: Connection, digest_id: UUID) -> Digest | None:
    return await sql.fetch_one(
        connection,
        Digest,
        """SELECT search.id AS search_id, owner_id, name, question, frequency, total, made_at
           FROM alerts.digest JOIN alerts.saved_search AS search ON search.id = digest.search_id
           WHERE digest.id = $1""",
        digest_id,
    )


async def open_jobs(connection: Connection, digest_id: UUID) -> list[Job]:
    """The jobs of a mail that are open at this moment, newest first."""
    return await sql.fetch(
        connection,
        Job,
        """SELECT card.slug, card.title, company.name AS company_name, card.locations, card.workplace, card.pay
           FROM alerts.told JOIN jobs.card ON card.id = told.job_id
           JOIN companies.card AS company ON company.id = card.company_id
           WHERE told.digest_id = $1 AND card.status = 'published'
             AND (card.valid_through IS NULL OR card.valid_through >= current_date)
           ORDER BY card.published_at DESC, card.id DESC""",
        digest_id,
    )


async def mailed(connection: Connection, search_id: UUID, *, at: datetime) -> None:
    await sql.execute(
        connection, "UPDATE alerts.saved_search SET last_mailed_at = $2 WHERE id = $1", search_id, at
    )


async def sweep(connection: Connection, *, before: datetime, limit: int) -> int:
    """Forgets mails made before then, with the jobs they told of; how many."""
    return await sql.execute(
        connection,
        f"""DELETE FROM alerts.digest WHERE id IN
            (SELECT id FROM alerts.digest WHERE made_at < $1 ORDER BY made_at LIMIT {int(limit)})""",
        before,
    )
