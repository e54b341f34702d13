"""Applicants who come, and those who withdraw."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import Dossier
from talentsphere.services.recruitment.contract import ActivityKind, Stage
from talentsphere.services.recruitment.rules.order import at_end
from talentsphere.services.recruitment.rules.stages import WITHDRAWN, of_kind
from talentsphere.services.recruitment.service.base import DELETED_PERSON, Base, lock_card, lock_pipeline
from talentsphere.services.recruitment.service.transfer import stage_of
from talentsphere.services.recruitment.store import cards, feed, news, order, stages
from talentsphere.services.recruitment.store.feed import Line


class Arriving(Base):
    async def arrive(self, *, application_id: UUID, company_id: UUID) -> None:
        """Puts an applicant into the first stage of their job. Repeating it changes nothing."""
        dossier = await self._present(application_id, company_id)
        async with self._database.transaction() as connection:
            await _arrive(connection, dossier)

    async def withdraw(self, *, application_id: UUID, company_id: UUID) -> None:
        """Puts a card to the withdrawn, also when this news overtook the arrival. Repeating it changes nothing."""
        dossier = await self._present(application_id, company_id)
        async with self._database.transaction() as connection:
            pipeline = await _arrive(connection, dossier)
            source = stage_of(pipeline, await lock_card(connection, application_id))
            if source.kind == "withdrawn":
                return
            at = self._clock()
            stage = of_kind(pipeline, "withdrawn") or await _make_withdrawn(connection, dossier, pipeline)
            last = await order.last(connection, job_id=dossier.job_id, stage_id=stage.id)
            await news.withdraw(
                connection, dossier=dossier, stage_id=stage.id, position=at_end(last)[0], at=at
            )
            await feed.write(connection, [_line(dossier, "withdrawn", at, {"from": source.name})])

    async def _present(self, application_id: UUID, company_id: UUID) -> Dossier:
        """The dossier, without the person when they are gone: news of that may have been here before this."""
        dossier = await self._applications.dossier(self._grant(company_id), application_id=application_id)
        if await self._candidate_of(dossier) is not None:
            return dossier
        return msgspec.structs.replace(dossier, candidate_id=None, candidate_name=DELETED_PERSON, headline="")


async def _arrive(connection: Connection, dossier: Dossier) -> tuple[Stage, ...]:
    pipeline = await lock_pipeline(connection, job_id=dossier.job_id, company_id=dossier.company_id)
    first = pipeline[0]
    last = await order.last(connection, job_id=dossier.job_id, stage_id=first.id)
    if await cards.insert(connection, dossier=dossier, stage_id=first.id, position=at_end(last)[0]):
        await feed.write(connection, [_line(dossier, "applied", dossier.submitted_at, {})])
    return pipeline


async def _make_withdrawn(connection: Connection, dossier: Dossier, pipeline: tuple[Stage, ...]) -> Stage:
    """A stage of its own after all others, made when somebody withdraws for the first time."""
    stage = Stage(id=new_id(), name=WITHDRAWN, kind="withdrawn", position=pipeline[-1].position + 1)
    await stages.put(connection, job_id=dossier.job_id, stage=stage)
    return stage


def _line(dossier: Dossier, kind: ActivityKind, at: datetime, data: dict[str, str]) -> Line:
    return Line(
        application_id=dossier.id,
        company_id=dossier.company_id,
        at=at,
        kind=kind,
        actor_id=dossier.candidate_id,
        actor_name=dossier.candidate_name,
        data=data,
    )
