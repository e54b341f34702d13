"""One applicant, and what was done about them."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from talentsphere.services.applications.contract import Dossier
from talentsphere.services.recruitment.contract.pipeline import Card, Stage

RejectReason = Literal["experience", "skills", "location", "pay", "position_filled", "no_reply", "other"]
ActivityKind = Literal[
    "applied",
    "moved",
    "noted",
    "tagged",
    "untagged",
    "rejected",
    "hired",
    "mailed",
    "withdrawn",
    "rated",
    "reopened",
]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    author_name: str
    text: str
    at: datetime


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the feed; `data` depends on the kind, such as {"from": "New", "to": "Interview"}."""

    at: datetime
    kind: ActivityKind
    actor_name: str
    data: dict[str, Any]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of one applicant; `previous_id` and `next_id` are neighbours in the same stage."""

    card: Card
    stage: Stage
    stages: tuple[Stage, ...]
    dossier: Dossier
    cv_link: str | None
    notes: tuple[Note, ...]
    activity: tuple[Activity, ...]
    previous_id: UUID | None
    next_id: UUID | None


class BulkResult(msgspec.Struct, frozen=True, kw_only=True):
    done: int
    skipped: int
