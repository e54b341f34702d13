"""How far applications have come: stage, moves, notes, tags and the reason where it was no match."""

from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo.candidates import Applicant
from talentsphere.ops.demo.model import Move, Note, Rejection
from talentsphere.ops.demo.sources import people
from talentsphere.services.recruitment.contract import StageKind

# How often an application stands at a stage, and after how many days, least and most.
_STAGES: dict[StageKind, tuple[int, int, int]] = {
    "new": (20, 0, 7),
    "screening": (26, 2, 16),
    "interview": (20, 6, 26),
    "offer": (6, 12, 34),
    "hired": (5, 18, 44),
    "rejected": (25, 3, 40),
}
_PATH: tuple[StageKind, ...] = ("screening", "interview", "offer", "hired")
_REJECTED_AFTER: dict[StageKind, float] = {"new": 35, "screening": 40, "interview": 25}
_NOTED, _TAGGED, _RATED = 0.6, 0.5, 0.7
_RATINGS: dict[StageKind, tuple[int, int]] = {
    "screening": (3, 4),
    "interview": (3, 5),
    "offer": (4, 5),
    "hired": (4, 5),
    "rejected": (1, 3),
}
_SHORT_EXPERIENCE = 4
_WORKING_HOURS = (8, 16)


class Course(NamedTuple):
    """What recruiters did with an application."""

    moves: tuple[Move, ...]
    notes: tuple[Note, ...]
    tags: tuple[str, ...]
    rating: int | None


def pick_stage(rng: Random, *, open_for: timedelta, filled: bool) -> StageKind:
    """A stage that can have been reached since the posting opened; only one is hired for a posting."""
    stages = [
        stage
        for stage, (_, least, _) in _STAGES.items()
        if open_for > timedelta(days=least + 1) and not (filled and stage == "hired")
    ]
    return rng.choices(stages, [_STAGES[stage][0] for stage in stages])[0] if stages else "new"


def pick_submission(rng: Random, *, stage: StageKind, opened: datetime, until: datetime) -> datetime:
    """A moment after `opened` that leaves time to reach `stage` before `until`."""
    _, least, most = _STAGES[stage]
    open_for = (until - opened).total_seconds()
    oldest = min(most * 86_400.0, open_for - 600)
    age = rng.uniform(min(least * 86_400.0 + 600, oldest), oldest)
    return (until - timedelta(seconds=age)).replace(microsecond=0)


def follow(
    rng: Random,
    applicant: Applicant,
    stage: StageKind,
    *,
    submitted: datetime,
    until: datetime,
    team: list[str],
) -> Course:
    """Moves by `team` (addresses) from "new" to `stage`, with notes on the way."""
    stages = _path(rng, stage)
    span = (until - submitted).total_seconds()
    moments = [
        _at(submitted, span * (at + rng.uniform(0.25, 0.9)) / len(stages)) for at in range(len(stages))
    ]
    moves = tuple(
        Move(stage=step, at=moment, by_email=rng.choice(team))
        for step, moment in zip(stages, _by_day(rng, moments, submitted, until), strict=True)
    )
    first = applicant.candidate.name.split()[0]
    notes = tuple(
        Note(
            text=rng.choice(people().notes[move.stage]).format(first=first),
            at=min(move.at + timedelta(minutes=rng.randint(3, 50)), until),
            author_email=move.by_email,
        )
        for move in moves
        if rng.random() < _NOTED
    )
    tags = people().tags.get(stage, ())
    tagged = tuple(rng.sample(tags, rng.choice((1, 1, 2)))) if tags and rng.random() < _TAGGED else ()
    rated = stage in _RATINGS and rng.random() < _RATED
    return Course(moves, notes, tagged, rng.randint(*_RATINGS[stage]) if rated else None)


def pick_rejection(rng: Random, *, applicant: Applicant, far: bool, met: bool) -> Rejection:
    """A reason that can be true of this candidate, who lives `far` away or was `met` for a talk."""
    years = applicant.candidate.years
    possible = [
        entry
        for entry in people().rejections
        if not (entry.reason == "location" and not far)
        and not (entry.reason == "experience" and years >= _SHORT_EXPERIENCE)
        and not (entry.reason == "skills" and years > 0)
        and not (met and "before we could meet" in entry.message)
    ]
    chosen = rng.choice(possible)
    return Rejection(reason=chosen.reason, message=chosen.message)


def _path(rng: Random, stage: StageKind) -> list[StageKind]:
    if stage == "new":
        return []
    if stage != "rejected":
        return list(_PATH[: _PATH.index(stage) + 1])
    last = rng.choices(list(_REJECTED_AFTER), list(_REJECTED_AFTER.values()))[0]
    return [*(_PATH[: _PATH.index(last) + 1] if last != "new" else ()), "rejected"]


def _by_day(rng: Random, moments: list[datetime], after: datetime, before: datetime) -> list[datetime]:
    """The moments moved into the working day, where they stay in order between `after` and `before`."""
    moved: list[datetime] = []
    for at, moment in enumerate(moments):
        least = moved[-1] if moved else after
        most = moments[at + 1] if at + 1 < len(moments) else before
        daytime = moment.replace(hour=rng.randint(*_WORKING_HOURS), minute=rng.randrange(60))
        moved.append(daytime if least < daytime < most else max(moment, least))
    return moved


def _at(begin: datetime, seconds: float) -> datetime:
    return (begin + timedelta(seconds=seconds)).replace(microsecond=0)
