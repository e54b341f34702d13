"""The demo data as rows of the tables it fills."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.ids import new_id
from talentsphere.ops.demo.model import Application, Candidate, Company, DemoData, Posting, Recruiter
from talentsphere.services.companies.rules import slug as company_slug
from talentsphere.services.cvs.rules.plain_text import as_plain_text
from talentsphere.services.jobs.rules.descriptions import plain_text
from talentsphere.services.jobs.rules.slugs import slug as job_slug

Row = dict[str, Any]


class People:
    """Everybody's id by e-mail address; those who exist already keep theirs."""

    def __init__(self, known: dict[str, UUID]) -> None:
        self.known = dict(known)
        self.ids: defaultdict[str, UUID] = defaultdict(new_id, known)

    def rows(self, data: DemoData) -> Iterator[Row]:
        for recruiter in data.recruiters:
            if recruiter.email not in self.known:
                yield self._row(recruiter, "recruiter", headline=recruiter.job_title)
        for candidate in data.candidates:
            if candidate.email not in self.known:
                yield self._row(
                    candidate,
                    "candidate",
                    headline=candidate.headline,
                    about=candidate.about,
                    city=candidate.city.name,
                    country=candidate.city.country,
                    timezone=candidate.city.timezone,
                )

    def _row(self, person: Recruiter | Candidate, role: str, **more: Any) -> Row:
        blank = {"headline": "", "about": "", "city": "", "country": "", "timezone": "UTC"}
        row = {"id": self.ids[person.email], "email": person.email, "name": person.name, "roles": [role]}
        return row | {"links": [], "locale": "en", "discoverable": role == "candidate"} | blank | more


def company_row(company: Company, company_id: UUID, *, at: datetime) -> Row:
    return {
        "id": company_id,
        "slug": company_slug(company.name, company_id),
        "name": company.name,
        "website": company.website,
        "description": company.description,
        "created_at": at,
        "updated_at": at,
    }


def posting_row(posting: Posting, job_id: UUID, company_id: UUID, company_name: str) -> Row:
    plain: Row = msgspec.to_builtins(posting)
    for name in ("key", "company_key", "occupation", "field"):
        del plain[name]
    return plain | {
        "id": job_id,
        "company_id": company_id,
        "slug": job_slug(posting.title, company_name, job_id),
        "description_text": plain_text(posting.description_html),
        "updated_at": posting.closed_at or posting.published_at or posting.created_at,
    }


def cv_row(candidate: Candidate, cv_id: UUID, owner_id: UUID, *, at: datetime) -> Row:
    return {
        "id": cv_id,
        "owner_id": owner_id,
        "title": cv_title(candidate),
        "resume": candidate.resume,
        "text": as_plain_text(candidate.resume),
        "readable": True,
        "created_at": at,
        "updated_at": at,
    }


def cv_title(candidate: Candidate) -> str:
    return f"CV of {candidate.name}"


def midnight(data: DemoData) -> datetime:
    """The beginning of the day the data counts from."""
    return datetime.combine(data.today, time(), tzinfo=UTC)


def last_change(application: Application) -> datetime:
    return max((application.submitted_at, *(move.at for move in application.moves)))
