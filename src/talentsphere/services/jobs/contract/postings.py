"""What a posting is made of."""

from datetime import date, datetime
from typing import Any, Literal, get_args
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

Workplace = Literal["onsite", "hybrid", "remote"]
EmploymentType = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "volunteer", "per_diem", "other"
]
Level = Literal["internship", "entry", "mid", "senior", "lead", "director", "executive"]
Interval = Literal["year", "month", "week", "day", "hour"]
Status = Literal["draft", "published", "closed"]
QuestionKind = Literal["text", "textarea", "yes_no", "number", "select", "multi_select"]

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


class SitemapEntry(msgspec.Struct, frozen=True):
    slug: str
    updated_at: datetime
