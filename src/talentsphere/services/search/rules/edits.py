"""Misspellings: how far two words are apart, and which known word a mistyped one stands for."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

FIRST_LENGTH = 4
SECOND_LENGTH = 8
MOST = 3
# A known word is only taken for a slip of another that is this many times as common.
_CERTAINTY = 10
# People rarely mistype the first letter, so a candidate that differs there has to be far more common.
_FIRST_LETTER = 10


class Candidate(NamedTuple):
    """A word that may be meant: how many postings hold it, and how many hold the word as typed."""

    holders: int
    rivals: int


def tolerance(word: str) -> int:
    """How many slips are forgiven: none in short words and numbers, one from 4 letters on, two from 8."""
    if len(word) < FIRST_LENGTH or not word.isalpha():
        return 0
    return 1 if len(word) < SECOND_LENGTH else 2


def distance(left: str, right: str) -> int:
    """Letters to insert, drop, change or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def near(word: str, others: Iterable[str], *, slips: int) -> set[str]:
    """The other words within so many slips."""
    letters = set(word)
    return {
        other
        for other in set(others)
        if abs(len(other) - len(word)) <= slips
        # A slip changes at most one letter on either side, which is far cheaper to see than the distance.
        and len(letters.symmetric_difference(other)) <= 2 * slips
        and 0 < distance(word, other) <= slips
    }


def correct(word: str, candidates: Mapping[str, Candidate]) -> tuple[str, ...]:
    """The nearest candidates that `word` may stand for, the commonest first, at most MOST."""
    weights = {
        other: found.holders if other[0] == word[0] else found.holders / _FIRST_LETTER
        for other, found in candidates.items()
        if found.holders >= max(found.rivals * _CERTAINTY, 1)
    }
    nearest = min((distance(word, other) for other in weights), default=0)
    likely = [other for other in weights if distance(word, other) == nearest]
    likely.sort(key=lambda other: (-weights[other], other))
    return tuple(other for other in likely[:MOST] if weights[other] * _CERTAINTY >= weights[likely[0]])
