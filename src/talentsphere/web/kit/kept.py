"""Pages that were rendered already, found again by everything they were made of."""

from collections import OrderedDict
from collections.abc import Hashable


class Kept:
    """Rendered pages up to a total size; the one that was not asked for the longest goes first.

    Nothing in here grows old: a key holds all that a page shows, so that whatever changes asks for another key.
    """

    def __init__(self, *, most_bytes: int = 8 * 2**20) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, key: Hashable) -> bytes | None:
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: Hashable, page: bytes) -> None:
        self._bytes += len(page) - len(self._pages.pop(key, b""))
        self._pages[key] = page
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._pages.popitem(last=False)[1])
