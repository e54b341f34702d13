"""One posting at a time, and lists of them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.jobs.contract import Job, JobCard, SitemapEntry, Status

_JOB = """posting.id, posting.company_id, card.name AS company_name, card.slug AS company_slug,
    card.website AS company_website, card.logo_url AS company_logo_url, posting.slug, posting.status, posting.title,
    posting.description_html, posting.description_text, posting.locations, posting.workplace,
    posting.employment_type, posting.department, posting.level, posting.pay, posting.questions, posting.skills,
    posting.requisition_id, posting.language, posting.valid_through, posting.applicant_countries,
    posting.source_url, posting.source, posting.created_at, posting.updated_at, posting.published_at,
    posting.closed_at"""
_CARD = """posting.id, posting.company_id, card.name AS company_name, card.slug AS company_slug,
    card.logo_url AS company_logo_url, posting.slug, posting.status, posting.title, posting.locations,
    posting.workplace, posting.employment_type, posting.department, posting.level, posting.pay, posting.skills,
    posting.published_at, posting.valid_through"""
_FROM = "FROM jobs.posting JOIN companies.card ON card.id = posting.company_id"


async def by_id(connection: Connection, job_id: UUID) -> Job | None:
    return await sql.fetch_one(connection, Job, f"SELECT {_JOB} {_FROM} WHERE posting.id = $1", job_id)


async def by_slug(connection: Connection, slug: str) -> Job | None:
    return await sql.fetch_one(connection, Job, f"SELECT {_JOB} {_FROM} WHERE posting.slug = $1", slug)


async def lock(connection: Connection, job_id: UUID) -> Status | None:
    """The status of a posting that no other transaction changes until this one ends."""
    status: Status | None = await sql.fetch_value(
        connection, "SELECT status FROM jobs.posting WHERE id = $1 FOR UPDATE", job_id
    )
    return status


async def insert(connection: Connection, *, job_id: UUID, values: dict[str, Any]) -> None:
    """A draft with the given columns; their names come from the rules, never from a request."""
    columns = ", ".join(values)
    places = ", ".join(f"${number}" for number in range(2, len(values) + 2))
    await sql.execute(
        connection,
        f"INSERT INTO jobs.posting (id, status, {columns}) VALUES ($1, 'draft', {places})",
        job_id,
        *values.values(),
    )


async def update(connection: Connection, *, job_id: UUID, values: dict[str, Any]) -> None:
    assignments = ", ".join(f"{column} = ${number}" for number, column in enumerate(values, start=2))
    await sql.execute(
        connection,
        f"UPDATE jobs.posting SET {assignments}, updated_at = now() WHERE id = $1",
        job_id,
        *values.values(),
    )


async def publish(connection: Connection, job_id: UUID) -> None:
    """A reopened posting keeps the day it was first published."""
    await sql.execute(
        connection,
        """UPDATE jobs.posting SET status = 'published', published_at = coalesce(published_at, now()),
               closed_at = NULL, updated_at = now() WHERE id = $1""",
        job_id,
    )


async def close(connection: Connection, job_ids: list[UUID]) -> None:
    await sql.execute(
        connection,
        """UPDATE jobs.posting SET status = 'closed', closed_at = now(), updated_at = now(),
               published_at = coalesce(published_at, now()) WHERE id = ANY($1)""",
        job_ids,
    )


async def delete_draft(connection: Connection, job_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM jobs.posting WHERE id = $1 AND status = 'draft'", job_id)


async def take_due(connection: Connection, today: date, *, limit: int) -> list[UUID]:
    """Published postings past their last day, locked; those another worker holds are left to it."""
    return await sql.fetch_column(
        connection,
        f"""SELECT id FROM jobs.posting WHERE status = 'published' AND valid_through < $1
            ORDER BY valid_through LIMIT {limit} FOR UPDATE SKIP LOCKED""",
        today,
    )


async def of_company(
    connection: Connection,
    company_id: UUID,
    *,
    status: Status | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[JobCard]:
    """Newest first; one row more than a page, to know whether there is a next one."""
    return await sql.fetch(
        connection,
        JobCard,
        f"""SELECT {_CARD} {_FROM} WHERE posting.company_id = $1 AND ($2::text IS NULL OR posting.status = $2)
              AND ($3::timestamptz IS NULL OR (posting.created_at, posting.id) < ($3, $4))
            ORDER BY posting.created_at DESC, posting.id DESC LIMIT {limit + 1}""",
        company_id,
        status,
        *(after or (None, None)),
    )


async def created_at(connection: Connection, job_id: UUID) -> datetime:
    moment: datetime = await sql.fetch_value(
        connection, "SELECT created_at FROM jobs.posting WHERE id = $1", job_id
    )
    return moment


async def newest(connection: Connection, *, company_id: UUID | None, limit: int) -> list[Job]:
    return await sql.fetch(
        connection,
        Job,
        f"""SELECT {_JOB} {_FROM} WHERE posting.status = 'published' AND ($1::uuid IS NULL OR posting.company_id = $1)
            ORDER BY posting.published_at DESC, posting.id DESC LIMIT {limit}""",
        company_id,
    )


async def published(connection: Connection, job_ids: tuple[UUID, ...]) -> list[Job]:
    """Those of the postings that are open, in the order of the ids."""
    return await sql.fetch(
        connection,
        Job,
        f"""SELECT {_JOB} {_FROM}
            JOIN unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) ON wanted.id = posting.id
            WHERE posting.status = 'published' ORDER BY wanted.place""",
        list(job_ids),
    )


async def published_after(connection: Connection, job_id: UUID | None, *, limit: int) -> list[Job]:
    """Published postings in the order of their ids, from the one after on."""
    return await sql.fetch(
        connection,
        Job,
        f"""SELECT {_JOB} {_FROM} WHERE posting.status = 'published' AND ($1::uuid IS NULL OR posting.id > $1)
            ORDER BY posting.id LIMIT {limit}""",
        job_id,
    )


async def sitemap(connection: Connection, *, offset: int, limit: int) -> list[SitemapEntry]:
    """Published postings in the stable order of their ids, so that a page changes only with its postings."""
    return await sql.fetch(
        connection,
        SitemapEntry,
        f"""SELECT slug, updated_at FROM jobs.posting WHERE status = 'published'
            ORDER BY id OFFSET {offset} LIMIT {limit}""",
    )


async def published_ids(connection: Connection, company_id: UUID) -> list[UUID]:
    return await sql.fetch_column(
        connection, "SELECT id FROM jobs.posting WHERE company_id = $1 AND status = 'published'", company_id
    )


async def count_published(connection: Connection) -> int:
    count: int = await sql.fetch_value(
        connection, "SELECT count(*) FROM jobs.posting WHERE status = 'published'"
    )
    return count
