"""A job's pipeline: its stages and the cards on its board."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

StageKind = Literal["new", "screening", "interview", "offer", "hired", "rejected", "withdrawn"]
# A job's pipeline until its company changes it; name and kind.
DEFAULT_STAGES: tuple[tuple[str, StageKind], ...] = (
    ("New", "new"),
    ("Screening", "screening"),
    ("Interview", "interview"),
    ("Offer", "offer"),
    ("Hired", "hired"),
    ("Rejected", "rejected"),
)


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    name: str
    kind: StageKind
    position: int


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An applicant on the board. `id` is the application's."""

    id: UUID
    job_id: UUID
    stage_id: UUID
    candidate_name: str
    headline: str
    tags: tuple[str, ...]
    rating: int | None
    notes: int
    submitted_at: datetime
    stage_since: datetime
    position: float


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """`count` counts all cards of the stage that the board was asked for; `cards` holds at most 200."""

    stage: Stage
    count: int
    cards: tuple[Card, ...]


class Board(msgspec.Struct, frozen=True, kw_only=True):
    job_id: UUID
    job_title: str
    company_id: UUID
    columns: tuple[Column, ...]
