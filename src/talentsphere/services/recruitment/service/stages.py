"""A company's own pipeline for a job."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.contract import Stage
from talentsphere.services.recruitment.rules.stages import Wanted, replaced
from talentsphere.services.recruitment.service.base import Base, lock_pipeline
from talentsphere.services.recruitment.store import stages as store


class Stages(Base):
    async def set_stages(self, actor: Actor, *, job_id: UUID, stages: Wanted) -> tuple[Stage, ...]:
        job = await self._admit_to_job(actor, job_id)
        async with self._database.transaction() as connection:
            current = await lock_pipeline(connection, job_id=job_id, company_id=job.company_id)
            occupied = await store.occupied(connection, job_id)
            pipeline = replaced(current, stages, occupied=occupied, make_id=new_id)
            await store.replace(connection, job_id=job_id, stages=pipeline)
        return pipeline
