"""What the demo data set consists of. Things refer to each other by `key`, people by their e-mail address."""

from datetime import date, datetime
from typing import Any

import msgspec

from talentsphere.services.applications.contract import Answers
from talentsphere.services.companies.contract import MemberRole
from talentsphere.services.jobs.contract import (
    EmploymentType,
    Level,
    Location,
    Pay,
    Question,
    Status,
    Workplace,
)
from talentsphere.services.recruitment.contract import RejectReason, StageKind


class City(msgspec.Struct, frozen=True, kw_only=True):
    """A real city of more than 100,000 people. `region` is None where it is called like the city."""

    name: str
    region: str | None
    country: str
    country_name: str
    latitude: float
    longitude: float
    timezone: str


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """An invented employer. `size` is its band of staff; `logo_hue` (0 to 359) and `initials` draw a logo."""

    key: str
    name: str
    website: str
    description: str
    industry: str
    employees: int
    size: str
    founded: int
    headquarters: City
    sites: tuple[City, ...]
    initials: str
    logo_hue: int


class Recruiter(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a company."""

    email: str
    name: str
    company_key: str
    role: MemberRole
    job_title: str


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A person who looks for work in `field`, after `years` in it. `resume` is a JSON Resume document."""

    email: str
    name: str
    headline: str
    about: str
    city: City
    field: str
    years: int
    resume: dict[str, Any]


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """A job of a company. Drafts have no `published_at`; only closed ones have `closed_at`. Times are in UTC."""

    key: str
    company_key: str
    requisition_id: str
    title: str
    occupation: str
    field: str
    description_html: str
    locations: tuple[Location, ...]
    workplace: Workplace
    employment_type: EmploymentType
    department: str
    level: Level | None
    pay: Pay | None
    questions: tuple[Question, ...]
    skills: tuple[str, ...]
    applicant_countries: tuple[str, ...]
    language: str
    status: Status
    created_at: datetime
    published_at: datetime | None
    closed_at: datetime | None
    valid_through: date | None


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A step along the pipeline, made by a recruiter."""

    stage: StageKind
    at: datetime
    by_email: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a recruiter wrote about an application."""

    text: str
    at: datetime
    author_email: str


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """Why it was no match: the reason for figures, and the message the candidate receives."""

    reason: RejectReason
    message: str


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate's application. `moves` lead from "new" to `stage`; `rejection` is there when it is rejected."""

    key: str
    posting_key: str
    candidate_email: str
    cover_letter: str
    answers: Answers
    submitted_at: datetime
    stage: StageKind
    moves: tuple[Move, ...]
    notes: tuple[Note, ...]
    tags: tuple[str, ...]
    rating: int | None
    rejection: Rejection | None


class DemoData(msgspec.Struct, frozen=True, kw_only=True):
    """The whole set. The first company, recruiter and candidate are those of the named demo accounts."""

    seed: int
    today: date
    companies: tuple[Company, ...]
    recruiters: tuple[Recruiter, ...]
    candidates: tuple[Candidate, ...]
    postings: tuple[Posting, ...]
    applications: tuple[Application, ...]
