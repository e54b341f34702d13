"""The board of a job, and a company's overview."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.recruitment.contract import Activity, Board, Card, Column, StageKind
from talentsphere.services.recruitment.rules import words
from talentsphere.services.recruitment.service.base import Base, lock_pipeline
from talentsphere.services.recruitment.store import board, feed, stages

_PER_STAGE = 200
_RECENT = 50
_LONGEST_QUERY = 200


class Boards(Base):
    async def board(self, actor: Actor, *, job_id: UUID, tag: str | None = None, q: str = "") -> Board:
        job = await self._admit_to_job(actor, job_id)
        wanted_tag = words.tag(tag) if tag and tag.strip() else None
        wanted_text = q.strip()[:_LONGEST_QUERY].replace("\x00", "")
        async with self._database.reading() as connection:
            pipeline = await stages.of_job(connection, job_id)
            counts = await board.counts(connection, job_id=job_id, tag=wanted_tag, q=wanted_text)
            cards = await board.cards(
                connection, job_id=job_id, tag=wanted_tag, q=wanted_text, per_stage=_PER_STAGE
            )
        if not pipeline:
            async with self._database.transaction() as connection:
                pipeline = await lock_pipeline(connection, job_id=job_id, company_id=job.company_id)
        by_stage: dict[UUID, list[Card]] = {}
        for card in cards:
            by_stage.setdefault(card.stage_id, []).append(card)
        return Board(
            job_id=job.id,
            job_title=job.title,
            company_id=job.company_id,
            columns=tuple(
                Column(stage=stage, count=counts.get(stage.id, 0), cards=tuple(by_stage.get(stage.id, ())))
                for stage in pipeline
            ),
        )

    async def counts(self, actor: Actor, *, company_id: UUID) -> dict[UUID, dict[StageKind, int]]:
        await self._companies.require(actor, company_id=company_id, permission="recruit")
        async with self._database.reading() as connection:
            rows = await board.by_kind(connection, company_id)
        jobs: dict[UUID, dict[StageKind, int]] = {}
        for row in rows:
            jobs.setdefault(row.job_id, {})[row.kind] = row.count
        return jobs

    async def recent(self, actor: Actor, *, company_id: UUID) -> list[tuple[UUID, Activity]]:
        await self._companies.require(actor, company_id=company_id, permission="recruit")
        async with self._database.reading() as connection:
            lines = await feed.of_company(connection, company_id, most=_RECENT)
        return [
            (
                line.application_id,
                Activity(at=line.at, kind=line.kind, actor_name=line.actor_name, data=line.data),
            )
            for line in lines
        ]
