"""The words of boards for kinds of employment, levels, workplaces and intervals of pay."""

import re
from functools import lru_cache
from typing import Final, TypeVar

from talentsphere.services.jobs.contract import EmploymentType, Interval, Level, Workplace
from talentsphere.services.jobs.rules.folding import fold

T = TypeVar("T")

# In each table the first entry whose words stand in the text decides, so narrower words come first.
_EMPLOYMENT: Final[tuple[tuple[EmploymentType, str], ...]] = (
    ("internship", "intern|interns|internship|internships|trainee|apprentice|apprenticeship|working student|praktikum"),
    ("volunteer", "volunteer|voluntary|unpaid"),
    ("per_diem", "per diem|intermittent|casual|on call|zero hours"),
    ("part_time", "part time|parttime|half time"),
    ("contract", "contract|contractor|freelance|freelancer|consultant|independent|1099|c2c|corp to corp"),
    ("temporary", "temporary|temp|term|fixed term|seasonal|summer|detail|limited|interim|time limited"),
    ("full_time", "full time|fulltime|permanent|regular|full|employee|salaried|indefinite|unlimited"),
)  # fmt: skip
_LEVELS: Final[tuple[tuple[Level, str], ...]] = (
    ("internship", "intern|internship|student|trainee"),
    ("executive", "executive|c level|chief|cxo|vp|vice president|svp|president"),
    ("director", "director|head"),
    ("lead", "lead|principal|staff|manager|supervisor|supervisory"),
    ("mid", "mid senior"),
    ("senior", "senior|sr|experienced|expert|advanced"),
    ("mid", "mid|mid level|mid senior|intermediate|associate|professional|medior"),
    ("entry", "entry|entry level|junior|jr|graduate|beginner|early career"),
)
_WORKPLACES: Final[tuple[tuple[Workplace, str], ...]] = (
    ("onsite", "no remote|not remote"),
    ("hybrid", "hybrid|partly remote|partially remote|flexible"),
    (
        "remote",
        "remote|telecommute|telework|work from home|wfh|home office|distributed|anywhere|fully remote|true|yes",
    ),
    ("onsite", "onsite|on site|on premise|in office|office|in person|false|no"),
)
_INTERVALS: Final[tuple[tuple[Interval, str], ...]] = (
    ("hour", "hour|hourly|hours|hr|hrs|h|ph|per hour wage"),
    ("day", "day|daily|diem|pd"),
    ("week", "week|weekly|wk|pw"),
    ("month", "month|monthly|mo|pm|pcm"),
    ("year", "year|yearly|annual|annually|annum|yr|pa|p a"),
)
# Intervals that the product has no word for; their amounts would mislead under another.
_UNKNOWN_INTERVALS = (
    "bi week",
    "biweek",
    "bi month",
    "bimonth",
    "semi month",
    "semimonth",
    "one time",
    "fee basis",
)


_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr", "spanish": "es",
    "espanol": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl", "hindi": "hi",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar", "hebrew": "he", "swedish": "sv",
}  # fmt: skip
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))?", re.IGNORECASE)


def read_language(words: str) -> str | None:
    """A BCP 47 tag such as en or pt-BR, from a tag or from the English name of a language."""
    if tag := _TAG.fullmatch(words):
        return tag[1].lower() if tag[2] is None else f"{tag[1].lower()}-{tag[2]}"
    return _LANGUAGES.get(fold(words))


# Boards repeat few such words in many rows.
@lru_cache(maxsize=1024)
def read_employment(words: str) -> EmploymentType | None:
    return _first(_EMPLOYMENT, words)


@lru_cache(maxsize=1024)
def read_level(words: str) -> Level | None:
    return _first(_LEVELS, words)


@lru_cache(maxsize=1024)
def read_workplace(words: str) -> Workplace | None:
    return _first(_WORKPLACES, words)


@lru_cache(maxsize=1024)
def read_interval(words: str) -> Interval | None:
    folded = fold(words)
    return None if any(unknown in folded for unknown in _UNKNOWN_INTERVALS) else _first(_INTERVALS, words)


def _first(table: tuple[tuple[T, str], ...], words: str) -> T | None:
    folded = f" {fold(words)} "
    return next(
        (kind for kind, known in table if any(f" {word} " in folded for word in known.split("|"))), None
    )
