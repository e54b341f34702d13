"""The words of titles, skills and companies: completions of a beginning, and what a misspelling stands for."""

from tantivy import Occur, Query

from talentsphere.services.search.contract import Correction
from talentsphere.services.search.engine.schema import schema, stem
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules.concepts import Concept
from talentsphere.services.search.rules.edits import Candidate, correct, near, tolerance
from talentsphere.services.search.rules.text import words

_COMPLETIONS = 12
_ROUNDS = 4
_SAMPLE = 15
# Every word begins so in a large index: no use completing it.
_MIN_PREFIX = 2


def completed(snapshot: Snapshot, concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts, the last of which may be the beginning of a word."""
    if not concepts:
        return concepts
    word = concepts[-1].word
    if word is None or len(word) < _MIN_PREFIX:
        return concepts
    found = snapshot.searcher.terms_with_prefix("words", word, limit=_COMPLETIONS)
    return (*concepts[:-1], concepts[-1].with_forms("prefix", [other for other, _ in found]))


def corrected(
    snapshot: Snapshot, concepts: tuple[Concept, ...]
) -> tuple[tuple[Concept, ...], tuple[Correction, ...]]:
    """The concepts with what their misspelt words stand for, the likeliest first."""
    better, corrections = [], []
    for concept in concepts:
        used = _corrections(snapshot, concept.word) if concept.word else ()
        better.append(concept.with_forms("corrected", used))
        corrections += [Correction(typed=concept.word or "", used=word) for word in used]
    return tuple(better), tuple(corrections)


def unknown(snapshot: Snapshot, concepts: tuple[Concept, ...]) -> bool:
    """Whether a typed word stands in no title, skill or company at all."""
    typed = (concept.word for concept in concepts)
    return any(word and not snapshot.searcher.doc_freq("words", word) for word in typed)


def _corrections(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    searcher = snapshot.searcher
    rivals = _holders(snapshot, word)
    for slips in range(1, tolerance(word) + 1):
        near_words = _near(snapshot, word, slips)
        candidates = {other: Candidate(searcher.doc_freq("words", other), rivals) for other in near_words}
        if found := correct(word, candidates):
            return found
    return ()


def _holders(snapshot: Snapshot, word: str) -> int:
    """How many postings hold a word as it is typed.

    A slip may leave the stem of a right word ("enginer"): all texts with the right word then seem to hold
    the slip too. So where the stem is a title's and the word is no name's, the slip is held by none.
    """
    searcher = snapshot.searcher
    named = searcher.doc_freq("words", word)
    if not named and searcher.doc_freq("title_stem", stem(word)):
        return 0
    return max(named, searcher.doc_freq("text", stem(word)))


def _near(snapshot: Snapshot, word: str, slips: int) -> set[str]:
    """Words of names within so many slips.

    tantivy finds the postings that hold such words and does not tell the words: they are read from a few
    of the postings, then from a few that hold none of those, and so forth.
    """
    similar = Query.fuzzy_term_query(schema(), "words", word, slips)
    met: set[str] = set()
    for _ in range(_ROUNDS):
        seen = Query.term_set_query(schema(), "words", [word, *met])
        rest = Query.boolean_query([(Occur.Must, similar), (Occur.MustNot, seen)])
        cards = [
            snapshot.card(address) for _, address in snapshot.searcher.search(rest, _SAMPLE, count=False).hits
        ]
        texts = (text for card in cards for text in (card.title, card.company, *card.skills))
        met |= near(word, words(" ".join(texts)), slips=slips)
        if len(cards) < _SAMPLE:
            break
    return met
