"""What the word lists in data/ look like."""

from typing import Literal

import msgspec

from talentsphere.services.jobs.contract import (
    EmploymentType,
    Interval,
    Level,
    QuestionKind,
    Status,
    Workplace,
)
from talentsphere.services.recruitment.contract import RejectReason

Style = Literal["office", "care", "trade", "plain", "plain_senior"]
PayClass = Literal["office", "care", "manual"]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A misspelt key in a word list is an error."""


class CountrySource(Strict, frozen=True):
    said: str
    currency: str
    office: float
    care: float
    manual: float
    floor: float
    interval: Interval
    leave: tuple[int, int]
    languages: tuple[str, ...]
    names: tuple[str, ...]
    cities: dict[str, str]
    hourly: bool = False


class IndustrySource(Strict, frozen=True):
    called: tuple[str, ...]
    families: dict[str, float]
    offers: tuple[str, ...] = ()
    core_offers: tuple[str, ...] = ()
    anywhere_offers: tuple[str, ...] = ()


class OpeningSource(Strict, frozen=True):
    """A set posting, made `days` ago."""

    title: str
    level: Level
    days: int
    status: Status = "published"


class CompanySource(Strict, frozen=True):
    name: str
    industry: str
    city: str
    employees: int
    founded: int
    about: str
    sites: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    openings: tuple[OpeningSource, ...] = ()


class QuestionSource(Strict, frozen=True):
    label: str
    kind: QuestionKind
    answers: tuple[str, ...]
    options: tuple[str, ...] = ()
    required: bool = False


class Occupation(Strict, frozen=True):
    """`pay` is in thousands of US dollars a year at mid level; `levels` are the first letters of its levels."""

    title: str
    pay: float
    levels: str
    needs: str
    do: tuple[str, ...]
    skills: tuple[str, ...] = ()
    reach: Workplace | None = None
    study: str | None = None
    award: str | None = None
    fits: tuple[str, ...] | None = None


class Family(Strict, frozen=True):
    """Occupations that share duties, skills, requirements and hours.

    `reach` is as far from the site as the work goes. Where a family is `narrow`, people of one occupation
    can't do the work of another.
    """

    key: str
    field: str
    departments: tuple[str, ...]
    style: Style
    pay_class: PayClass
    reach: Workplace
    types: dict[EmploymentType, float]
    study: tuple[str, ...]
    award: str
    school: str
    skills: tuple[str, ...]
    team: tuple[str, ...]
    duties: tuple[str, ...]
    bring: tuple[str, ...]
    did: tuple[str, ...]
    jobs: tuple[Occupation, ...]
    hours: tuple[str, ...] = ()
    questions: tuple[QuestionSource, ...] = ()
    narrow: bool = False


class LevelWords(Strict, frozen=True):
    """`first` stands in for what the occupation itself requires."""

    first: tuple[str, ...]
    bring: tuple[str, ...]
    do: tuple[str, ...]


class Phrases(Strict, frozen=True):
    headings: dict[str, tuple[str, ...]]
    reasons: dict[str, tuple[str, ...]]
    levels: dict[str, LevelWords]
    leaders: dict[str, tuple[str, ...]]
    bring: dict[str, tuple[str, ...]]
    place: dict[str, tuple[str, ...]]
    type: dict[str, tuple[str, ...]]
    offer: dict[str, tuple[str, ...]]
    part_time_pay: str
    hire: dict[str, tuple[str, ...]]
    questions: dict[str, tuple[QuestionSource, ...]]


class NameList(Strict, frozen=True):
    given: str
    family: str


class RejectionSource(Strict, frozen=True):
    reason: RejectReason
    message: str


class PeopleWords(Strict, frozen=True):
    headlines: tuple[str, ...]
    summaries: tuple[str, ...]
    newcomer_summaries: tuple[str, ...]
    employer_words: tuple[str, ...]
    proper_names: frozenset[str]
    levels_of_language: tuple[str, ...]
    letters: dict[str, tuple[str, ...]]
    notes: dict[str, tuple[str, ...]]
    tags: dict[str, tuple[str, ...]]
    rejections: tuple[RejectionSource, ...]
