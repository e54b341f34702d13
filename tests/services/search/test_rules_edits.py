from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.search.rules.edits import Candidate, correct, distance, near, tolerance

WORD = st.text("abc", max_size=7)


def slow_distance(left: str, right: str) -> int:
    @cache
    def of(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        best = min(of(i - 1, j) + 1, of(i, j - 1) + 1, of(i - 1, j - 1) + (left[i - 1] != right[j - 1]))
        if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
            best = min(best, of(i - 2, j - 2) + 1)
        return best

    return of(len(left), len(right))


@given(WORD, WORD)
def test_the_distance_is_that_of_the_definition(left: str, right: str) -> None:
    assert distance(left, right) == slow_distance(left, right)


@given(WORD, st.sets(WORD), st.integers(1, 2))
def test_near_words_are_exactly_those_within_the_slips(word: str, others: set[str], slips: int) -> None:
    assert near(word, others, slips=slips) == {o for o in others if 0 < distance(word, o) <= slips}


@pytest.mark.parametrize(
    ("word", "slips"), [("java", 1), ("sql", 0), ("engineer", 2), ("manager", 1), ("k8s9", 0), ("401k", 0)]
)
def test_long_words_forgive_more(word: str, slips: int) -> None:
    assert tolerance(word) == slips


def test_the_nearest_and_commonest_is_meant() -> None:
    found = correct("enginer", {"engineer": Candidate(900, 0), "engine": Candidate(20, 0)})
    assert found == ("engineer",)
    assert correct("directo", {"direct": Candidate(700, 0), "director": Candidate(400, 0)}) == (
        "direct",
        "director",
    )


def test_a_common_word_is_not_taken_for_a_slip() -> None:
    assert correct("nurse", {"purse": Candidate(40, 900)}) == ()
    assert correct("office", {"officer": Candidate(900, 300)}) == ()


def test_the_first_letter_is_rarely_mistyped() -> None:
    assert correct("nager", {"manager": Candidate(10, 0), "nagers": Candidate(9, 0)}) == ("nagers",)
