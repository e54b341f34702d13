"""What a reader asks of the job list: its address as typed values, and back."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar.datastructures import MultiDict

from talentsphere.services.jobs.contract import (
    EMPLOYMENT_TYPES,
    LEVELS,
    WORKPLACES,
    EmploymentType,
    Level,
    Workplace,
)
from talentsphere.services.search.contract import JobQuery, Sort

PAGE = 20
LONGEST_WAIT = 3650
MOST_PAY = 10**12
_MOST_COMPANIES = 20
_GROUPING = re.compile(r"[\s.,'’_]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_AMOUNT = re.compile(r"([0-9]{1,13})(k?)", re.IGNORECASE)
_ANYWHERE = "remote"

T = TypeVar("T", bound=str)
Parameters = MultiDict[Any]


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields are the names in the address. `posted` is in days, `pay_min` in whole units a year."""

    q: str = ""
    place: str = ""
    workplace: tuple[Workplace, ...] = ()
    type: tuple[EmploymentType, ...] = ()
    level: tuple[Level, ...] = ()
    pay_min: int | None = None
    posted: int | None = None
    company: tuple[str, ...] = ()
    country: str | None = None
    sort: Sort = "relevance"
    cursor: str | None = None

    def query(self, *, typing: bool = False, facets: bool = True, limit: int = PAGE) -> JobQuery:
        """The question for search."""
        return JobQuery(
            q=self.q,
            place=self.place,
            workplace=self.workplace,
            employment_type=self.type,
            level=self.level,
            pay_min=self.pay_min,
            posted_within=self.posted,
            company=self.company,
            country=self.country,
            sort=self.sort if self.q else "newest",
            cursor=self.cursor,
            limit=limit,
            typing=typing,
            facets=facets,
        )

    def but(self, **changes: Any) -> Self:
        """The same with other values, from its first page on."""
        return msgspec.structs.replace(self, **{"cursor": None, **changes})

    def address(self, *, job: str | None = None) -> str:
        """The page's address; `job` is the slug of the posting open beside the list."""
        given: Mapping[str, Any] = msgspec.to_builtins(self)
        pairs = {**given, "job": job} if job else given
        return f"/jobs?{urlencode(pairs, doseq=True)}" if pairs else "/jobs"

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the list besides the words and the place."""
        return bool(
            self.workplace
            or self.type
            or self.level
            or self.company
            or self.country
            or self.pay_min is not None
            or self.posted is not None
        )


def asked(parameters: Parameters) -> Asked:
    """Reads an address. What makes no sense there is left out, so that no old link leads to an error."""
    place = _text(parameters, "place")
    workplace = _known(parameters, "workplace", WORKPLACES)
    if place.casefold() == _ANYWHERE:
        place, workplace = "", tuple(dict.fromkeys((*workplace, "remote")))
    return Asked(
        q=_text(parameters, "q"),
        place=place,
        workplace=workplace,
        type=_known(parameters, "type", EMPLOYMENT_TYPES),
        level=_known(parameters, "level", LEVELS),
        pay_min=_amount(_text(parameters, "pay_min")),
        posted=_whole(_text(parameters, "posted"), most=LONGEST_WAIT),
        company=tuple(dict.fromkeys(_texts(parameters, "company")))[:_MOST_COMPANIES],
        country=_text(parameters, "country") or None,
        sort="newest" if _text(parameters, "sort") == "newest" else "relevance",
        cursor=_text(parameters, "cursor") or None,
    )


def _texts(parameters: Parameters, name: str) -> Iterable[str]:
    """The values of a name without what can't be typed into a field."""
    for value in parameters.getall(name, []):
        text = "".join(character for character in str(value) if character.isprintable()).strip()
        if text:
            yield text


def _text(parameters: Parameters, name: str) -> str:
    return next(iter(reversed(list(_texts(parameters, name)))), "")


def _known(parameters: Parameters, name: str, values: tuple[T, ...]) -> tuple[T, ...]:
    chosen = set(_texts(parameters, name))
    return tuple(value for value in values if value in chosen)


def _whole(text: str, *, most: int) -> int | None:
    return min(int(text), most) or None if _NUMBER.fullmatch(text) else None


def _amount(text: str) -> int | None:
    """`50000`, `50,000`, `50 000` or `50k`; None for anything else."""
    found = _AMOUNT.fullmatch(_GROUPING.sub("", text))
    if found is None:
        return None
    amount = int(found[1]) * (1000 if found[2] else 1)
    return min(amount, MOST_PAY) or None
