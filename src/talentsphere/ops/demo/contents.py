"""What the sections of a posting say: tasks, requirements, hours and place, offers, the way of hiring."""

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo.model import City, Company
from talentsphere.ops.demo.roles import CORE, LEADERS, Role, is_beginner, leads
from talentsphere.ops.demo.source_types import CountrySource, IndustrySource, LevelWords
from talentsphere.ops.demo.sources import people, phrases
from talentsphere.ops.demo.words import inside, some, with_capital
from talentsphere.services.jobs.contract import EmploymentType, Pay, Workplace

_NOT_LASTING: frozenset[EmploymentType] = frozenset(
    {"temporary", "contract", "internship", "volunteer", "per_diem"}
)
_WITHOUT_PRACTICE = frozenset({None, "internship", "entry"})
_OPEN_TO_ALL = re.compile(
    r"we (train|teach|show)|^First |^No (special )?training|^No special|can be learnt|can follow|is welcome"
)
_LASTING = ("A permanent", "Unpaid leave", "A bonus for long service", "A part-time option")
_BY_EXPERIENCE = re.compile(r"^(You have (run|built|brought)|Experience |Solid |A good knowledge)")
_LEAST_TENURE = 8
_HELPFUL_SKILLS = 0.5


class Brief(NamedTuple):
    """All that is settled about a posting before it is written."""

    company: Company
    industry: IndustrySource
    country: CountrySource
    role: Role
    employment_type: EmploymentType
    workplace: Workplace
    cities: tuple[City, ...]
    skills: tuple[str, ...]
    pay: Pay | None
    slots: dict[str, str]
    tenure: int


def team(rng: Random, brief: Brief) -> tuple[str, str]:
    """Two paragraphs: the company, and the team with the reason for the opening."""
    about = brief.company.description.split(". ")
    start = rng.choice((0, rng.randrange(max(1, len(about) - 1))))
    company = ". ".join(about[start : start + rng.randint(1, 2)]).rstrip(".") + "."
    lines = some(rng, phrases().leaders["team"] if leads(brief.role) else brief.role.family.team, 1, 2)
    lines += some(rng, _reasons(brief), 0, 1)
    return company, " ".join(lines)


def tasks(rng: Random, brief: Brief) -> list[str]:
    family, occupation, _ = brief.role
    in_charge = brief.role.level in LEADERS
    lines = [*occupation.do, *some(rng, phrases().leaders["do"] if in_charge else family.duties, 2, 4)]
    if brief.role.level:
        lines += some(rng, _level_words(brief.role).do, int(is_beginner(brief.role)), 1)
    return _mixed(rng, lines)


def requirements(rng: Random, brief: Brief) -> list[str]:
    role = brief.role
    words = _level_words(role)
    open_to_all = bool(_OPEN_TO_ALL.search(role.occupation.needs))
    lines = list(words.first)
    # What is said to those without experience stands beside no years of it, and the other way round.
    if not lines and not (open_to_all and role.level in {"senior", "lead"}):
        lines.append(_needs(role))
    if role.level and not (open_to_all and role.level == "mid"):
        lines += some(rng, words.bring, 1, 1)
    in_charge = role.level in LEADERS
    lines += some(rng, phrases().leaders["bring"] if in_charge else _family_bring(role), 2, 3)
    if role.level not in _WITHOUT_PRACTICE and len(brief.skills) > 1 and rng.random() < _HELPFUL_SKILLS:
        lines.append(_helps(rng, brief.skills))
    return lines + some(rng, phrases().bring["any"], 0, 1)


def hours(rng: Random, brief: Brief) -> list[str]:
    """Where and when the work is done."""
    kinds, family = phrases().type, brief.role.family
    lines = []
    if brief.employment_type in kinds:
        lines += some(rng, kinds[brief.employment_type], 1, 1)
    if (
        brief.employment_type not in {"part_time", "per_diem", "volunteer"}
        and brief.role.level not in LEADERS
    ):
        lines += some(rng, [line for line in family.hours if _fits_workplace(line, brief)], 0, 1)
    place = "several" if len(brief.cities) > 1 and brief.workplace != "remote" else brief.workplace
    return [*some(rng, phrases().place[place], 1, 1), *lines]


def offers(rng: Random, brief: Brief) -> list[str]:
    words, industry = phrases().offer, brief.industry
    if brief.employment_type in {"contract", "per_diem", "internship", "volunteer"}:
        return some(rng, words[brief.employment_type], 3, 4)
    general = [line for line in words["any"] if _lasts(line, brief)]
    special = list(industry.anywhere_offers)
    if brief.workplace != "remote":
        special += industry.offers
        if industry.families.get(brief.role.family.key, 0) >= CORE and brief.role.level not in LEADERS:
            special += industry.core_offers
    desk = brief.role.family.style in {"office", "plain_senior"} or brief.role.level in LEADERS
    kind = "remote" if brief.workplace == "remote" else "office" if desk else "onsite"
    lines = some(rng, special, 1, 3) + some(rng, general, 2, 3) + some(rng, words[kind], 1, 2)
    fitting = {" ".join(line.split()[:2]): line for line in reversed(lines) if _fits_workplace(line, brief)}
    return _mixed(rng, list(fitting.values()))


def hiring(rng: Random, brief: Brief) -> list[str]:
    words = phrases().hire
    if brief.employment_type == "volunteer":
        return some(rng, words["volunteer"], 1, 1)
    kind = "office" if brief.role.family.style == "office" or brief.role.level in LEADERS else "onsite"
    return [
        *some(rng, words["reply"], 1, 1),
        *some(rng, words[kind], 1, 1),
        *some(rng, words["close"], 0, 2),
    ]


def _family_bring(role: Role) -> list[str]:
    """What the family asks for, of newcomers without what only experience gives."""
    newcomer = role.level in _WITHOUT_PRACTICE
    return [line for line in role.family.bring if not (newcomer and _BY_EXPERIENCE.search(line))]


def _needs(role: Role) -> str:
    """What the occupation requires; of newcomers it asks for the first of it."""
    needs = role.occupation.needs
    if role.level == "entry" and needs.startswith("Experience "):
        return f"First {needs[0].lower()}{needs[1:]}"
    return needs


def _level_words(role: Role) -> LevelWords:
    levels = phrases().levels
    match role.level:
        case "internship":
            return levels["intern"]
        case "director" | "executive":
            return levels["director"]
        case "entry" | "mid" if role.occupation.levels != "e" and set(role.occupation.levels) <= set("iem"):
            return levels["open" if len(role.occupation.levels) > 1 else "mid"]
        case "entry":
            by_style = {"care": "qualified", "trade": "trainee", "plain": "trainee"}
            return levels[by_style.get(role.family.style, "newcomer")]
        case None:
            return levels["open"]
        case level:
            return levels[level]


def _reasons(brief: Brief) -> list[str]:
    if brief.employment_type in _NOT_LASTING or brief.role.level in {"internship", "entry"}:
        return []
    kind = "leader" if brief.role.level in LEADERS else "any"
    return [
        line for line in phrases().reasons[kind] if brief.tenure >= _LEAST_TENURE or "{tenure}" not in line
    ]


def _lasts(line: str, brief: Brief) -> bool:
    if brief.employment_type == "part_time":
        return not line.startswith("A part-time")
    return brief.employment_type not in _NOT_LASTING or not line.startswith(_LASTING)


def _fits_workplace(line: str, brief: Brief) -> bool:
    """Whether a line about working at home or abroad suits the workplace."""
    if "at home" in line:
        return brief.workplace == "hybrid"
    return brief.workplace != "onsite" or "from another country" not in line


def _helps(rng: Random, skills: Sequence[str]) -> str:
    proper = people().proper_names
    # “A, B and C and D” is hard to read.
    plain = [skill for skill in skills if " and " not in skill]
    one, two = (inside(skill, proper) for skill in rng.sample(plain if len(plain) > 1 else skills, 2))
    sentence = rng.choice(phrases().bring["helps"])
    return sentence.format(one=one, two=two, One=with_capital(one))


def _mixed(rng: Random, lines: list[str]) -> list[str]:
    return rng.sample(lines, len(lines))
