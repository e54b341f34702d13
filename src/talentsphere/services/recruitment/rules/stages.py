"""Stages: which one is meant, and what a company may make of its pipeline."""

import unicodedata
from collections.abc import Callable, Iterator
from uuid import UUID

import msgspec

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.recruitment.contract import (
    DEFAULT_STAGES,
    BadStages,
    Stage,
    StageKind,
    StageNotFound,
)

MAX_STAGES = 30
MAX_NAME = 60
WITHDRAWN = "Withdrawn"
# Where a decision stands; leaving them opens the application again.
DECISIONS: frozenset[StageKind] = frozenset({"hired", "rejected"})

Wanted = tuple[tuple[UUID | None, str, StageKind], ...]


def defaults(make_id: Callable[[], UUID]) -> tuple[Stage, ...]:
    """The stages of a pipeline nobody has changed."""
    return tuple(
        Stage(id=make_id(), name=name, kind=kind, position=position)
        for position, (name, kind) in enumerate(DEFAULT_STAGES)
    )


def folded(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def choose(stages: tuple[Stage, ...], wanted: str) -> Stage:
    """The stage of this id, else the first of this kind, else of this name. Raises StageNotFound."""
    by_id = (stage for stage in stages if str(stage.id) == wanted.strip().lower())
    by_kind = (stage for stage in stages if stage.kind == wanted.strip())
    by_name = (stage for stage in stages if folded(stage.name) == folded(wanted))
    chosen = next((stage for found in (by_id, by_kind, by_name) for stage in found), None)
    if chosen is None:
        raise StageNotFound
    if chosen.kind == "withdrawn":
        raise StageNotFound("Only the candidate can withdraw an application. Reject it instead.")
    return chosen


def of_kind(stages: tuple[Stage, ...], kind: StageKind) -> Stage | None:
    return next((stage for stage in stages if stage.kind == kind), None)


def open_to_recruiters(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages a recruiter may move a card to."""
    return tuple(stage for stage in stages if stage.kind != "withdrawn")


def replaced(
    current: tuple[Stage, ...], wanted: Wanted, *, occupied: frozenset[UUID], make_id: Callable[[], UUID]
) -> tuple[Stage, ...]:
    """The new pipeline in its order. `occupied` are the stages that hold cards.

    Raises StageNotFound for an unknown id and BadStages, naming the fields, for a pipeline that can't work. The
    withdrawn stage is ours: it stays, last, whether it is named or left out.
    """
    known = {stage.id: stage for stage in current}
    if any(stage_id is not None and stage_id not in known for stage_id, _, _ in wanted):
        raise StageNotFound
    ours = tuple(stage for stage in current if stage.kind == "withdrawn")
    asked = tuple(row for row in wanted if row[0] not in {stage.id for stage in ours})
    problems = (*_row_problems(asked, known, occupied), *_whole_problems(asked, known, occupied))
    if problems:
        raise BadStages(problems[0].message, fields=problems)
    stages = [
        Stage(id=stage_id or make_id(), name=" ".join(name.split()), kind=kind, position=position)
        for position, (stage_id, name, kind) in enumerate(asked)
    ]
    return (*stages, *(msgspec.structs.replace(stage, position=len(stages)) for stage in ours))


def _row_problems(
    asked: Wanted, known: dict[UUID, Stage], occupied: frozenset[UUID]
) -> Iterator[FieldProblem]:
    names: set[str] = set()
    for row, (stage_id, name, kind) in enumerate(asked):
        shown = " ".join(name.split())
        if not 1 <= len(shown) <= MAX_NAME or not shown.isprintable():
            yield FieldProblem(f"stages.{row}.name", f"Enter a name of 1 to {MAX_NAME} characters.")
        elif folded(shown) in names or folded(shown) == folded(WITHDRAWN):
            yield FieldProblem(
                f"stages.{row}.name", f"Another stage is called “{shown}”; choose another name."
            )
        names.add(folded(shown))
        if kind == "withdrawn":
            yield FieldProblem(f"stages.{row}.kind", "The stage of withdrawn applications makes itself.")
        if stage_id in occupied and known[stage_id].kind != kind:
            yield FieldProblem(
                f"stages.{row}.kind", f"“{shown}” holds applicants; move them before you change its kind."
            )


def _whole_problems(
    asked: Wanted, known: dict[UUID, Stage], occupied: frozenset[UUID]
) -> Iterator[FieldProblem]:
    kinds = [kind for _, _, kind in asked]
    kept = [stage_id for stage_id, _, _ in asked if stage_id is not None]
    if not asked or kinds[0] != "new":
        yield FieldProblem(
            "stages", "A pipeline begins with a stage of the kind new, where applicants arrive."
        )
    if any(kinds.count(kind) != 1 for kind in DECISIONS):
        yield FieldProblem("stages", "Keep exactly one stage for hired and one for rejected.")
    if len(asked) > MAX_STAGES:
        yield FieldProblem("stages", f"Keep at most {MAX_STAGES} stages.")
    if len(set(kept)) < len(kept):
        yield FieldProblem("stages", "A stage is listed twice.")
    for stage in known.values():
        if stage.kind != "withdrawn" and stage.id in occupied and stage.id not in kept:
            yield FieldProblem(
                "stages", f"“{stage.name}” holds applicants; move them before you remove the stage."
            )
