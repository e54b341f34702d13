"""JSON Resume documents of candidates."""

from datetime import date
from random import Random
from typing import Any, NamedTuple

from talentsphere.ops.demo import careers
from talentsphere.ops.demo.careers import Job
from talentsphere.ops.demo.model import City
from talentsphere.ops.demo.roles import Role, is_beginner
from talentsphere.ops.demo.sources import countries, people

_FLUENCY = (30, 45, 25)
# How often those whose work needs no training have none.
_SCHOOL_ONLY = 0.6


class Facts(NamedTuple):
    """What is settled about a candidate before the document is written."""

    name: str
    email: str
    label: str
    summary: str
    city: City
    role: Role
    years: int


class Career(NamedTuple):
    """Work and training, the latest first."""

    jobs: list[Job]
    education: list[dict[str, Any]]


def make_career(rng: Random, *, role: Role, years: int, home: City, today: date) -> Career:
    """The jobs and the training of somebody who has been `years` in the field of `role`."""
    now = today.year * 12 + today.month - 1
    begin = now - years * 12
    if is_beginner(role):
        job = careers.first_job(rng, home=home, today=today)
        return Career([job], careers.school_of(rng, home=home, end=job.start - rng.randint(1, 6)))
    jobs = careers.jobs_of(rng, role=role, years=years, home=home, today=today)
    end = begin - rng.randint(0, 5)
    if set(role.occupation.levels) == {"e", "m"} and rng.random() < _SCHOOL_ONLY:
        return Career(jobs, careers.school_of(rng, home=home, end=end))
    studying = role.level == "internship"
    months = rng.randint(0, 18) if studying else 0
    education = careers.studies_of(rng, role=role, home=home, end=end + months, ongoing=studying)
    return Career(jobs, education)


def make_resume(rng: Random, *, facts: Facts, career: Career, skills: tuple[str, ...]) -> dict[str, Any]:
    """The document, in the order of the JSON Resume schema."""
    city = facts.city
    location = {"city": city.name, "region": city.region, "countryCode": city.country}
    return {
        "basics": {
            "name": facts.name,
            "label": facts.label,
            "email": facts.email,
            "summary": facts.summary,
            "location": {key: value for key, value in location.items() if value is not None},
        },
        "work": [_work(job) for job in career.jobs],
        "education": career.education,
        "skills": [{"name": skill, "level": _skill_level(rng, facts.years)} for skill in skills],
        "languages": languages(rng, city.country),
    }


def languages(rng: Random, country: str) -> list[dict[str, str]]:
    """The languages of somebody from `country`: its first as their own, and English in any case."""
    native, fluent, good, basic = people().levels_of_language
    first, *others = countries()[country].languages
    spoken = [{"language": first, "fluency": native}]
    for language in others:
        level = rng.choices((fluent, good, basic), _FLUENCY)[0]
        # The demo's people write their applications in English.
        spoken.append(
            {"language": language, "fluency": good if (language, level) == ("English", basic) else level}
        )
    return spoken


def _work(job: Job) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": job.employer,
        "position": job.title,
        "location": job.city,
        "startDate": careers.month_text(job.start),
    }
    if job.end is not None:
        entry["endDate"] = careers.month_text(job.end)
    if job.highlights:
        entry["highlights"] = [f"{line}." for line in job.highlights]
    return entry


def _skill_level(rng: Random, years: int) -> str:
    levels = ("Beginner", "Intermediate", "Advanced", "Expert")
    most = min(3, years // 4 + 1)
    return levels[rng.randint(max(0, most - 1), most)]
