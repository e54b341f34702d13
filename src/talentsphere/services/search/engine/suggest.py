"""Suggestions from the term dictionary: what the open postings hold, by any of its first words."""

from collections.abc import Callable, Iterator
from threading import Lock
from time import monotonic

from tantivy import Occur, Query

from talentsphere.services.search.contract import Suggestion, SuggestionKind
from talentsphere.services.search.engine.filters import open_at
from talentsphere.services.search.engine.schema import schema
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules.suggestions import SEPARATOR, typed_prefix, whole_term
from talentsphere.services.search.rules.text import squeeze

KINDS: tuple[SuggestionKind, ...] = ("title", "skill", "company", "place")
_TERMS = 40
# What begins with the letters typed is meant this many times as often as what has them further on.
_AT_START = 3
# Short beginnings match much of the dictionary; their candidates change slowly and are kept for a while.
_KEPT_LENGTH = 5
_KEPT_FOR = 300.0
_KEPT_MOST = 10_000

_Candidates = list[tuple[str, tuple[str, ...]]]


class Suggester:
    """Completes what is being typed. May be called from several threads."""

    def __init__(self, *, elapsed: Callable[[], float] = monotonic) -> None:
        self._elapsed = elapsed
        self._turn = Lock()
        self._kept: dict[str, tuple[float, _Candidates]] = {}

    def suggest(
        self, snapshot: Snapshot, text: str, *, now: int, kinds: tuple[SuggestionKind, ...], limit: int
    ) -> tuple[Suggestion, ...]:
        """At most `limit` in all, shared out evenly among the kinds that have any."""
        prefix = typed_prefix(text)
        if prefix is None:
            return ()
        columns = {kind: self._open(snapshot, kind, prefix, now=now) for kind in kinds}
        taken: dict[SuggestionKind, list[Suggestion]] = {kind: [] for kind in kinds}
        left = limit
        while columns and left > 0:
            for kind in list(columns):
                suggestion = next(columns[kind], None)
                if suggestion is None:
                    del columns[kind]
                elif left > 0:
                    taken[kind].append(suggestion)
                    left -= 1
        return tuple(suggestion for kind in kinds for suggestion in taken[kind])

    def _open(
        self, snapshot: Snapshot, kind: SuggestionKind, prefix: str, *, now: int
    ) -> Iterator[Suggestion]:
        """What open postings hold, the commonest first, counted one by one as it is asked for."""
        for text, terms in self._candidates(snapshot, f"{kind}:{prefix}", kind):
            any_spelling = Query.term_set_query(schema(), "suggest", list(terms))
            count = snapshot.count(
                Query.boolean_query([(Occur.Must, any_spelling), (Occur.Must, open_at(now))])
            )
            if count:
                yield Suggestion(kind=kind, text=text, count=count)

    def _candidates(self, snapshot: Snapshot, prefix: str, kind: str) -> _Candidates:
        """Texts with the terms of all their spellings, the commonest first; not all need be open still."""
        short = len(prefix) - len(kind) - 1 <= _KEPT_LENGTH
        with self._turn:
            kept = self._kept.get(prefix) if short else None
        if kept is not None and self._elapsed() - kept[0] < _KEPT_FOR:
            return kept[1]
        found = _looked_up(snapshot, prefix, kind)
        if short:
            with self._turn:
                if len(self._kept) >= _KEPT_MOST:
                    self._kept.clear()
                self._kept[prefix] = (self._elapsed(), found)
        return found


def _looked_up(snapshot: Snapshot, prefix: str, kind: str) -> _Candidates:
    texts: dict[str, dict[str, int]] = {}
    for term, count in snapshot.searcher.terms_with_prefix("suggest", prefix, limit=_TERMS):
        text = term.partition(SEPARATOR)[2]
        spellings = texts.setdefault(squeeze(text), {})
        spellings[text] = max(spellings.get(text, 0), count)
    typed = prefix.removeprefix(f"{kind}:")
    weights = {
        squeezed: sum(spellings.values()) * (_AT_START if squeezed.startswith(typed) else 1)
        for squeezed, spellings in texts.items()
    }
    return [
        (
            max(spellings, key=lambda text: (spellings[text], text)),
            tuple(whole_term(kind, text) for text in spellings),
        )
        for spellings in (
            texts[squeezed] for squeezed in sorted(weights, key=lambda name: (-weights[name], name))
        )
    ]
