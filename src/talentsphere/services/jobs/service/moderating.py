"""Readers' reports about postings, and what operators do with them."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid, NotFound
from talentsphere.kernel.ids import new_id
from talentsphere.services.jobs.contract import JobNotFound, Report, ReportReason
from talentsphere.services.jobs.service.base import Base, announce, found
from talentsphere.services.jobs.store import postings, reports

_LONGEST = 2000


class Moderating(Base):
    async def report(
        self, actor: Actor, *, job_id: UUID, reason: ReportReason, details: str, client: str = ""
    ) -> None:
        if len(details) > _LONGEST:
            raise Invalid.field("details", f"Use at most {_LONGEST:,} characters.")
        reporter = str(actor.user_id) if actor.user_id else f"address {client}"
        async with self._database.transaction() as connection:
            job = found(await postings.by_id(connection, job_id))
            if job.status == "draft":
                raise JobNotFound
            await reports.insert(
                connection,
                report_id=new_id(),
                job_id=job_id,
                reason=reason,
                details=details.strip(),
                reporter=reporter,
            )

    async def reports(self, actor: Actor) -> list[Report]:
        actor.require_operator()
        async with self._database.reading() as connection:
            return await reports.waiting(connection)

    async def settle_report(self, actor: Actor, *, report_id: UUID, close_job: bool) -> None:
        actor.require_operator()
        async with self._database.transaction() as connection:
            job_id = await reports.settle(connection, report_id)
            if job_id is None:
                raise NotFound("This report is already settled.")
            if close_job and await postings.lock(connection, job_id) == "published":
                await postings.close(connection, [job_id])
                await announce(connection, [job_id])
