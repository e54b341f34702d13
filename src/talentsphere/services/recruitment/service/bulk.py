"""Moving and rejecting many applicants of one job at once."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid
from talentsphere.services.recruitment.contract import BulkResult, RejectReason
from talentsphere.services.recruitment.rules.decisions import Rejection
from talentsphere.services.recruitment.rules.order import at_end
from talentsphere.services.recruitment.rules.stages import choose
from talentsphere.services.recruitment.service.base import Base, lock_pipeline
from talentsphere.services.recruitment.service.moving import rejection_of
from talentsphere.services.recruitment.service.transfer import stage_of, transfer
from talentsphere.services.recruitment.store import cards, order

MAX_AT_ONCE = 500


class Bulk(Base):
    async def bulk_move(
        self, actor: Actor, *, job_id: UUID, application_ids: tuple[UUID, ...], stage: str
    ) -> BulkResult:
        return await self._bulk(actor, job_id, application_ids, stage, Rejection())

    async def bulk_reject(
        self,
        actor: Actor,
        *,
        job_id: UUID,
        application_ids: tuple[UUID, ...],
        reason: RejectReason,
        message: str = "",
        notify: bool = True,
    ) -> BulkResult:
        rejection = rejection_of(reason, message, notify=notify)
        return await self._bulk(actor, job_id, application_ids, "rejected", rejection)

    async def _bulk(
        self, actor: Actor, job_id: UUID, application_ids: tuple[UUID, ...], stage: str, rejection: Rejection
    ) -> BulkResult:
        """All or none. Those of other jobs, those withdrawn and those already there are skipped and counted."""
        wanted = list(dict.fromkeys(application_ids))
        if len(wanted) > MAX_AT_ONCE:
            raise Invalid.field("application_ids", f"Choose at most {MAX_AT_ONCE} applicants at once.")
        job = await self._admit_to_job(actor, job_id)
        async with self._database.transaction() as connection:
            pipeline = await lock_pipeline(connection, job_id=job_id, company_id=job.company_id)
            target = choose(pipeline, stage)
            found = await cards.lock_many(connection, job_id=job_id, application_ids=wanted)
            moving = [
                place
                for place in found
                if place.stage_id != target.id and stage_of(pipeline, place).kind != "withdrawn"
            ]
            if moving:
                last = await order.last(connection, job_id=job_id, stage_id=target.id)
                await transfer(
                    connection,
                    list(zip(moving, at_end(last, places=len(moving)), strict=True)),
                    actor=actor,
                    stages=pipeline,
                    target=target,
                    rejection=rejection,
                    at=self._clock(),
                )
        return BulkResult(done=len(moving), skipped=len(wanted) - len(moving))
