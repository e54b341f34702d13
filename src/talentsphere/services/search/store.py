"""All SQL of search: open postings as lists show them and as the index holds them, and rebuilds."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.jobs.contract import EmploymentType, JobCard, Level, Location, Pay, Workplace
from talentsphere.services.search.contract import JobQuery

_CARD = """card.id, card.company_id, company.name AS company_name, company.slug AS company_slug,
    company.logo_url AS company_logo_url, card.slug, card.status, card.title, card.locations, card.workplace,
    card.employment_type, card.department, card.level, card.pay, card.skills, card.published_at,
    card.valid_through"""
_FROM = "FROM jobs.card JOIN companies.card AS company ON company.id = card.company_id"
_OPEN = "card.status = 'published' AND (card.valid_through IS NULL OR card.valid_through >= current_date)"

# A posting's place in the newest-first order.
Key = tuple[datetime, UUID]


class Searchable(msgspec.Struct, frozen=True, kw_only=True):
    """What the index holds of an open posting."""

    id: UUID
    company_id: UUID
    company_name: str
    company_slug: str
    title: str
    description_text: str
    locations: tuple[Location, ...]
    workplace: Workplace
    employment_type: EmploymentType
    department: str | None
    level: Level | None
    pay: Pay | None
    skills: tuple[str, ...]
    published_at: datetime
    valid_through: date | None


class Progress(msgspec.Struct, frozen=True):
    """How far a rebuild is; `finished_at` is set when it is over, `error` when it failed."""

    started_at: datetime | None
    finished_at: datetime | None
    done: int
    total: int
    error: str | None


async def newest(connection: Connection, *, after: Key | None, limit: int) -> list[JobCard]:
    """Open postings, newest first; one row more than asked for, to know whether there is a next page."""
    condition = "" if after is None else "AND (card.published_at, card.id) < ($1, $2)"
    return await sql.fetch(
        connection,
        JobCard,
        f"""SELECT {_CARD} {_FROM} WHERE {_OPEN} {condition}
            ORDER BY card.published_at DESC, card.id DESC LIMIT {limit + 1}""",
        *(after or ()),
    )


async def cards(connection: Connection, job_ids: list[UUID]) -> dict[UUID, JobCard]:
    """Those of the postings that are open at this moment, whatever the index still says."""
    rows = await sql.fetch(
        connection, JobCard, f"SELECT {_CARD} {_FROM} WHERE card.id = ANY($1) AND {_OPEN}", job_ids
    )
    return {row.id: row for row in rows}


async def texts(connection: Connection, job_ids: list[UUID]) -> dict[UUID, str]:
    """The beginning of each posting's description, to cut snippets from."""
    rows = await connection.fetch(
        "SELECT id, left(description_text, 6000) AS text FROM jobs.searchable WHERE id = ANY($1)", job_ids
    )
    return {row["id"]: row["text"] for row in rows}


async def matching(
    connection: Connection, query: JobQuery, *, since: datetime | None, after: Key | None, limit: int
) -> list[JobCard]:
    """Newest first, by the words of titles alone: what is left of search while there is no index."""
    arguments: list[Any] = []

    def given(value: Any) -> str:
        arguments.append(value)
        return f"${len(arguments)}"

    conditions = [_OPEN]
    if query.q.strip():
        conditions.append(
            f"to_tsvector('english', card.title) @@ websearch_to_tsquery('english', {given(query.q)})"
        )
    if query.place.strip():
        place = query.place.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        conditions.append(f"card.locations::text ILIKE {given(f'%{place}%')}")
    for column, values in (
        ("card.workplace", query.workplace),
        ("card.employment_type", query.employment_type),
        ("card.level", query.level),
        ("company.slug", query.company),
    ):
        if values:
            conditions.append(f"{column} = ANY({given(list(values))})")
    if query.department:
        conditions.append(f"lower(card.department) = lower({given(query.department)})")
    if query.pay_min is not None:
        amount = "coalesce((card.pay->>'max')::numeric, (card.pay->>'min')::numeric)"
        conditions.append(f"card.pay->>'interval' = 'year' AND {amount} >= {given(query.pay_min)}")
    if since is not None:
        conditions.append(f"card.published_at >= {given(since)}")
    if after is not None:
        conditions.append(f"(card.published_at, card.id) < ({given(after[0])}, {given(after[1])})")
    return await sql.fetch(
        connection,
        JobCard,
        f"""SELECT {_CARD} {_FROM} WHERE {" AND ".join(conditions)}
            ORDER BY card.published_at DESC, card.id DESC LIMIT {limit + 1}""",
        *arguments,
    )


_SEARCHABLE = """posting.id, posting.company_id, company.name AS company_name, company.slug AS company_slug,
    posting.title, posting.description_text, posting.locations, posting.workplace, posting.employment_type,
    posting.department, posting.level, posting.pay, posting.skills, posting.published_at, posting.valid_through
    FROM jobs.searchable AS posting JOIN companies.card AS company ON company.id = posting.company_id
    WHERE posting.status = 'published'"""


async def searchable(connection: Connection, job_ids: list[UUID]) -> list[Searchable]:
    return await sql.fetch(connection, Searchable, f"SELECT {_SEARCHABLE} AND posting.id = ANY($1)", job_ids)


async def searchable_after(connection: Connection, after: UUID | None, *, limit: int) -> list[Searchable]:
    """Open postings by id, a batch at a time, for a rebuild."""
    return await sql.fetch(
        connection,
        Searchable,
        f"""SELECT {_SEARCHABLE} AND ($1::uuid IS NULL OR posting.id > $1)
            ORDER BY posting.id LIMIT {limit}""",
        after,
    )


async def count_open(connection: Connection) -> int:
    count: int = await sql.fetch_value(
        connection, "SELECT count(*) FROM jobs.searchable WHERE status = 'published'"
    )
    return count


async def request_rebuild(connection: Connection, rebuild_id: UUID) -> None:
    await sql.execute(connection, "INSERT INTO search.rebuild (id) VALUES ($1)", rebuild_id)


async def note_rebuild(
    connection: Connection, rebuild_id: UUID, *, done: int, total: int, over: bool = False, error: str = ""
) -> None:
    await sql.execute(
        connection,
        """UPDATE search.rebuild SET started_at = coalesce(started_at, now()), done = $2, total = $3,
               finished_at = CASE WHEN $4 THEN now() END, error = nullif($5, '') WHERE id = $1""",
        rebuild_id,
        done,
        total,
        over,
        error,
    )


async def rebuild_progress(connection: Connection, rebuild_id: UUID) -> Progress | None:
    return await sql.fetch_one(
        connection,
        Progress,
        "SELECT started_at, finished_at, done, total, error FROM search.rebuild WHERE id = $1",
        rebuild_id,
    )
