"""What a mail of new jobs says of each, and where it leads."""

from typing import Any, TypedDict
from urllib.parse import urlencode

import msgspec

from talentsphere.services.alerts.contract import Question
from talentsphere.services.jobs.contract import Location, Pay, Workplace

# The names of the job list's page for what a question holds; everything it does not hold is left out.
_NAMES = {
    "q": "q",
    "place": "place",
    "workplace": "workplace",
    "employment_type": "type",
    "level": "level",
    "pay_min": "pay_min",
    "company": "company",
    "country": "country",
    "posted_within": "posted",
}


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of a posting."""

    slug: str
    title: str
    company_name: str
    locations: tuple[Location, ...]
    workplace: Workplace
    pay: Pay | None


class Line(TypedDict):
    """A job in a mail. `facts` are the place and the pay, as far as they are known."""

    title: str
    company: str
    facts: str
    remote: bool
    href: str


def line_of(job: Job, *, base_url: str) -> Line:
    facts = [_places(job.locations), _pay(job.pay)]
    return {
        "title": job.title,
        "company": job.company_name,
        "facts": " · ".join(fact for fact in facts if fact),
        "remote": job.workplace == "remote",
        "href": f"{base_url}/jobs/{job.slug}",
    }


def list_address(question: Question) -> str:
    """The page that shows all a question finds, newest first."""
    given: dict[str, Any] = msgspec.to_builtins(question)
    pairs = {name: given[field] for field, name in _NAMES.items() if given[field]}
    return f"/jobs?{urlencode(pairs | {'sort': 'newest'}, doseq=True)}"


def _places(locations: tuple[Location, ...]) -> str:
    names = [", ".join(part for part in (at.city, at.region or at.country) if part) for at in locations[:2]]
    return "; ".join(name for name in names if name) + (" …" if len(locations) > len(names) else "")


def _pay(pay: Pay | None) -> str:
    if pay is None:
        return ""
    ends = [f"{end:,.0f}" for end in (pay.min, pay.max) if end is not None]
    return f"{'–'.join(dict.fromkeys(ends))} {pay.currency} / {pay.interval}" if ends else ""
