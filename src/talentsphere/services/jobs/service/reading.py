"""Reading postings: one by its id or address, a company's, the newest, the sitemap's."""

from uuid import UUID

import msgspec

from talentsphere.kernel import paging
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Forbidden, Unauthenticated
from talentsphere.kernel.paging import Page
from talentsphere.services.jobs.contract import Job, JobCard, JobNotFound, Status
from talentsphere.services.jobs.service.base import Base, found
from talentsphere.services.jobs.store import postings

_PAGE = 50


class Reading(Base):
    async def get(self, actor: Actor, *, job_id: UUID) -> Job:
        async with self._database.reading() as connection:
            job = found(await postings.by_id(connection, job_id))
        return await self._shown(actor, job)

    async def by_slug(self, actor: Actor, *, slug: str) -> Job:
        async with self._database.reading() as connection:
            job = found(await postings.by_slug(connection, slug))
        return await self._shown(actor, job)

    async def _shown(self, actor: Actor, job: Job) -> Job:
        """The posting as this reader may see it: drafts and source fields are for the company's recruiters."""
        if job.status != "draft" and (actor.user_id is None or job.source is None):
            return job if actor.system else msgspec.structs.replace(job, source=None)
        try:
            await self._companies.require(actor, company_id=job.company_id, permission="recruit")
        except (Forbidden, Unauthenticated):
            if job.status == "draft":
                raise JobNotFound from None
            return msgspec.structs.replace(job, source=None)
        return job

    async def of_company(
        self, actor: Actor, *, company_id: UUID, status: Status | None = None, cursor: str | None = None
    ) -> Page[JobCard]:
        await self._companies.require(actor, company_id=company_id, permission="recruit")
        before = paging.decode_cursor(cursor, UUID) if cursor else None
        async with self._database.reading() as connection:
            after = (await postings.created_at(connection, before), before) if before else None
            rows = await postings.of_company(connection, company_id, status=status, after=after, limit=_PAGE)
        return paging.cut(rows, limit=_PAGE, key=lambda card: card.id)
