"""Drafts: one for each person and job."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import Draft


async def find(connection: Connection, *, candidate_id: UUID, job_id: UUID, since: datetime) -> Draft | None:
    return await sql.fetch_one(
        connection,
        Draft,
        """SELECT job_id, cv_id, answers, cover_letter, saved_at FROM applications.draft
           WHERE candidate_id = $1 AND job_id = $2 AND saved_at >= $3""",
        candidate_id,
        job_id,
        since,
    )


async def put(connection: Connection, *, candidate_id: UUID, draft: Draft) -> bool:
    """Whether it was kept: a job already applied for takes no draft any more."""
    return bool(
        await sql.execute(
            connection,
            """INSERT INTO applications.draft (candidate_id, job_id, cv_id, answers, cover_letter, saved_at)
               SELECT $1, $2, $3, $4, $5, $6
               WHERE NOT EXISTS (SELECT FROM applications.application WHERE candidate_id = $1 AND job_id = $2)
               ON CONFLICT (candidate_id, job_id) DO UPDATE SET cv_id = excluded.cv_id,
                   answers = excluded.answers, cover_letter = excluded.cover_letter, saved_at = excluded.saved_at""",
            candidate_id,
            draft.job_id,
            draft.cv_id,
            draft.answers,
            draft.cover_letter,
            draft.saved_at,
        )
    )


async def keep_newest(connection: Connection, *, candidate_id: UUID, most: int) -> None:
    await sql.execute(
        connection,
        f"""DELETE FROM applications.draft WHERE (candidate_id, job_id) IN (
                SELECT candidate_id, job_id FROM applications.draft WHERE candidate_id = $1
                ORDER BY saved_at DESC, job_id OFFSET {most:d})""",
        candidate_id,
    )


async def delete(connection: Connection, *, candidate_id: UUID, job_id: UUID) -> None:
    await sql.execute(
        connection,
        "DELETE FROM applications.draft WHERE candidate_id = $1 AND job_id = $2",
        candidate_id,
        job_id,
    )


async def delete_of(connection: Connection, candidate_id: UUID) -> None:
    await sql.execute(connection, "DELETE FROM applications.draft WHERE candidate_id = $1", candidate_id)


async def delete_before(connection: Connection, moment: datetime) -> int:
    return await sql.execute(connection, "DELETE FROM applications.draft WHERE saved_at < $1", moment)
