"""One state of the index, as a reader sees it until the next commit."""

from pathlib import Path
from typing import NamedTuple

import msgspec
import tantivy

from talentsphere.services.search.engine.document import Card

_card = msgspec.msgpack.Decoder(Card).decode


class Snapshot(NamedTuple):
    """An open generation. `mark` names its last commit: the file number and time of meta.json."""

    folder: Path
    mark: tuple[int, int]
    opened: tantivy.Index
    searcher: tantivy.Searcher

    def card(self, address: tantivy.DocAddress) -> Card:
        """What is kept of a posting."""
        content: bytes = self.searcher.doc(address)["card"][0]
        return _card(content)

    def count(self, query: tantivy.Query) -> int:
        """How many postings a query finds."""
        found: int = self.searcher.search(query, 1, count=True).count  # type: ignore[attr-defined]
        return found
