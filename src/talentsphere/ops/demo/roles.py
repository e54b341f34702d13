"""What a company hires for: an occupation at a level, and the title it is advertised under."""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo.source_types import CompanySource, Family, IndustrySource, Occupation
from talentsphere.ops.demo.sources import families
from talentsphere.services.jobs.contract import Level

# Families that an industry hires at least this often are its core.
CORE = 4
_SMALL_COMPANY = 100
_LEAST_IN_SMALL_COMPANY = 2

LETTERS: dict[str, Level | None] = {
    "i": "internship",
    "e": "entry",
    "m": "mid",
    "s": "senior",
    "l": "lead",
    "d": "director",
    "x": "executive",
    "-": None,
}
_HOW_OFTEN = {"i": 8, "e": 20, "m": 45, "s": 24, "l": 10, "d": 20, "x": 20, "-": 20}
_ADDITIONS = re.compile(r" \(Internship\)|, Newly Qualified")
LEADERS = frozenset({"director", "executive"})


class Role(NamedTuple):
    """An occupation of a family at a level; volunteers have no level."""

    family: Family
    occupation: Occupation
    level: Level | None


class Offerings(NamedTuple):
    """The occupations a company hires for, and how often each."""

    roles: tuple[tuple[Family, Occupation], ...]
    weights: tuple[float, ...]


def offerings(company: CompanySource, industry: IndustrySource) -> Offerings:
    """What `company` hires for: families of its industry and, in them, occupations that fit it."""
    found = list(_offerings(company, industry))
    return Offerings(tuple(role for role, _ in found), tuple(weight for _, weight in found))


def _offerings(
    company: CompanySource, industry: IndustrySource
) -> Iterator[tuple[tuple[Family, Occupation], float]]:
    small = company.employees < _SMALL_COMPANY
    for key, often in industry.families.items():
        if small and often < _LEAST_IN_SMALL_COMPANY:
            continue
        family = families()[key]
        fitting = [
            job
            for job in family.jobs
            if (job.fits is None or company.industry in job.fits)
            and job.title not in company.skips
            and not (small and job.levels == "d")
        ]
        # Who leads is sought less often than who does the work.
        parts = [0.15 if job.levels in {"d", "x"} else 1.0 for job in fitting]
        for job, part in zip(fitting, parts, strict=True):
            yield (family, job), often * part / sum(parts)


def pick_level(rng: Random, occupation: Occupation) -> Level | None:
    letters = occupation.levels
    return LETTERS[rng.choices(letters, [_HOW_OFTEN[letter] for letter in letters])[0]]


def leads(role: Role) -> bool:
    """Whether the role is one of leadership, rather than a rank within an occupation."""
    return role.level in LEADERS or role.occupation.levels == "l"


def is_beginner(role: Role) -> bool:
    """Whether the role is an apprentice's or a trainee's, learnt from the ground up."""
    return title_of(role).startswith(("Apprentice ", "Trainee "))


def title_of(role: Role) -> str:
    """The title of a role, such as “Senior Data Engineer” or “Apprentice Baker”."""
    title, levels = role.occupation.title, role.occupation.levels
    if len(levels) == 1 or role.level is None:
        return title
    match role.level:
        case "internship":
            return f"{title} (Internship)"
        case "entry":
            return _entry_title(role)
        case "senior":
            # The trades speak of experience, not of rank.
            return f"Experienced {title}" if role.family.style == "trade" else f"Senior {title}"
        case "lead":
            return f"Lead {title}"
        case _:
            return title


def short_title(role: Role) -> str:
    """The title as it stands in a CV, without what only adverts add."""
    return _ADDITIONS.sub("", title_of(role))


def _entry_title(role: Role) -> str:
    title = role.occupation.title
    # Where there is nobody above mid level, newcomers do the same work as everyone.
    if not set(role.occupation.levels) & {"s", "l"}:
        return title
    match role.family.style:
        case "office":
            return f"Junior {title}"
        case "care":
            return f"{title}, Newly Qualified"
        case "trade":
            return f"Apprentice {title}"
        case "plain":
            return f"Trainee {title}"
        case _:
            return title
