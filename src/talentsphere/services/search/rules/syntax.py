"""Reading what people type into a search box: words, "phrases" and -exclusions. Nothing is an error."""

import re

import msgspec

from talentsphere.services.search.contract import QueryTooLong
from talentsphere.services.search.rules.text import words

MAX_CHARACTERS = 300
MAX_WORDS = 24
_PIECE = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
# Words that nearly every posting holds say nothing about which one is meant.
_STOP_WORDS = frozenset(
    words(
        "a an and are as at be by for from in is job jobs of on or our that the to vacancies vacancy we with "
        "you your"
    )
)

Phrase = tuple[str, ...]


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed, folded. `words` carry no stop words unless there is nothing else."""

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()


def parse(text: str) -> Typed:
    """The parts of a query. A quote without its partner is ignored. Raises QueryTooLong."""
    if len(text) > MAX_CHARACTERS:
        raise QueryTooLong(f"Shorten the search to {MAX_CHARACTERS} characters.")
    if text.count('"') % 2:
        head, _, tail = text.rpartition('"')
        text = f"{head} {tail}"
    loose: list[str] = []
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []
    for minus, quoted, bare in _PIECE.findall(text):
        found = words(quoted or bare)
        if not found:
            continue
        if minus:
            excluded.append(found)
        elif quoted:
            phrases.append(found)
        else:
            loose.extend(found)
    if len(loose) + sum(map(len, phrases)) + sum(map(len, excluded)) > MAX_WORDS:
        raise QueryTooLong(f"Shorten the search to {MAX_WORDS} words.")
    telling = [word for word in loose if word not in _STOP_WORDS]
    if not telling and not phrases:
        telling = loose
    return Typed(
        words=tuple(dict.fromkeys(telling)),
        phrases=tuple(dict.fromkeys(phrases)),
        excluded=tuple(dict.fromkeys(excluded)),
    )
