"""Finding jobs. The index says which and in what order; PostgreSQL says what they are and whether still open."""

import asyncio
import time
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.paging import check_limit, decode_cursor, encode_cursor
from talentsphere.services.jobs.contract import JobCard
from talentsphere.services.search import store
from talentsphere.services.search.contract import (
    Facets,
    IndexStatus,
    JobQuery,
    JobResult,
    JobResults,
    SearchUnavailable,
    Suggestion,
    SuggestionKind,
    Total,
)
from talentsphere.services.search.engine.find import Found
from talentsphere.services.search.service.base import Base

# How long the counts of the unfiltered list may be old, seconds. Its jobs themselves are always fresh.
COUNTS_LIFE = 2.0
_EVERYTHING = JobQuery(sort="newest", limit=1)


class Finding(Base):
    _counts: tuple[float, Total, Facets | None] | None = None
    _counting = False

    async def find(self, *, query: JobQuery) -> JobResults:
        check_limit(query.limit)
        if not query.q.strip() and not _is_filtered(query):
            return await self._newest(query)
        try:
            # The index works outside Python's lock, so other requests go on in this process meanwhile.
            found = await asyncio.to_thread(self._ask, query)
        except SearchUnavailable:
            return await self._without_index(query)
        return await self._shown(query, found)

    async def suggest(
        self, *, text: str, kinds: tuple[SuggestionKind, ...] = (), limit: int = 10
    ) -> tuple[Suggestion, ...]:
        try:
            return await asyncio.to_thread(
                lambda: self._reader().suggest(text, now=self._seconds(), kinds=kinds, limit=limit)
            )
        except SearchUnavailable:
            return ()

    async def edition(self) -> str:
        try:
            reader = self._reader()
        except SearchUnavailable:
            return ""
        snapshot = await asyncio.to_thread(reader.snapshot) if reader.due() else reader.snapshot()
        return f"{snapshot.folder.name} {snapshot.mark}"

    async def status(self, actor: Actor) -> IndexStatus:
        actor.require_operator()
        return await asyncio.to_thread(lambda: self._reader().status())

    def _ask(self, query: JobQuery) -> Found:
        return self._reader().find(query, now=self._seconds())

    async def _newest(self, query: JobQuery) -> JobResults:
        """The list without a question: straight from PostgreSQL, with counts that may be seconds old."""
        after = decode_cursor(query.cursor, tuple[datetime, UUID]) if query.cursor else None
        async with self._database.reading() as connection:
            cards = await store.newest(connection, after=after, limit=query.limit)
        total, facets = await self._counted()
        return JobResults(
            items=tuple(JobResult(job=card) for card in cards[: query.limit]),
            total=total or Total(value=len(cards[: query.limit]), at_least=len(cards) > query.limit),
            facets=facets if query.facets else None,
            next=_next(cards, query.limit),
            degraded=total is None,
        )

    async def _counted(self) -> tuple[Total | None, Facets | None]:
        """Counts of all jobs. One request at a time counts anew; the others answer with the last ones meanwhile."""
        last = self._counts
        if last is not None and (self._counting or time.monotonic() - last[0] <= COUNTS_LIFE):
            return last[1:]
        self._counting = True
        try:
            page = (await asyncio.to_thread(self._ask, _EVERYTHING)).page
        except SearchUnavailable:
            return None, None
        finally:
            self._counting = False
        self._counts = (time.monotonic(), Total(value=page.total), page.facets)
        return self._counts[1:]

    async def _shown(self, query: JobQuery, found: Found) -> JobResults:
        page = found.page
        ids = [hit.id for hit in page.hits]
        async with self._database.reading() as connection:
            cards = await store.cards(connection, ids) if ids else {}
            texts = await store.texts(connection, ids) if ids and query.snippets and query.q.strip() else {}
        return JobResults(
            items=tuple(
                JobResult(
                    job=cards[hit.id],
                    title=hit.title,
                    snippet=found.marker.snippet(texts[hit.id]) if texts.get(hit.id) else (),
                    why=hit.why,
                )
                for hit in page.hits
                if hit.id in cards
            ),
            total=Total(value=page.total),
            facets=page.facets,
            next=page.next,
            matched=page.matched,
            corrections=page.corrections,
        )

    async def _without_index(self, query: JobQuery) -> JobResults:
        after = decode_cursor(query.cursor, tuple[datetime, UUID]) if query.cursor else None
        since = self._clock() - timedelta(days=query.posted_within) if query.posted_within else None
        async with self._database.reading() as connection:
            cards = await store.matching(connection, query, since=since, after=after, limit=query.limit)
        shown = cards[: query.limit]
        return JobResults(
            items=tuple(JobResult(job=card) for card in shown),
            total=Total(value=len(shown), at_least=len(cards) > query.limit or after is not None),
            next=_next(cards, query.limit),
            degraded=True,
        )


def _is_filtered(query: JobQuery) -> bool:
    """Whether anything but order and paging is asked for."""
    plain = JobQuery(
        q=query.q,
        sort=query.sort,
        limit=query.limit,
        cursor=query.cursor,
        typing=query.typing,
        facets=query.facets,
        snippets=query.snippets,
    )
    return msgspec.structs.astuple(query) != msgspec.structs.astuple(plain)


def _next(cards: list[JobCard], limit: int) -> str | None:
    if len(cards) <= limit:
        return None
    last = cards[limit - 1]
    key: tuple[datetime | None, UUID] = (last.published_at, last.id)
    return encode_cursor(key)
