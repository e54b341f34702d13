"""What may be asked of the index, and what it answers."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from talentsphere.services.jobs.contract import EmploymentType, Level, Workplace

Sort = Literal["relevance", "newest"]
Matched = Literal["all", "corrected", "any"]
SuggestionKind = Literal["title", "skill", "company", "place"]
ReasonKind = Literal["title", "skills", "company", "place", "text", "synonym", "prefix", "corrected"]

Fragment = tuple[str, bool]
"""A piece of plain text and whether it is to be marked. Whoever shows it escapes the text."""


class JobQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for. Values of one filter are alternatives; different filters must all hold.

    `q` understands words, "quoted phrases" and -exclusions. `company` takes slugs or ids. `country` is an
    ISO 3166-1 alpha-2 code or a name. `pay_min` is in whole units a year of `currency` (any currency when
    None). `posted_within` is in days. `typing` lets the last word be unfinished. `facets` may be turned
    off where nobody looks at the counts, such as on later pages, and `snippets` where only the cards are shown.
    """

    q: str = ""
    place: str = ""
    workplace: tuple[Workplace, ...] = ()
    employment_type: tuple[EmploymentType, ...] = ()
    level: tuple[Level, ...] = ()
    department: str | None = None
    company: tuple[str, ...] = ()
    country: str | None = None
    pay_min: int | None = None
    currency: str | None = None
    posted_within: int | None = None
    sort: Sort = "relevance"
    limit: int = 20
    cursor: str | None = None
    typing: bool = False
    facets: bool = True
    snippets: bool = True


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One choice of a filter and how many jobs it would leave. `value` goes into the query."""

    value: str
    label: str
    count: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """Counts per choice. A filter does not narrow its own counts, so its other choices stay visible."""

    workplace: tuple[FacetValue, ...] = ()
    employment_type: tuple[FacetValue, ...] = ()
    level: tuple[FacetValue, ...] = ()
    company: tuple[FacetValue, ...] = ()
    country: tuple[FacetValue, ...] = ()


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a job is among the results: where words of the query were found.

    `words` are as the index has them; for synonym, prefix and corrected they stand in for a typed word.
    """

    kind: ReasonKind
    words: tuple[str, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A job that was found. `score` compares within one answer only."""

    id: UUID
    score: float
    title: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...] = ()
    why: tuple[Reason, ...] = ()


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A word that was taken for a misspelling of another."""

    typed: str
    used: str


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some hits, and the opaque cursor of the page after (None on the last).

    `matched` says how far the words had to be stretched: "all" were found as typed, some were
    "corrected", or "any" of them sufficed. `total` counts what was found so, `exact` what holds all
    words as typed.
    """

    hits: tuple[Hit, ...]
    total: int
    exact: int
    matched: Matched = "all"
    corrections: tuple[Correction, ...] = ()
    facets: Facets | None = None
    next: str | None = None


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A completion of what is being typed, and how many open jobs it would find (None if not counted)."""

    kind: SuggestionKind
    text: str
    count: int | None = None


class IndexStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the index. `size` is in bytes; `changed_at` is the time of the last commit."""

    jobs: int
    segments: int
    size: int
    generation: str
    changed_at: datetime
