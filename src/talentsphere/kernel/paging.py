"""Cursor paging: a page of items and an opaque cursor to the next; Link headers as RFC 8288 has them."""

import base64
import binascii
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec

from talentsphere.kernel.errors import Invalid

T = TypeVar("T")
K = TypeVar("K")

MAX_LIMIT = 100


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some items of a longer list. `next` is the cursor of the page after, None on the last."""

    items: list[T]
    next: str | None = None


class BadCursor(Invalid):
    code = "bad_cursor"
    title = "This page address is no longer valid; start from the first page"


def encode_cursor(key: Any) -> str:
    """Any JSON-able sort key as URL-safe text."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def decode_cursor(cursor: str, kind: type[K]) -> K:
    """The sort key of a cursor. Raises BadCursor for anything that encode_cursor did not make."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return msgspec.json.decode(raw, type=kind)
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise BadCursor from None


def cut(rows: list[T], *, limit: int, key: Any) -> Page[T]:
    """A page of `limit` rows from a list fetched with one row more; `key(row)` is its sort key."""
    if len(rows) <= limit:
        return Page(rows)
    return Page(rows[:limit], encode_cursor(key(rows[limit - 1])))


def check_limit(limit: int) -> int:
    """The limit when it may stand in a statement. Raises Invalid outside 1–100."""
    if not 1 <= limit <= MAX_LIMIT:
        raise Invalid.field("limit", f"Ask for 1 to {MAX_LIMIT} items a page.")
    return limit


def link_header(path: str, query: dict[str, Any], next_cursor: str | None) -> dict[str, str]:
    """The `Link` header that names the next page, or nothing on the last page."""
    if next_cursor is None:
        return {}
    target = urlencode({**query, "cursor": next_cursor}, doseq=True)
    return {"Link": f'<{path}?{target}>; rel="next"'}
