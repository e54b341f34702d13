"""Showing matches: which words of a title are marked, and the piece of a text that shows most of them."""

from collections.abc import Callable
from itertools import islice, pairwise

import msgspec

from talentsphere.services.search.contract import Fragment
from talentsphere.services.search.rules.text import words_from

SNIPPET = 240


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """Marks the words whose stem is in `stems`; `stem` gives that of a word as shown, at no cost again."""

    stems: frozenset[str]
    stem: Callable[[str], str]

    def mark(self, text: str) -> tuple[Fragment, ...]:
        """The whole text in fragments that join to it again."""
        return self._cut(text, 0, len(text), [place[:2] for place in self._matches(text)])

    def snippet(self, text: str, *, width: int = SNIPPET) -> tuple[Fragment, ...]:
        """About `width` characters around the most different matches, else the beginning of the text."""
        text = " ".join(text.split())
        matches = self._matches(text)
        start = _start(text, _richest(matches, width * 3 // 4), width)
        end = len(text)
        if end - start > width:
            end = max(text.rfind(" ", start, start + width), start + width // 2)
        inside = [(left, right) for left, right, _ in matches if left >= start and right <= end]
        fragments = self._cut(text, start, end, inside)
        before: tuple[Fragment, ...] = (("… ", False),) if start else ()
        after: tuple[Fragment, ...] = ((" …", False),) if end < len(text) else ()
        return (*before, *fragments, *after)

    def _matches(self, text: str) -> list[tuple[int, int, str]]:
        if not self.stems:
            return []
        candidates = words_from(frozenset(stem[0] for stem in self.stems)).finditer(text)
        return [(*found.span(), stem) for found in candidates if (stem := self.stem(found[0])) in self.stems]

    @staticmethod
    def _cut(text: str, start: int, end: int, marked: list[tuple[int, int]]) -> tuple[Fragment, ...]:
        edges = [start, *(edge for pair in marked for edge in pair), end]
        pieces = ((text[left:right], at % 2 == 1) for at, (left, right) in enumerate(pairwise(edges)))
        return tuple(piece for piece in pieces if piece[0])


def _richest(matches: list[tuple[int, int, str]], width: int) -> int:
    """Where the stretch of `width` characters with the most different matched words begins."""
    start, most = 0, 0
    for index, (begin, _, _) in enumerate(matches):
        stems = set()
        for _, end, stem in islice(matches, index, None):
            if end - begin > width:
                break
            stems.add(stem)
        if len(stems) > most:
            start, most = begin, len(stems)
    return start


def _start(text: str, match: int, width: int) -> int:
    """The beginning of a snippet that shows the match with some words before it."""
    if len(text) <= width or match < width // 2:
        return 0
    return text.rfind(" ", 0, match - width // 4) + 1
