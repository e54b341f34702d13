import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.paging import BadCursor
from talentsphere.services.search.contract import JobQuery
from talentsphere.services.search.rules import cursor
from talentsphere.services.search.rules.freshness import FLOOR, HALF_LIFE, blend, freshness

AGE = st.integers(-1000, 10**9)


def test_half_of_the_loss_comes_with_the_half_life() -> None:
    assert freshness(0) == 1
    assert freshness(HALF_LIFE) == pytest.approx((1 + FLOOR) / 2)
    assert freshness(100 * HALF_LIFE) == pytest.approx(FLOOR)


@given(AGE, AGE)
def test_the_younger_is_never_worth_less(one: int, other: int) -> None:
    assert freshness(min(one, other)) >= freshness(max(one, other))


@given(st.floats(0.1, 900), st.floats(0.1, 900), AGE, AGE)
def test_age_never_crosses_a_tier(low: float, high: float, one: int, other: int) -> None:
    assert blend(1000 + high, age=one, tier=1000) > blend(low, age=other, tier=1000)


QUERY = JobQuery(q="nurse", workplace=("remote",))
POSITION = cursor.Position(
    query=cursor.fingerprint(QUERY),
    matched="all",
    as_of=1_760_000_000,
    window=3,
    score=12.345678901234567,
    recency=(1 << 64) - 1,
    id="x",
)


def asked(text: str | None) -> JobQuery:
    return JobQuery(q="nurse", workplace=("remote",), cursor=text, limit=50, facets=False)


def test_a_cursor_survives_the_journey_whatever_the_page_size() -> None:
    assert cursor.read(asked(cursor.write(POSITION))) == POSITION
    assert cursor.read(asked(None)) is None


def test_a_cursor_of_another_question_is_refused() -> None:
    with pytest.raises(BadCursor):
        cursor.read(JobQuery(q="driver", cursor=cursor.write(POSITION)))


@given(st.text(max_size=40))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadCursor):
        cursor.read(asked(text))


@pytest.mark.parametrize("change", [{"window": -1}, {"window": 1 << 20}, {"as_of": 1 << 60}, {"recency": -5}])
def test_figures_out_of_range_are_refused(change: dict[str, int]) -> None:
    import msgspec

    with pytest.raises(BadCursor):
        cursor.read(asked(cursor.write(msgspec.structs.replace(POSITION, **change))))
