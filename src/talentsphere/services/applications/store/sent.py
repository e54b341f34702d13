"""Applications as their candidates see them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import Application, ApplicationStatus

_APPLICATION = """id, job_id, job_title, job_slug, company_id, company_name, status, submitted_at, updated_at,
    cover_letter, answers, questions, cv_title,
    (SELECT jsonb_agg(jsonb_build_object('status', status, 'at', at, 'note', note) ORDER BY id)
     FROM applications.progress WHERE application_id = application.id) AS timeline"""


class Locked(msgspec.Struct, frozen=True):
    """What a change needs to know of an application that nobody else can change meanwhile."""

    id: UUID
    job_id: UUID
    company_id: UUID
    candidate_id: UUID | None
    status: ApplicationStatus


async def by_id(connection: Connection, application_id: UUID, *, candidate_id: UUID) -> Application | None:
    return await sql.fetch_one(
        connection,
        Application,
        f"SELECT {_APPLICATION} FROM applications.application WHERE id = $1 AND candidate_id = $2",
        application_id,
        candidate_id,
    )


async def for_job(connection: Connection, *, candidate_id: UUID, job_id: UUID) -> Application | None:
    return await sql.fetch_one(
        connection,
        Application,
        f"SELECT {_APPLICATION} FROM applications.application WHERE candidate_id = $1 AND job_id = $2",
        candidate_id,
        job_id,
    )


async def status_for_job(
    connection: Connection, *, candidate_id: UUID, job_id: UUID
) -> ApplicationStatus | None:
    found: ApplicationStatus | None = await sql.fetch_value(
        connection,
        "SELECT status FROM applications.application WHERE candidate_id = $1 AND job_id = $2",
        candidate_id,
        job_id,
    )
    return found


async def page(
    connection: Connection, *, candidate_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> list[Application]:
    """Newest first; one row more than a page, to know whether there is a next one."""
    return await sql.fetch(
        connection,
        Application,
        f"""SELECT {_APPLICATION} FROM applications.application
            WHERE candidate_id = $1 AND ($2::timestamptz IS NULL OR (submitted_at, id) < ($2, $3::uuid))
            ORDER BY submitted_at DESC, id DESC LIMIT {limit + 1:d}""",
        candidate_id,
        after[0] if after else None,
        after[1] if after else None,
    )


async def insert(connection: Connection, values: dict[str, Any]) -> None:
    """Stores an application by its columns. Raises UniqueViolationError for a second one for the job."""
    places = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    await sql.execute(
        connection,
        f"INSERT INTO applications.application ({', '.join(values)}) VALUES ({places})",
        *values.values(),
    )


async def lock(connection: Connection, application_id: UUID) -> Locked | None:
    return await sql.fetch_one(
        connection,
        Locked,
        """SELECT id, job_id, company_id, candidate_id, status FROM applications.application
           WHERE id = $1 FOR UPDATE""",
        application_id,
    )
