"""The public door of search: what may be asked, and what comes back."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid, Unavailable
from talentsphere.kernel.events import Event
from talentsphere.kernel.paging import BadCursor
from talentsphere.services.search.contract.questions import (
    Correction,
    Facets,
    FacetValue,
    Fragment,
    Hit,
    IndexStatus,
    JobQuery,
    Matched,
    Reason,
    ReasonKind,
    SearchPage,
    Sort,
    Suggestion,
    SuggestionKind,
)
from talentsphere.services.search.contract.results import JobResult, JobResults, Total

__all__ = [
    "BadCursor",
    "Correction",
    "FacetValue",
    "Facets",
    "Fragment",
    "Hit",
    "IndexStatus",
    "JobQuery",
    "JobResult",
    "JobResults",
    "Matched",
    "QueryTooLong",
    "Reason",
    "ReasonKind",
    "RebuildRequested",
    "Search",
    "SearchPage",
    "SearchUnavailable",
    "Sort",
    "Suggestion",
    "SuggestionKind",
    "Total",
]


class QueryTooLong(Invalid):
    code = "query_too_long"
    title = "This search is too long; use fewer words"


class SearchUnavailable(Unavailable):
    """The index is missing or was made by another release: it has to be built."""

    code = "search_unavailable"
    title = "The search index is being built"


class RebuildRequested(Event, frozen=True, kw_only=True, tag="search.rebuild_requested"):
    """An operator wants the index built anew."""

    rebuild_id: UUID


class Search(Protocol):
    """Use cases. Operators alone may ask for the status and a rebuild."""

    async def find(self, *, query: JobQuery) -> JobResults:
        """Open jobs. Raises QueryTooLong, BadCursor; without an index PostgreSQL answers (`degraded`)."""

    async def suggest(
        self, *, text: str, kinds: tuple[SuggestionKind, ...] = (), limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Completions of what is being typed; empty while the index is away."""

    async def edition(self) -> str:
        """Names the state of the index that answers now: the same edition finds the same."""

    async def status(self, actor: Actor) -> IndexStatus: ...

    async def rebuild(
        self, actor: Actor, *, progress: Callable[[int, int], None] | None = None
    ) -> IndexStatus:
        """Builds a fresh index beside the one that serves, then swaps; `progress(done, all)` as it goes."""
