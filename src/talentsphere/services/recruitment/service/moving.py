"""Moving one applicant along the pipeline, to a decision, and back."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.transaction import Connection
from talentsphere.services.recruitment.contract import Card, Decided, RejectReason, Stage
from talentsphere.services.recruitment.rules import order as spacing
from talentsphere.services.recruitment.rules import words
from talentsphere.services.recruitment.rules.decisions import Rejection
from talentsphere.services.recruitment.rules.stages import choose
from talentsphere.services.recruitment.service.base import Base, lock_card, lock_pipeline, read_card
from talentsphere.services.recruitment.service.transfer import stage_of, transfer
from talentsphere.services.recruitment.store import cards, order
from talentsphere.services.recruitment.store.cards import Place


class Moving(Base):
    async def move(
        self, actor: Actor, *, application_id: UUID, stage: str, before: UUID | None = None
    ) -> Card:
        return await self._move(actor, application_id, stage, rejection=Rejection(), before=before)

    async def reject(
        self,
        actor: Actor,
        *,
        application_id: UUID,
        reason: RejectReason,
        message: str = "",
        notify: bool = True,
    ) -> Card:
        rejection = rejection_of(reason, message, notify=notify)
        return await self._move(actor, application_id, "rejected", rejection=rejection, arrange=False)

    async def hire(self, actor: Actor, *, application_id: UUID) -> Card:
        return await self._move(actor, application_id, "hired", rejection=Rejection(), arrange=False)

    async def _move(
        self,
        actor: Actor,
        application_id: UUID,
        stage: str,
        *,
        rejection: Rejection,
        before: UUID | None = None,
        arrange: bool = True,
    ) -> Card:
        """Without `arrange` a card that is in the stage already stays where it is."""
        admitted = await self._admit(actor, application_id)
        async with self._database.transaction() as connection:
            pipeline = await lock_pipeline(connection, job_id=admitted.job_id, company_id=admitted.company_id)
            place = await lock_card(connection, application_id)
            if stage_of(pipeline, place).kind == "withdrawn":
                raise Decided
            target = choose(pipeline, stage)
            stays = target.id == place.stage_id
            if stays and arrange and before != application_id:
                position = await _position(connection, place, target, before)
                await cards.set_position(connection, application_id=application_id, position=position)
            elif not stays:
                position = await _position(connection, place, target, before)
                # The time is read under the lock, so that the lines of the feed follow each other.
                await transfer(
                    connection,
                    [(place, position)],
                    actor=actor,
                    stages=pipeline,
                    target=target,
                    rejection=rejection,
                    at=self._clock(),
                )
            return await read_card(connection, application_id)


def rejection_of(reason: RejectReason, message: str, *, notify: bool) -> Rejection:
    """Raises Invalid for an overlong message."""
    clean = words.text(message, field="message", most=words.MAX_MESSAGE, required=False)
    return Rejection(reason=reason, message=clean, notify=notify)


async def _position(connection: Connection, place: Place, target: Stage, before: UUID | None) -> float:
    """Above the card `before`, or at the end of the stage when that is not there (any more)."""
    if before is not None:
        for _ in range(2):
            gap = await order.gap_above(
                connection,
                job_id=place.job_id,
                stage_id=target.id,
                before=before,
                moving=place.application_id,
            )
            if gap is None:
                break
            position = spacing.between(gap.previous, gap.following)
            if position is not None:
                return position
            await order.spread(connection, job_id=place.job_id, stage_id=target.id, step=spacing.STEP)
    last = await order.last(connection, job_id=place.job_id, stage_id=target.id)
    return spacing.at_end(last)[0]
