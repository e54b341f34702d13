"""Gathers the operator's overview in three statements, across the schemas of all services."""

from talentsphere.kernel.transaction import Database
from talentsphere.web.kit.overview import OverviewData, QueueState

_QUEUE = """
SELECT entrypoint AS name, count(*) FILTER (WHERE status <> 'failed') AS waiting,
       count(*) FILTER (WHERE status = 'failed') AS held
FROM events.pgqueuer GROUP BY entrypoint ORDER BY entrypoint
"""
_COUNTS = """
SELECT (SELECT count(*) FROM users.person) AS people,
       (SELECT count(*) FROM companies.company) AS companies,
       (SELECT count(*) FROM jobs.posting WHERE status = 'published') AS open_jobs,
       (SELECT count(*) FROM applications.application) AS applications,
       (SELECT count(*) FROM applications.application WHERE submitted_at >= date_trunc('day', now()))
           AS applications_today
"""
_MAIL = "SELECT count(*) FROM email.message WHERE status = 'queued'"


class DatabaseOverview:
    """Implements web.kit.overview.Overview."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def gather(self) -> OverviewData:
        async with self._database.reading() as connection:
            queue = await connection.fetch(_QUEUE)
            counts = await connection.fetchrow(_COUNTS)
            mail = await connection.fetchval(_MAIL)
        return OverviewData(
            queue=tuple(QueueState(**dict(row)) for row in queue), counts=dict(counts), mail_waiting=mail
        )
