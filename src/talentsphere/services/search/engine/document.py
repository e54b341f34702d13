"""What the index knows of a posting, and the form in which tantivy takes it."""

from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from talentsphere.services.jobs.contract import EmploymentType, Level, Location, Workplace
from talentsphere.services.search.engine.countries import country_aliases, country_key, country_label
from talentsphere.services.search.rules.places import place_terms, region_names, shown_places
from talentsphere.services.search.rules.suggestions import SEPARATOR, headline, terms
from talentsphere.services.search.rules.text import fold, squeeze, words

NO_END = (1 << 63) - 1
_SECONDS_LIMIT = (1 << 32) - 1


class JobDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An open posting. Pay is in whole units a year of `currency`; times are epoch seconds.

    `id` and `company_id` are UUIDs as text. The job is found until `valid_through` (None: for ever).
    """

    id: str
    title: str
    company_id: str
    company_slug: str
    company_name: str
    description: str = ""
    department: str | None = None
    level: Level | None = None
    workplace: Workplace = "onsite"
    employment_type: EmploymentType = "full_time"
    skills: tuple[str, ...] = ()
    places: tuple[Location, ...] = ()
    pay_min_year: int | None = None
    pay_max_year: int | None = None
    currency: str | None = None
    published_at: int = 0
    valid_through: int | None = None


class Card(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a posting, to show and explain a hit."""

    id: str
    title: str
    company: str
    skills: tuple[str, ...]
    places: tuple[str, ...]


def recency(job: JobDocument) -> int:
    """The number that sorts by publication: its seconds above 32 bits of the id, so that ties are rare."""
    seconds = min(max(job.published_at, 0), _SECONDS_LIMIT)
    return seconds << 32 | (UUID(job.id).int & 0xFFFF_FFFF)


def published(recency: int) -> int:
    """The epoch seconds in a recency."""
    return recency >> 32


def earliest_recency(seconds: int) -> int:
    """The lowest recency of what was published at this time or later."""
    return min(max(seconds, 0), _SECONDS_LIMIT) << 32


def fields(job: JobDocument) -> dict[str, Any]:
    """The values of the index fields of engine.schema."""
    title, company, skills = fold(job.title), fold(job.company_name), [fold(skill) for skill in job.skills]
    department = squeeze(job.department or "")
    names = [_names(place) for place in job.places]
    shown = tuple(name.shown[0] for name in names if name.shown)
    card = Card(job.id, job.title, job.company_name, job.skills, shown)
    found: dict[str, Any] = {
        "id": job.id,
        "card": msgspec.msgpack.encode(card),
        "title": title,
        "title_stem": title,
        "skills": skills,
        "company": company,
        "text": [title, *skills, company, department, *map(fold, shown), fold(job.description)],
        "words": " ".join({*words(job.title), *words(job.company_name), *words(" ".join(job.skills))}),
        "company_key": [job.company_slug, job.company_id],
        "company_facet": f"{job.company_slug}{SEPARATOR}{job.company_name}",
        "workplace": job.workplace,
        "employment_type": job.employment_type,
        "country": sorted({name.country for name in names if name.country}),
        "place": sorted(frozenset().union(*(name.terms for name in names))),
        "suggest": sorted(_suggestions(job).union(*(name.suggestions for name in names))),
        "recency": recency(job),
        "valid_until": NO_END if job.valid_through is None else max(job.valid_through, 0),
    }
    if job.level:
        found["level"] = job.level
    if department:
        found["department"] = department
    if job.currency:
        found["currency"] = job.currency.upper()
    pay = job.pay_max_year if job.pay_max_year is not None else job.pay_min_year
    if pay is not None:
        found["pay"] = max(pay, 0)
    return found


class _Names(NamedTuple):
    """A place in every form the index wants: country key, exact terms, names to show, suggestions."""

    country: str
    terms: frozenset[str]
    shown: tuple[str, ...]
    suggestions: frozenset[str]


@lru_cache(maxsize=16_384)
def _names(place: Location) -> _Names:
    country = country_key(place.country or "")
    city, region = place.city or "", place.region or ""
    regions = region_names(region, country=country) if region else ()
    shown = shown_places(city=city, region=region, country=country_label(country))
    return _Names(
        country,
        place_terms(city=city, regions=regions, countries=country_aliases(country)),
        shown,
        frozenset(term for name in shown for term in terms("place", name)),
    )


def _suggestions(job: JobDocument) -> set[str]:
    found = {*terms("title", headline(job.title)), *terms("company", job.company_name)}
    for skill in job.skills:
        found.update(terms("skill", skill))
    return found
