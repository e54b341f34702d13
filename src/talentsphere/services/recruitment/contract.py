"""The public door of recruitment."""

from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, Invalid, NotFound
from talentsphere.kernel.events import Event
from talentsphere.services.applications.contract import Dossier

StageKind = Literal["new", "screening", "interview", "offer", "hired", "rejected", "withdrawn"]
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
    """`count` counts all cards of the stage; `cards` holds at most 200."""

    stage: Stage
    count: int
    cards: tuple[Card, ...]


class Board(msgspec.Struct, frozen=True, kw_only=True):
    job_id: UUID
    job_title: str
    company_id: UUID
    columns: tuple[Column, ...]


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


class StageNotFound(NotFound):
    code = "stage_not_found"
    title = "There is no such stage in this job's pipeline"


class ApplicantNotFound(NotFound):
    code = "applicant_not_found"
    title = "There is no such applicant"


class Decided(Conflict):
    code = "already_decided"
    title = "This application is withdrawn and can't be moved"


class BadStages(Invalid):
    code = "bad_stages"
    title = "A pipeline needs a first stage, and exactly one for hired and one for rejected"


class StageChanged(Event, frozen=True, kw_only=True, tag="recruitment.stage_changed"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
    stage: str
    kind: StageKind


class Rejected(Event, frozen=True, kw_only=True, tag="recruitment.rejected"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
    reason: RejectReason
    message: str
    notify: bool


class Hired(Event, frozen=True, kw_only=True, tag="recruitment.hired"):
    application_id: UUID
    job_id: UUID
    company_id: UUID


class Recruitment(Protocol):
    """Use cases, for members of the job's company (and operators). `application_id` names an applicant."""

    async def board(self, actor: Actor, *, job_id: UUID, tag: str | None = None, q: str = "") -> Board: ...
    async def candidate(self, actor: Actor, *, application_id: UUID) -> Candidate: ...
    async def move(
        self, actor: Actor, *, application_id: UUID, stage: str, before: UUID | None = None
    ) -> Card:
        """To a stage given by id, kind or name; placed above the card `before`, else at the end."""

    async def reject(
        self,
        actor: Actor,
        *,
        application_id: UUID,
        reason: RejectReason,
        message: str = "",
        notify: bool = True,
    ) -> Card: ...
    async def hire(self, actor: Actor, *, application_id: UUID) -> Card: ...
    async def note(self, actor: Actor, *, application_id: UUID, text: str) -> Note: ...
    async def tag(self, actor: Actor, *, application_id: UUID, tag: str, remove: bool = False) -> Card: ...
    async def rate(self, actor: Actor, *, application_id: UUID, rating: int | None) -> Card:
        """1 to 5, or None to take it back."""

    async def reply(self, actor: Actor, *, application_id: UUID, subject: str, text: str) -> None:
        """Mails the candidate; answers go to the recruiter's own address."""

    async def bulk_move(
        self, actor: Actor, *, job_id: UUID, application_ids: tuple[UUID, ...], stage: str
    ) -> BulkResult: ...
    async def bulk_reject(
        self,
        actor: Actor,
        *,
        job_id: UUID,
        application_ids: tuple[UUID, ...],
        reason: RejectReason,
        message: str = "",
        notify: bool = True,
    ) -> BulkResult: ...
    async def set_stages(
        self, actor: Actor, *, job_id: UUID, stages: tuple[tuple[UUID | None, str, StageKind], ...]
    ) -> tuple[Stage, ...]:
        """Replaces the pipeline; a stage that still holds cards can't be left out. Raises BadStages."""

    async def export_csv(self, actor: Actor, *, job_id: UUID) -> bytes:
        """UTF-8 with BOM; cells that a spreadsheet would run as formulas are defused."""

    async def counts(self, actor: Actor, *, company_id: UUID) -> dict[UUID, dict[StageKind, int]]:
        """Applicants per job and stage kind, for the company's list of jobs."""

    async def recent(self, actor: Actor, *, company_id: UUID) -> list[tuple[UUID, Activity]]:
        """The company's last 50 activities with their application ids."""
