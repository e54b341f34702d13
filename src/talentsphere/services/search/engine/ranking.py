"""The order of what was found, and where the next page begins."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from tantivy import DocAddress, FieldType, Occur, Query

from talentsphere.services.search.engine.document import Card, published
from talentsphere.services.search.engine.schema import schema
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules.cursor import Position
from talentsphere.services.search.rules.freshness import blend

# Relevance is blended with age among so many at a time, and followed so far down; newest has no end.
WINDOW = 500
WINDOWS = 20
# Two postings of the same second whose ids end alike are told apart by the whole id.
_SPARE = 8


class Placed(NamedTuple):
    """A posting in its place in the list."""

    score: float
    recency: int
    window: int
    card: Card


class _Ranked(NamedTuple):
    score: float
    recency: int
    address: DocAddress


def newest(snapshot: Snapshot, query: Query, *, position: Position | None, wanted: int) -> list[Placed]:
    """The next `wanted` postings, the latest published first."""
    if position is not None:
        rest = Query.range_query(schema(), "recency", FieldType.Unsigned, None, position.recency)
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, rest)])
    hits = snapshot.searcher.search(query, wanted + _SPARE, count=False, order_by_field="recency").hits
    ranked = [_Ranked(0.0, recency, address) for recency, address in hits]
    return _following(snapshot, ranked, position=position, window=0, wanted=wanted)


def relevant(
    snapshot: Snapshot, query: Query, *, position: Position | None, as_of: int, tier: float, wanted: int
) -> list[Placed]:
    """The next `wanted` postings by score blended with age at `as_of`, within each window of ranks."""
    found: list[Placed] = []
    for window in range(position.window if position else 0, WINDOWS):
        ranked = sorted(
            _blended(snapshot, query, window=window, as_of=as_of, tier=tier),
            key=lambda item: (-item.score, -item.recency),
        )
        missing = wanted - len(found)
        found += _following(snapshot, ranked, position=position, window=window, wanted=missing)
        position = None
        if len(found) >= wanted or len(ranked) < WINDOW:
            break
    return found


def _blended(snapshot: Snapshot, query: Query, *, window: int, as_of: int, tier: float) -> Iterator[_Ranked]:
    hits = snapshot.searcher.search(query, WINDOW, count=False, offset=window * WINDOW).hits
    addresses = [address for _, address in hits]
    recencies = snapshot.searcher.fast_field_values("recency", addresses)
    for (score, address), found in zip(hits, recencies, strict=True):
        recency = int(found or 0)
        yield _Ranked(blend(score, age=as_of - published(recency), tier=tier), recency, address)


def _following(
    snapshot: Snapshot, ranked: Iterable[_Ranked], *, position: Position | None, window: int, wanted: int
) -> list[Placed]:
    """The first `wanted` after the position; `ranked` is in order, equal ones are put in order of id."""
    found: list[Placed] = []
    for (score, recency), run in groupby(ranked, key=lambda item: (item.score, item.recency)):
        if len(found) >= wanted:
            break
        if position is not None and (-score, -recency) < (-position.score, -position.recency):
            continue
        cards = sorted((snapshot.card(item.address) for item in run), key=lambda card: card.id)
        if position is not None and (score, recency) == (position.score, position.recency):
            cards = [card for card in cards if card.id > position.id]
        found += [Placed(score, recency, window, card) for card in cards]
    return found[:wanted]
