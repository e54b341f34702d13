"""The public door of applications."""

from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, NotFound
from talentsphere.kernel.events import Event
from talentsphere.kernel.paging import Page
from talentsphere.services.cvs.contract import CvSnapshot
from talentsphere.services.jobs.contract import Question

# What a candidate sees. Recruiters' own stages are mapped onto these by recruitment.
ApplicationStatus = Literal["submitted", "in_review", "interview", "offer", "hired", "rejected", "withdrawn"]
Answers = dict[str, Any]


class NewApplication(msgspec.Struct, frozen=True, kw_only=True):
    """`answers` maps a question's id to text, number, boolean, or a list of options."""

    job_id: UUID
    cv_id: UUID | None = None
    answers: Answers = {}
    cover_letter: str = ""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    status: ApplicationStatus
    at: datetime
    note: str = ""


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """An application as its candidate sees it."""

    id: UUID
    job_id: UUID
    job_title: str
    job_slug: str
    company_id: UUID
    company_name: str
    status: ApplicationStatus
    submitted_at: datetime
    updated_at: datetime
    cover_letter: str
    answers: Answers
    questions: tuple[Question, ...]
    cv_title: str
    timeline: tuple[TimelineEntry, ...]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far for one job; kept until it is sent or 30 days old."""

    job_id: UUID
    cv_id: UUID | None = None
    answers: Answers = {}
    cover_letter: str = ""
    saved_at: datetime | None = None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """An application as the company's recruiters may read it: who, what, and the CV as it was."""

    id: UUID
    job_id: UUID
    company_id: UUID
    candidate_id: UUID | None
    candidate_name: str
    candidate_email: str
    headline: str
    status: ApplicationStatus
    submitted_at: datetime
    cover_letter: str
    answers: Answers
    questions: tuple[Question, ...]
    cv: CvSnapshot


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """Recruitment's word that it checked: the bearer may read applications of this company, until then."""

    company_id: UUID
    actor_id: UUID | None
    expires_at: datetime


class ApplicationNotFound(NotFound):
    code = "application_not_found"
    title = "There is no such application"


class AlreadyApplied(Conflict):
    code = "already_applied"
    title = "You have already applied for this job"


class ApplicationClosed(Conflict):
    code = "application_closed"
    title = "This application is already decided or withdrawn"


class ApplicationSubmitted(Event, frozen=True, kw_only=True, tag="applications.submitted"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
    candidate_id: UUID


class ApplicationWithdrawn(Event, frozen=True, kw_only=True, tag="applications.withdrawn"):
    application_id: UUID
    job_id: UUID
    company_id: UUID


class Applications(Protocol):
    """Use cases of candidates, and of recruitment by Grant."""

    async def submit(self, actor: Actor, *, application: NewApplication) -> Application:
        """Raises Invalid (per field, `answers.<id>`), AlreadyApplied, jobs.JobNotOpen, cvs.CvNotFound."""

    async def mine(
        self, actor: Actor, *, cursor: str | None = None, limit: int = 20
    ) -> Page[Application]: ...
    async def get(self, actor: Actor, *, application_id: UUID) -> Application: ...
    async def for_job(self, actor: Actor, *, job_id: UUID) -> Application | None:
        """The actor's own application for a job, if there is one."""

    async def withdraw(self, actor: Actor, *, application_id: UUID) -> Application: ...
    async def draft(self, actor: Actor, *, job_id: UUID) -> Draft | None: ...
    async def save_draft(self, actor: Actor, *, draft: Draft) -> Draft:
        """Keeps whatever was typed, right or wrong."""

    async def dossier(self, grant: Grant, *, application_id: UUID) -> Dossier: ...
    async def dossiers(self, grant: Grant, *, application_ids: tuple[UUID, ...]) -> dict[UUID, Dossier]:
        """At most 1,000, without the CVs' text and fields."""

    async def file_link(self, grant: Grant, *, application_id: UUID) -> str | None:
        """A short-lived address of the CV's file."""

    async def record_progress(
        self, grant: Grant, *, application_id: UUID, key: str, status: ApplicationStatus, note: str = ""
    ) -> None:
        """What the candidate may see of a decision; once per `key`."""
