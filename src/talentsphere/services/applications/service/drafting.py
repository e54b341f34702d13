"""Drafts: whatever was typed for a job, kept until it is sent or 30 days old."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.applications.contract import AlreadyApplied, Draft
from talentsphere.services.applications.rules import drafts as rules
from talentsphere.services.applications.service.base import Base
from talentsphere.services.applications.store import drafts


class Drafting(Base):
    async def draft(self, actor: Actor, *, job_id: UUID) -> Draft | None:
        candidate_id = actor.person()
        since = rules.oldest_kept(self._clock())
        async with self._database.reading() as connection:
            return await drafts.find(connection, candidate_id=candidate_id, job_id=job_id, since=since)

    async def save_draft(self, actor: Actor, *, draft: Draft) -> Draft:
        """Raises Invalid past 200 kB, jobs.JobNotFound, and AlreadyApplied once the application is sent."""
        candidate_id = actor.person()
        kept = rules.storable(draft, saved_at=self._clock())
        await self._jobs.get(actor, job_id=draft.job_id)
        async with self._database.transaction() as connection:
            if not await drafts.put(connection, candidate_id=candidate_id, draft=kept):
                raise AlreadyApplied
            await drafts.keep_newest(connection, candidate_id=candidate_id, most=rules.MAX_DRAFTS)
        return kept
