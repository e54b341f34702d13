import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.search.contract import QueryTooLong
from talentsphere.services.search.rules.syntax import Typed, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senior  engineer", Typed(words=("senior", "engineer"))),
        ('"project manager" agile', Typed(words=("agile",), phrases=(("project", "manager"),))),
        ('java -senior -"full time"', Typed(words=("java",), excluded=(("senior",), ("full", "time")))),
        ("full-time", Typed(words=("full", "time"))),
        ('nurse "night shift', Typed(words=("nurse", "night", "shift"))),
        ("jobs for a nurse", Typed(words=("nurse",))),
        ("the", Typed(words=("the",))),
        ("java java", Typed(words=("java",))),
        ('- "" -- !', Typed()),
        ("", Typed()),
    ],
)
def test_a_query_is_read(text: str, expected: Typed) -> None:
    assert parse(text) == expected


@given(st.text(max_size=80))
def test_nothing_typed_is_an_error_unless_it_is_long(text: str) -> None:
    try:
        parse(text)
    except QueryTooLong:
        assert len(text) > 24


@pytest.mark.parametrize("text", ["x" * 301, "a b c d " * 10])
def test_a_long_query_is_refused(text: str) -> None:
    with pytest.raises(QueryTooLong, match="Shorten"):
        parse(text)
