"""How far a query is stretched: as typed, with misspellings corrected, or with any of its words."""

from collections.abc import Iterator

import msgspec
from tantivy import Query

from talentsphere.services.search.contract import Correction, Matched
from talentsphere.services.search.engine.clauses import (
    TIER_PER_CONCEPT,
    all_of,
    any_of,
    only_bounds,
    preferring,
)
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.engine.vocabulary import completed, corrected, unknown
from talentsphere.services.search.rules.concepts import Concept, understood
from talentsphere.services.search.rules.syntax import Typed

# With a first page as full as this nobody misses the further results that a stretched query brings.
ENOUGH = 10


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand a query. `text` is None when it names no words. `tier` as in `blend`.

    `doubtful` says that a word looks misspelt, however much was found with it.
    """

    matched: Matched = "all"
    concepts: tuple[Concept, ...] = ()
    corrections: tuple[Correction, ...] = ()
    text: Query | None = None
    tier: float = 0.0
    doubtful: bool = False


def plans(snapshot: Snapshot, typed: Typed, *, typing: bool) -> Iterator[Plan]:
    """From the strictest to the widest. Each finds all that the one before does, and ranks that first.

    Only what was found with a word that no title, skill or company has is not ranked first: that word is
    a slip in those postings too, or the stem of another word.
    """
    concepts = understood(typed.words)
    if not concepts:
        yield Plan(text=only_bounds(typed))
        return
    if typing:
        concepts = completed(snapshot, concepts)
    strict = all_of(concepts, typed)
    doubtful = unknown(snapshot, concepts)
    yield Plan(concepts=concepts, text=strict, doubtful=doubtful)
    tier = TIER_PER_CONCEPT * len(concepts)
    wider, corrections = corrected(snapshot, concepts)
    better = [] if doubtful and corrections else [strict]
    if corrections:
        used = {correction.typed: correction.used for correction in reversed(corrections)}
        words = tuple(used.get(word, word) for word in typed.words)
        full = all_of(wider, msgspec.structs.replace(typed, words=words))
        text = preferring(full, better, tier=tier)
        yield Plan(matched="corrected", concepts=wider, corrections=corrections, text=text, tier=tier)
        better.append(full)
    if len(concepts) > 1:
        text = preferring(any_of(wider, typed), better, tier=tier)
        yield Plan(matched="any", concepts=wider, corrections=corrections, text=text, tier=tier)
