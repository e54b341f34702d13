"""The terms of a posting: workplace, places, employment, skills, questions and dates."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo.model import City, Company
from talentsphere.ops.demo.roles import LEADERS, Role, leads
from talentsphere.ops.demo.source_types import QuestionSource
from talentsphere.ops.demo.sources import countries, phrases
from talentsphere.services.jobs.contract import EmploymentType, Level, Status, Workplace

PUBLISHED_WITHIN = timedelta(days=45)

# How often work of each reach is offered on site, hybrid and remote.
_WORKPLACES: dict[Workplace, dict[Workplace, float]] = {
    "onsite": {"onsite": 1},
    "hybrid": {"onsite": 35, "hybrid": 65},
    "remote": {"onsite": 14, "hybrid": 48, "remote": 38},
}
_STATUSES: dict[Status, float] = {"published": 93, "draft": 3, "closed": 4}
_QUESTIONS = {0: 42, 1: 20, 2: 18, 3: 13, 4: 7}
_WITH_CLOSING_DATE = 0.85
_NOT_STANDING: frozenset[EmploymentType] = frozenset({"contract", "internship", "per_diem", "volunteer"})
_NEWCOMERS: frozenset[Level] = frozenset({"internship", "entry"})
_CONTINENTS = (
    "US CA MX CR CO PE BR AR CL UY",
    "GB IE FR DE NL BE ES PT IT CH AT SE NO DK FI PL CZ HU RO GR EE TR",
    "MA EG NG GH KE TZ RW SN ZA",
    "JO AE IN BD ID MY SG TH VN PH JP KR TW AU NZ",
)


class Dates(NamedTuple):
    """When a posting was made, published and closed, and how long it is open."""

    created_at: datetime
    published_at: datetime | None
    closed_at: datetime | None
    valid_through: date | None


def pick_workplace(rng: Random, role: Role) -> Workplace:
    reach = role.occupation.reach or role.family.reach
    choices = _WORKPLACES["hybrid" if role.level in LEADERS and reach == "remote" else reach]
    return rng.choices(list(choices), list(choices.values()))[0]


def pick_employment(rng: Random, role: Role) -> EmploymentType:
    if role.level == "internship":
        return "internship"
    types = dict(role.family.types)
    if role.level in LEADERS:
        types = {"part_time": 5}
    kinds: list[EmploymentType] = [*types, "full_time"]
    return rng.choices(kinds, [*types.values(), max(0.0, 100 - sum(types.values()))])[0]


def pick_cities(rng: Random, company: Company, role: Role) -> tuple[City, ...]:
    """One to three of the company's cities; leaders work at its seat."""
    places = (company.headquarters, *company.sites)
    if role.level in LEADERS or len(places) == 1:
        return places[:1]
    weights = [2.0, *(1.0 for _ in company.sites)]
    first = rng.choices(places, weights)[0]
    count = rng.choices((1, 2, 3), (80, 13, 7))[0]
    others = [place for place in places if place != first]
    return (first, *rng.sample(others, min(count - 1, len(others))))


def pick_countries(rng: Random, home: str) -> tuple[str, ...]:
    """Where applicants for remote work may live: the home country and up to three on the same continent."""
    continent = next(codes for codes in (row.split() for row in _CONTINENTS) if home in codes)
    others = [code for code in continent if code != home]
    return (home, *sorted(rng.sample(others, rng.choice((0, 0, 1, 2, 3)))))


def pick_skills(rng: Random, role: Role) -> tuple[str, ...]:
    """Three to seven: those of the occupation first, then some of its family or of leadership."""
    own = role.occupation.skills
    pool = phrases().leaders["skills"] if leads(role) else role.family.skills
    more = [skill for skill in pool if skill not in own]
    total = rng.randint(max(3, len(own)), 7)
    return (*own, *rng.sample(more, min(total - len(own), len(more))))


def pick_questions(rng: Random, role: Role, employment_type: EmploymentType) -> tuple[QuestionSource, ...]:
    """Up to four, the family's own before those that any employer may ask."""
    count = rng.choices(list(_QUESTIONS), list(_QUESTIONS.values()))[0]
    pool = [
        question
        for question in (*role.family.questions, *phrases().questions["any"])
        if not (role.level in _NEWCOMERS and question.kind == "number")
        and not (employment_type in _NOT_STANDING and "part-time" in question.label)
    ]
    chosen = rng.sample(pool, min(count, len(pool)))
    numbers = [question for question in chosen if question.kind == "number"]
    return tuple(question for question in pool if question in chosen and question not in numbers[1:])


def pick_status(rng: Random) -> Status:
    return rng.choices(list(_STATUSES), list(_STATUSES.values()))[0]


def pick_dates(rng: Random, *, status: Status, today: date, days: int | None = None) -> Dates:
    """Dates before the beginning of `today`, apart from the closing date of what is open.

    `days` sets how long ago a posting was published, or a draft was made.
    """
    midnight = datetime.combine(today, time(), UTC)
    valid_through = today + timedelta(days=rng.randint(14, 90)) if rng.random() < _WITH_CLOSING_DATE else None
    if status == "draft":
        return Dates(_office_hour(rng, midnight, days or rng.randint(0, 10)), None, None, valid_through)
    age = _age(rng, status) if days is None else days
    published = _office_hour(rng, midnight, age)
    created = published - timedelta(hours=rng.randint(1, 72), minutes=rng.randrange(60))
    if status == "published":
        return Dates(created, published, None, valid_through)
    closed = published + timedelta(days=rng.randint(8, max(8, age - 1)), hours=rng.randint(0, 5))
    return Dates(created, published, min(closed, midnight - timedelta(minutes=5)), None)


def country_names(codes: tuple[str, ...]) -> list[str]:
    """The countries as they are written inside a sentence."""
    return [countries()[code].said for code in codes]


def _age(rng: Random, status: Status) -> int:
    """Days: more of what is open is new than old; what is closed has been open for a while."""
    most = PUBLISHED_WITHIN.days - 1
    return rng.randint(12, most - 1) if status == "closed" else int(rng.random() ** 1.3 * most)


def _office_hour(rng: Random, midnight: datetime, days: int) -> datetime:
    """A moment between 6.00 and 18.00 on a day that ended `days` before `midnight`."""
    day = midnight - timedelta(days=1 + days)
    return day + timedelta(minutes=rng.randint(6 * 60, 18 * 60), seconds=rng.randrange(60))
