"""The one way cards change their stage: the rows, the feed and the events of a move, together."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from talentsphere.kernel import events
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.transaction import Connection
from talentsphere.services.recruitment.contract import ActivityKind, Stage, StageNotFound
from talentsphere.services.recruitment.rules.decisions import Rejection, feed_line, news_of
from talentsphere.services.recruitment.store import cards, feed
from talentsphere.services.recruitment.store.cards import Move, Place
from talentsphere.services.recruitment.store.feed import Line

# Candidates hear of a move so much later; one that is taken back within it was never news.
TIME_TO_UNDO = timedelta(seconds=6)


async def transfer(
    connection: Connection,
    moving: Sequence[tuple[Place, float]],
    *,
    actor: Actor,
    stages: tuple[Stage, ...],
    target: Stage,
    rejection: Rejection,
    at: datetime,
) -> None:
    """Moves locked cards, each to its position in the target stage, under the pipeline's lock."""
    news = [
        news_of(
            place.application_id,
            job_id=place.job_id,
            company_id=place.company_id,
            target=target,
            rejection=rejection,
        )
        for place, _ in moving
    ]
    moves = [
        Move(place.application_id, position, event.event_id)
        for (place, position), event in zip(moving, news, strict=True)
    ]
    lines = []
    for place, _ in moving:
        kind, data = feed_line(stage_of(stages, place), target, rejection)
        lines.append(line(place, actor=actor, kind=kind, at=at, data=data))
    reason = rejection.reason if target.kind == "rejected" else None
    await cards.move(connection, moves, target=target, at=at, reject_reason=reason)
    await feed.write(connection, lines)
    for event in news:
        await events.emit(connection, event, delay=TIME_TO_UNDO)


def stage_of(stages: tuple[Stage, ...], place: Place) -> Stage:
    for stage in stages:
        if stage.id == place.stage_id:
            return stage
    raise StageNotFound


def line(
    place: Place, *, actor: Actor, kind: ActivityKind, at: datetime, data: dict[str, Any] | None = None
) -> Line:
    """A line of the feed about this card, by this person."""
    return Line(
        application_id=place.application_id,
        company_id=place.company_id,
        at=at,
        kind=kind,
        actor_id=actor.user_id,
        actor_name=actor.name,
        data=data or {},
    )
