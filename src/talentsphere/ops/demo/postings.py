"""The postings of all companies."""

from datetime import date
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo import terms
from talentsphere.ops.demo.companies import posting_counts
from talentsphere.ops.demo.contents import Brief
from talentsphere.ops.demo.description import write
from talentsphere.ops.demo.model import Company, Posting
from talentsphere.ops.demo.pay import pay_range
from talentsphere.ops.demo.places import location
from talentsphere.ops.demo.roles import (
    LEADERS,
    Offerings,
    Role,
    offerings,
    pick_level,
    title_of,
)
from talentsphere.ops.demo.source_types import CompanySource, QuestionSource
from talentsphere.ops.demo.sources import companies as company_sources
from talentsphere.ops.demo.sources import countries, industries
from talentsphere.ops.demo.words import listed, say
from talentsphere.services.jobs.contract import EmploymentType, Location, Question, Status

_TRIES = 12
_SUFFIXES: dict[EmploymentType, str] = {
    "part_time": "part-time",
    "temporary": "fixed term",
    "contract": "contract",
    "per_diem": "flexible shifts",
}
_WITH_SUFFIX = 0.4
# How often a remote posting names no city.
_COUNTRY_ONLY = 0.5
_TENURES = (17, 22, 26, 31)


class Plan(NamedTuple):
    """What is to be advertised, and when. What is a `showcase` is full-time and tells its pay."""

    role: Role
    status: Status
    dates: terms.Dates
    showcase: bool = False


class Opening(NamedTuple):
    """A posting with the words it was made from."""

    posting: Posting
    role: Role
    questions: tuple[QuestionSource, ...]


def make_postings(
    *, seed: int, today: date, companies: tuple[Company, ...], total: int
) -> tuple[Opening, ...]:
    """`total` postings, company by company; the first company has just the openings of companies.toml."""
    made: list[Opening] = []
    for company, source, count in zip(companies, company_sources(), posting_counts(total), strict=True):
        rng = Random(f"{seed}:postings:{company.key}")
        plans = _set(rng, source, today) or _drawn(rng, source, count, today)
        made += [_opening(rng, company, plan, number) for number, plan in enumerate(plans, start=1)]
    return tuple(made)


def _set(rng: Random, source: CompanySource, today: date) -> list[Plan]:
    """The openings that companies.toml sets."""
    known = {job.title: (family, job) for family, job in _offerings(source).roles}
    return [
        Plan(
            Role(*known[opening.title], opening.level),
            opening.status,
            terms.pick_dates(rng, status=opening.status, today=today, days=opening.days),
            showcase=True,
        )
        for opening in source.openings
    ]


def _drawn(rng: Random, source: CompanySource, count: int, today: date) -> list[Plan]:
    """Openings drawn from what the company hires for, with few repeats and one of each leading role."""
    offered = _offerings(source)
    seen: dict[str, int] = {}
    plans = []
    for _ in range(count):
        for _ in range(_TRIES):
            family, job = rng.choices(offered.roles, offered.weights)[0]
            role = Role(family, job, pick_level(rng, job))
            title = title_of(role)
            most = 1 if role.level in LEADERS else 1 + count // 30
            if seen.get(title, 0) < most:
                break
        seen[title] = seen.get(title, 0) + 1
        status = terms.pick_status(rng)
        plans.append(Plan(role, status, terms.pick_dates(rng, status=status, today=today)))
    return plans


def _offerings(source: CompanySource) -> Offerings:
    return offerings(source, industries()[source.industry])


def _opening(rng: Random, company: Company, plan: Plan, number: int) -> Opening:
    role, dates = plan.role, plan.dates
    country = countries()[company.headquarters.country]
    workplace = terms.pick_workplace(rng, role)
    employment = "full_time" if plan.showcase else terms.pick_employment(rng, role)
    cities = terms.pick_cities(rng, company, role)
    applicants = terms.pick_countries(rng, company.headquarters.country) if workplace == "remote" else ()
    skills = terms.pick_skills(rng, role)
    tenure = min(rng.choice(_TENURES), dates.created_at.year - company.founded - 2)
    slots = {
        "company": company.name,
        "city": cities[0].name,
        "cities": listed([city.name for city in cities], last="or"),
        "home": company.headquarters.name,
        "country": country.said,
        "countries": listed(terms.country_names(applicants or (company.headquarters.country,)), last="or"),
        "leave": str(rng.randint(*country.leave)),
        "tenure": str(tenure),
    }
    pay = pay_range(rng, role=role, employment_type=employment, country=country, told=plan.showcase)
    brief = Brief(
        company=company,
        industry=industries()[company.industry],
        country=country,
        role=role,
        employment_type=employment,
        workplace=workplace,
        cities=cities,
        skills=skills,
        pay=pay,
        slots=slots,
        tenure=tenure,
    )
    asked = terms.pick_questions(rng, role, employment)
    posting = Posting(
        key=f"{company.key}/{number}",
        company_key=company.key,
        requisition_id=f"{company.initials}-{dates.created_at.year}-{number:03}",
        title=_advertised(rng, role, employment),
        occupation=role.occupation.title,
        field=role.family.field,
        description_html=write(rng, brief),
        locations=_locations(rng, brief),
        workplace=workplace,
        employment_type=employment,
        department=rng.choice(role.family.departments),
        level=role.level,
        pay=pay,
        questions=tuple(_question(rng, question, slots, at) for at, question in enumerate(asked, start=1)),
        skills=skills,
        applicant_countries=applicants,
        language="en",
        status=plan.status,
        created_at=dates.created_at,
        published_at=dates.published_at,
        closed_at=dates.closed_at,
        valid_through=dates.valid_through,
    )
    return Opening(posting, role, asked)


def _advertised(rng: Random, role: Role, employment: EmploymentType) -> str:
    title = title_of(role)
    if employment in _SUFFIXES and rng.random() < _WITH_SUFFIX:
        return f"{title} ({_SUFFIXES[employment]})"
    return title


def _locations(rng: Random, brief: Brief) -> tuple[Location, ...]:
    """The cities; for remote work sometimes only the country."""
    if brief.workplace == "remote" and rng.random() < _COUNTRY_ONLY:
        return (Location(country=brief.company.headquarters.country),)
    cities = brief.cities[:1] if brief.workplace == "remote" else brief.cities
    return tuple(location(city) for city in cities)


def _question(rng: Random, source: QuestionSource, slots: dict[str, str], number: int) -> Question:
    return Question(
        id=f"q{number}",
        label=say(rng, source.label, slots),
        kind=source.kind,
        options=source.options,
        required=source.required,
    )
