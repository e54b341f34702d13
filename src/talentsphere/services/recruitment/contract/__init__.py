"""The public door of recruitment."""

from typing import Protocol
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.recruitment.contract.candidates import (
    Activity,
    ActivityKind,
    BulkResult,
    Candidate,
    Note,
    RejectReason,
)
from talentsphere.services.recruitment.contract.news import (
    ApplicantNotFound,
    BadStages,
    Decided,
    Hired,
    Rejected,
    StageChanged,
    StageNotFound,
)
from talentsphere.services.recruitment.contract.pipeline import (
    DEFAULT_STAGES,
    Board,
    Card,
    Column,
    Stage,
    StageKind,
)

__all__ = [
    "DEFAULT_STAGES",
    "Activity",
    "ActivityKind",
    "ApplicantNotFound",
    "BadStages",
    "Board",
    "BulkResult",
    "Candidate",
    "Card",
    "Column",
    "Decided",
    "Hired",
    "Note",
    "Recruitment",
    "RejectReason",
    "Rejected",
    "Stage",
    "StageChanged",
    "StageKind",
    "StageNotFound",
]


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
        """UTF-8 with BOM; cells that a spreadsheet would run as formulas are defused; the newest 20,000."""

    async def counts(self, actor: Actor, *, company_id: UUID) -> dict[UUID, dict[StageKind, int]]:
        """Applicants per job and stage kind, for the company's list of jobs."""

    async def recent(self, actor: Actor, *, company_id: UUID) -> list[tuple[UUID, Activity]]:
        """The company's last 50 activities with their application ids."""
