"""The opaque address of the next page: where the list stopped, and under which conditions it was made."""

import zlib

import msgspec

from talentsphere.kernel.paging import BadCursor, decode_cursor, encode_cursor
from talentsphere.services.search.contract import JobQuery, Matched

_RECENCY_LIMIT = 1 << 64
_WINDOW_LIMIT = 1 << 16
_TIME_LIMIT = 1 << 40


class Position(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Where a list stopped: after the job `id` with this score (0 in newest order) and recency.

    `as_of` is the time (epoch seconds) that ages are counted from, so that the order stays while paging.
    `window` is the block of ranks that is being walked in relevance order.
    """

    query: int
    matched: Matched
    as_of: int
    window: int
    score: float
    recency: int
    id: str


def fingerprint(query: JobQuery) -> int:
    """A number that differs for different questions, whatever the page size."""
    asked = msgspec.structs.replace(query, cursor=None, limit=0, facets=True, snippets=True)
    return zlib.crc32(msgspec.json.encode(asked))


def read(query: JobQuery) -> Position | None:
    """The position in a query's cursor, None on the first page. Raises BadCursor for another query's."""
    if query.cursor is None:
        return None
    position = decode_cursor(query.cursor, Position)
    if (
        position.query != fingerprint(query)
        or not 0 <= position.recency < _RECENCY_LIMIT
        or not 0 <= position.window < _WINDOW_LIMIT
        or not 0 <= position.as_of < _TIME_LIMIT
    ):
        raise BadCursor
    return position


def write(position: Position) -> str:
    """The cursor of a position."""
    return encode_cursor(position)
