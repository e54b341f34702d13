"""Reports about postings: the moderation queue."""

from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.jobs.contract import Report, ReportReason

_AT_MOST = 200


async def insert(
    connection: Connection,
    *,
    report_id: UUID,
    job_id: UUID,
    reason: ReportReason,
    details: str,
    reporter: str,
) -> None:
    await sql.execute(
        connection,
        """INSERT INTO jobs.report (id, job_id, reason, details, reporter) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (job_id, reporter) WHERE settled_at IS NULL DO NOTHING""",
        report_id,
        job_id,
        reason,
        details,
        reporter,
    )


async def waiting(connection: Connection) -> list[Report]:
    """The oldest first."""
    return await sql.fetch(
        connection,
        Report,
        f"""SELECT report.id, report.job_id, posting.title AS job_title, posting.slug AS job_slug,
               card.name AS company_name, report.reason, report.details, report.created_at
            FROM jobs.report JOIN jobs.posting ON posting.id = report.job_id
            JOIN companies.card ON card.id = posting.company_id
            WHERE report.settled_at IS NULL ORDER BY report.created_at LIMIT {_AT_MOST}""",
    )


async def settle(connection: Connection, report_id: UUID) -> UUID | None:
    """Settles a report; the posting it is about, None when there is no such open report."""
    job_id: UUID | None = await sql.fetch_value(
        connection,
        "UPDATE jobs.report SET settled_at = now() WHERE id = $1 AND settled_at IS NULL RETURNING job_id",
        report_id,
    )
    return job_id
