"""The public door of jobs: what others may ask, and the events it emits."""

from datetime import date, datetime
from typing import Any, Literal, Protocol, get_args
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, NotFound
from talentsphere.kernel.events import Event
from talentsphere.kernel.paging import Page

Workplace = Literal["onsite", "hybrid", "remote"]
EmploymentType = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "volunteer", "per_diem", "other"
]
Level = Literal["internship", "entry", "mid", "senior", "lead", "director", "executive"]
Interval = Literal["year", "month", "week", "day", "hour"]
Status = Literal["draft", "published", "closed"]
QuestionKind = Literal["text", "textarea", "yes_no", "number", "select", "multi_select"]
ReportReason = Literal["scam", "discrimination", "closed", "misleading", "spam", "other"]
ImportFormat = Literal["greenhouse", "lever", "jsonld", "csv", "jsonl"]

WORKPLACES: tuple[Workplace, ...] = get_args(Workplace)
EMPLOYMENT_TYPES: tuple[EmploymentType, ...] = get_args(EmploymentType)
LEVELS: tuple[Level, ...] = get_args(Level)


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place of work. `country` is ISO 3166-1 alpha-2 where it is known, else as the source wrote it."""

    city: str | None = None
    region: str | None = None
    country: str | None = None


class Pay(msgspec.Struct, frozen=True, kw_only=True):
    """Pay per interval in whole units of the ISO 4217 currency; either end may be open."""

    min: float | None = None
    max: float | None = None
    currency: str = "USD"
    interval: Interval = "year"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something the applicant answers. `options` belong to select and multi_select."""

    id: str
    label: str
    kind: QuestionKind = "text"
    options: tuple[str, ...] = ()
    required: bool = False


class JobDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A new posting as its author gives it. `description_html` is sanitised before it is stored."""

    company_id: UUID
    title: str
    description_html: str = ""
    locations: tuple[Location, ...] = ()
    workplace: Workplace = "onsite"
    employment_type: EmploymentType = "full_time"
    department: str | None = None
    level: Level | None = None
    pay: Pay | None = None
    questions: tuple[Question, ...] = ()
    skills: tuple[str, ...] = ()
    requisition_id: str | None = None
    language: str = "en"
    valid_through: date | None = None
    applicant_countries: tuple[str, ...] = ()


class JobChanges(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a posting to change; what is left out stays."""

    title: str | UnsetType = UNSET
    description_html: str | UnsetType = UNSET
    locations: tuple[Location, ...] | UnsetType = UNSET
    workplace: Workplace | UnsetType = UNSET
    employment_type: EmploymentType | UnsetType = UNSET
    department: str | None | UnsetType = UNSET
    level: Level | None | UnsetType = UNSET
    pay: Pay | None | UnsetType = UNSET
    questions: tuple[Question, ...] | UnsetType = UNSET
    skills: tuple[str, ...] | UnsetType = UNSET
    requisition_id: str | None | UnsetType = UNSET
    language: str | UnsetType = UNSET
    valid_through: date | None | UnsetType = UNSET
    applicant_countries: tuple[str, ...] | UnsetType = UNSET


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A whole posting. `source` holds every field of an imported posting that has no place of its own."""

    id: UUID
    company_id: UUID
    company_name: str
    company_slug: str
    company_website: str | None
    company_logo_url: str | None
    slug: str
    status: Status
    title: str
    description_html: str
    description_text: str
    locations: tuple[Location, ...]
    workplace: Workplace
    employment_type: EmploymentType
    department: str | None
    level: Level | None
    pay: Pay | None
    questions: tuple[Question, ...]
    skills: tuple[str, ...]
    requisition_id: str | None
    language: str
    valid_through: date | None
    applicant_countries: tuple[str, ...]
    source_url: str | None
    source: dict[str, Any] | None
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    closed_at: datetime | None


class JobCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a posting. The shape of the view jobs.card joined with companies.card."""

    id: UUID
    company_id: UUID
    company_name: str
    company_slug: str
    company_logo_url: str | None
    slug: str
    status: Status
    title: str
    locations: tuple[Location, ...]
    workplace: Workplace
    employment_type: EmploymentType
    department: str | None
    level: Level | None
    pay: Pay | None
    skills: tuple[str, ...]
    published_at: datetime | None
    valid_through: date | None


class RowError(msgspec.Struct, frozen=True, kw_only=True):
    """Why one row of an import was refused. `row` counts from 1; `reference` is the source's own id."""

    row: int
    reference: str | None
    field: str | None
    message: str


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do when `dry_run`. `expired` counts postings past their closing date."""

    format: ImportFormat
    dry_run: bool
    rows: int
    created: int
    updated: int
    unchanged: int
    failed: int
    expired: int
    mapping: dict[str, str]
    unmapped: tuple[str, ...]
    errors: tuple[RowError, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A reader's report about a posting, as operators see it in the moderation queue."""

    id: UUID
    job_id: UUID
    job_title: str
    job_slug: str
    company_name: str
    reason: ReportReason
    details: str
    created_at: datetime


class SitemapEntry(msgspec.Struct, frozen=True):
    slug: str
    updated_at: datetime


class JobNotFound(NotFound):
    code = "job_not_found"
    title = "This job does not exist, or is not public"


class JobNotOpen(Conflict):
    code = "job_not_open"
    title = "This job is closed for applications"


class JobsChanged(Event, frozen=True, kw_only=True, tag="jobs.changed"):
    """Postings were published, edited, closed or removed: whoever keeps a copy reads them anew."""

    job_ids: tuple[UUID, ...]


class Jobs(Protocol):
    """Use cases. Every method checks the actor's permission itself."""

    async def create(self, actor: Actor, *, draft: JobDraft) -> Job: ...
    async def change(self, actor: Actor, *, job_id: UUID, changes: JobChanges) -> Job: ...
    async def publish(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def close(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def delete_draft(self, actor: Actor, *, job_id: UUID) -> None: ...
    async def get(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def by_slug(self, actor: Actor, *, slug: str) -> Job: ...
    async def of_company(
        self, actor: Actor, *, company_id: UUID, status: Status | None = None, cursor: str | None = None
    ) -> Page[JobCard]: ...
    async def import_postings(
        self,
        actor: Actor,
        *,
        data: bytes,
        format: ImportFormat | None,  # noqa: A002 - the word of the API
        company_id: UUID | None,
        mapping: dict[str, str] | None = None,
        dry_run: bool = False,
        publish: bool = True,
        shift_dates: bool = False,
    ) -> ImportReport: ...
    async def report(self, actor: Actor, *, job_id: UUID, reason: ReportReason, details: str) -> None: ...
    async def reports(self, actor: Actor) -> list[Report]: ...
    async def settle_report(self, actor: Actor, *, report_id: UUID, close_job: bool) -> None: ...
    async def sitemap(self, *, page: int) -> list[SitemapEntry]: ...
    async def newest(self, *, company_id: UUID | None = None) -> list[Job]: ...
    async def close_due(self) -> int: ...
