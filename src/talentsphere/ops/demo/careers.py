"""Careers: the jobs a person has had and the training before, as entries of a JSON Resume document."""

from datetime import date
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from talentsphere.ops.demo.model import City
from talentsphere.ops.demo.places import cities, city
from talentsphere.ops.demo.recruiters import STAFFED_COMPANIES
from talentsphere.ops.demo.roles import Role, short_title
from talentsphere.ops.demo.source_types import Family, Occupation
from talentsphere.ops.demo.sources import companies, families, industries, people
from talentsphere.ops.demo.words import say, with_capital
from talentsphere.services.jobs.contract import Level

# From how many years on a person works at a level.
_LEVELS: tuple[tuple[float, Level, str], ...] = (
    (10, "lead", "l"),
    (5.5, "senior", "s"),
    (1.5, "mid", "m"),
    (0, "entry", "e"),
)
_YEARS_OF_STUDY = {"Certificate": 1, "Diploma": 2, "Master": 2, "Apprenticeship": 3, "Doctor of Medicine": 6}
_USUAL_STUDY = 4
_FIRST_JOBS = ("shop", "hotel_service", "warehouse")
_KNOWN_EMPLOYER, _AT_WORK = 0.2, 0.85
_A_YEAR, _GROWING = 12, 24
# What somebody has not done yet in their first years.
_LATER = ("trained", "led ", "mentored", "taught", "supervised")
_EARLY_YEARS = 4


class Job(NamedTuple):
    """A job in somebody's past, or the present one where `end` is None. Months count from the year 0."""

    employer: str
    title: str
    city: str
    start: int
    end: int | None
    highlights: tuple[str, ...]


def role_after(family: Family, occupation: Occupation, years: float) -> Role:
    """The role of somebody after `years` in an occupation: the highest level it has that the years allow."""
    for least, level, letter in _LEVELS:
        if years >= least and letter in occupation.levels:
            return Role(family, occupation, level)
    return Role(family, occupation, "entry" if "e" in occupation.levels else "mid")


def jobs_of(rng: Random, *, role: Role, years: int, home: City, today: date) -> list[Job]:
    """The jobs of `years`, the latest first; none at the beginning of a working life."""
    months = years * 12
    if months == 0:
        return []
    count = min(4, 1 + years // rng.choice((3, 4, 5)))
    shares = list(accumulate(rng.uniform(0.6, 1.4) for _ in range(count)))
    cuts = [int(months * share / shares[-1]) for share in shares[:-1]]
    now = today.year * 12 + today.month - 1
    starts = [now - months + cut for cut in (0, *cuts)]
    ends: list[int | None] = [start - rng.choice((0, 0, 1, 2)) for start in starts[1:]]
    ends.append(None if rng.random() < _AT_WORK else now - rng.randint(0, 3))
    told = [line for line in role.family.did if years >= _EARLY_YEARS or not line.startswith(_LATER)]
    did = rng.sample(told, len(told))
    found = []
    for start, end in zip(starts, ends, strict=True):
        months_there = (end or now) - start
        # A job is called by what one was for most of it.
        grown = (start - starts[0] + min(months_there / 2, _GROWING)) / _A_YEAR
        then = _earlier(role, grown, is_last=start == starts[-1])
        long = months_there >= _A_YEAR
        lines = tuple(with_capital(say(rng, did.pop(), {})) for _ in range(rng.randint(1, 2)) if did and long)
        employer, place = _employer(rng, then, home)
        found.append(Job(employer, short_title(then), place, start, end, lines))
    return found[::-1]


def first_job(rng: Random, *, home: City, today: date) -> Job:
    """Work in another trade, before the training that is being looked for."""
    family = families()[rng.choice(_FIRST_JOBS)]
    role = Role(family, family.jobs[0], "mid")
    now = today.year * 12 + today.month - 1
    start = now - rng.randint(9, 40)
    employer, place = _employer(rng, role, home)
    return Job(employer, family.jobs[0].title, place, start, None, ())


def studies_of(rng: Random, *, role: Role, home: City, end: int, ongoing: bool) -> list[dict[str, Any]]:
    """Training in the field of `role` that ended in month `end`, the latest first."""
    family, occupation, _ = role
    award = occupation.award or family.award
    area = occupation.study or rng.choice(family.study)
    start = end - 12 * _YEARS_OF_STUDY.get(award, _USUAL_STUDY)
    entry = _study(rng, home, family.school, area, award, start, None if ongoing else end)
    if award not in {"Master", "Doctorate"}:
        return [entry]
    before = "Bachelor" if award == "Master" else "Master"
    return [entry, _study(rng, home, "University", area, before, start - 12 * 4, start)]


def school_of(rng: Random, *, home: City, end: int) -> list[dict[str, Any]]:
    """School, for those whose work needs no other training."""
    return [
        _study(
            rng, home, "Secondary School", "General education", "School leaving certificate", end - 60, end
        )
    ]


def month_text(month: int) -> str:
    """A month as JSON Resume writes it, such as 2021-09."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _study(
    rng: Random, home: City, school: str, area: str, award: str, start: int, end: int | None
) -> dict[str, Any]:
    places = [place.name for (code, _), place in cities().items() if code == home.country]
    entry = {
        "institution": f"{rng.choice([home.name, *places])} {school}",
        "area": area,
        "studyType": award,
        "startDate": month_text(start),
    }
    return entry if end is None else {**entry, "endDate": month_text(end)}


def _earlier(role: Role, years: float, *, is_last: bool) -> Role:
    """The role at an earlier time; those who lead began in the first occupation of their family."""
    if len(role.occupation.levels) > 1:
        return role_after(role.family, role.occupation, years)
    if is_last or role.occupation.levels in {"e", "m"}:
        return role
    return role_after(role.family, role.family.jobs[0], years)


def _employer(rng: Random, role: Role, home: City) -> tuple[str, str]:
    """A former employer that has such work, and its city."""
    fits = role.occupation.fits
    fitting = [
        name
        for name, industry in industries().items()
        if role.family.key in industry.families and (fits is None or name in fits)
    ]
    known = [
        company
        for company in companies()[STAFFED_COMPANIES:]
        if company.industry in fitting and company.city.endswith(f", {home.country}")
    ]
    if known and rng.random() < _KNOWN_EMPLOYER:
        company = rng.choice(known)
        return company.name, city(company.city).name
    places = [place.name for (code, _), place in cities().items() if code == home.country]
    industry = industries()[rng.choice(fitting)]
    return f"{rng.choice(people().employer_words)} {rng.choice(industry.called)}", rng.choice(
        [home.name, *places]
    )
