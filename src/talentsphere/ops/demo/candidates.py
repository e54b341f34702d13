"""The candidates. Each is made around a posting they could apply for, so that skills and work meet."""

from datetime import date
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo import terms
from talentsphere.ops.demo.careers import role_after
from talentsphere.ops.demo.model import Candidate, City
from talentsphere.ops.demo.names import DOMAIN, Names
from talentsphere.ops.demo.places import cities
from talentsphere.ops.demo.postings import Opening
from talentsphere.ops.demo.resumes import Career, Facts, make_career, make_resume
from talentsphere.ops.demo.roles import Role, is_beginner, short_title
from talentsphere.ops.demo.sources import people
from talentsphere.ops.demo.words import article, inside, say
from talentsphere.services.jobs.contract import Level

NAMED_EMAIL, NAMED_NAME = f"candidate@{DOMAIN}", "Samira Olsen"
NAMED_OCCUPATION, _NAMED_YEARS = "Frontend Developer", 5

_AT_HOME, _IN_COUNTRY = 0.6, 0.93
_YEARS: dict[Level, tuple[int, int]] = {
    "internship": (0, 0),
    "entry": (0, 2),
    "mid": (2, 8),
    "senior": (6, 16),
    "lead": (8, 20),
    "director": (12, 27),
    "executive": (16, 30),
}


class Applicant(NamedTuple):
    """A candidate, with what their applications are made from."""

    candidate: Candidate
    role: Role
    career: Career
    anchor: Opening


def make_candidates(
    *, seed: int, today: date, anchors: tuple[Opening, ...], names: Names
) -> tuple[Applicant, ...]:
    """A candidate for each of `anchors`; the first, of the named account, fits the first of them."""
    return tuple(
        _applicant(Random(f"{seed}:candidate:{at}"), today, anchor, names, named=at == 0)
        for at, anchor in enumerate(anchors)
    )


def _applicant(rng: Random, today: date, anchor: Opening, names: Names, *, named: bool) -> Applicant:
    sought = anchor.role
    level = sought.level or "mid"
    years = _NAMED_YEARS if named else rng.randint(*_YEARS[level])
    role = sought if _keeps_role(sought) else role_after(sought.family, sought.occupation, years)
    if is_beginner(role):
        years = 0
    home = _home(rng, anchor, named=named)
    name = NAMED_NAME if named else names.draw(home.country)
    email = NAMED_EMAIL if named else names.email(name)
    career = make_career(rng, role=role, years=years, home=home, today=today)
    skills = terms.pick_skills(rng, role)
    label = _label(role, career)
    slots = _slots(rng, role, skills, home, years)
    facts = Facts(name, email, label, _summary(rng, slots, years), home, role, years)
    candidate = Candidate(
        email=email,
        name=name,
        headline=_headline(rng, slots, label, years),
        about=facts.summary,
        city=home,
        field=role.family.field,
        years=years,
        resume=make_resume(rng, facts=facts, career=career, skills=skills),
    )
    return Applicant(candidate, role, career, anchor)


def _keeps_role(sought: Role) -> bool:
    """Interns, trainees and those who lead are what they look for."""
    return sought.level == "internship" or is_beginner(sought) or len(sought.occupation.levels) == 1


def _home(rng: Random, anchor: Opening, *, named: bool) -> City:
    """Mostly a city of the posting, else one of its country, and now and then any in the world."""
    place = anchor.posting.locations[0]
    draw = 0.0 if named else rng.random()
    known = [city for city in cities().values() if draw >= _IN_COUNTRY or city.country == place.country]
    here = [city for city in known if city.name == place.city]
    return here[0] if here and draw < _AT_HOME else rng.choice(known)


def _label(role: Role, career: Career) -> str:
    proper = people().proper_names
    if role.level == "internship":
        return f"Student of {inside(career.education[0]['area'], proper)}"
    if is_beginner(role):
        return f"Future {inside(role.occupation.title, proper)}"
    return short_title(role)


def _slots(rng: Random, role: Role, skills: tuple[str, ...], home: City, years: int) -> dict[str, str]:
    proper = people().proper_names
    skill, skill2 = rng.sample(skills, 2)
    title = role.occupation.title
    return {
        "title": title,
        "title_lower": inside(title, proper),
        "article": article(title),
        "years": "a year" if years == 1 else f"{years} years",
        "city": home.name,
        "skill": skill,
        "skill2": skill2,
        "skill_lower": inside(skill, proper),
        "skill2_lower": inside(skill2, proper),
    }


def _summary(rng: Random, slots: dict[str, str], years: int) -> str:
    words = people()
    return say(rng, rng.choice(words.summaries if years else words.newcomer_summaries), slots)


def _headline(rng: Random, slots: dict[str, str], label: str, years: int) -> str:
    if not years:
        return f"{label}, {slots['city']}"
    return say(rng, rng.choice(people().headlines), {**slots, "title": label})
