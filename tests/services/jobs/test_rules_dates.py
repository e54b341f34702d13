"""Dates are read as boards write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.jobs.rules.importing.dates import is_day_first, read_moment


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2024-02-05", (2024, 2, 5)),
        (" 2024-02-05 ", (2024, 2, 5)),
        ("20240205", (2024, 2, 5)),
        ("2024/02/05", (2024, 2, 5)),
        ("2024-02-05T23:59:59Z", (2024, 2, 5, 23, 59, 59)),
        ("2024-02-05 10:00:00 UTC", (2024, 2, 5, 10)),
        ("02/05/2024", (2024, 2, 5)),
        ("2/5/24", (2024, 2, 5)),
        ("25/12/2024", (2024, 12, 25)),
        ("05.02.2024", (2024, 2, 5)),
        ("Feb 5, 2024", (2024, 2, 5)),
        ("February 5th, 2024", (2024, 2, 5)),
        ("5 Feb 2024", (2024, 2, 5)),
        ("5-Feb-2024", (2024, 2, 5)),
        ("Mon, 05 Feb 2024 10:00:00 GMT", (2024, 2, 5, 10)),
        (1_707_091_200, (2024, 2, 5)),
        (1_707_091_200_000, (2024, 2, 5)),
        ("1707091200000", (2024, 2, 5)),
    ],
)
def test_a_date_is_read(raw, expected):
    assert read_moment(raw) == datetime(*expected, tzinfo=UTC)


def test_a_zone_is_kept():
    moment = read_moment("2016-01-14T10:55:28-05:00")
    assert moment == datetime(2016, 1, 14, 10, 55, 28, tzinfo=timezone(timedelta(hours=-5)))
    assert moment.day == 14


@pytest.mark.parametrize(
    "raw",
    [
        "soon",
        "",
        "2024-13-01",
        "31/31/2024",
        "0001-01-01",
        "9999-12-31",
        "2024-02-30",
        True,
        None,
        [],
        {},
        1e300,
        float("nan"),
        "Foo 5, 2024",
    ],
)
def test_what_is_no_date_is_refused_with_its_text(raw):
    with pytest.raises(ValueError, match=r"no date that can be read; write it as 2030-12-31"):
        read_moment(raw)


@given(
    st.one_of(
        st.text(max_size=40),
        st.integers(),
        st.floats(),
        st.from_regex(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}", fullmatch=True),
    )
)
def test_anything_else_is_a_date_or_refused(raw):
    try:
        moment = read_moment(raw)
    except ValueError as refused:
        assert "no date" in str(refused)  # noqa: PT017 - either outcome is right
    else:
        assert 1970 <= moment.year < 2200


def test_one_clear_date_decides_for_its_column():
    assert is_day_first(["05/02/2024", None, "25/02/2024"])
    assert not is_day_first(["05/02/2024", "02/25/2024", "2024-02-25"])
    assert read_moment("05/02/2024", day_first=True) == datetime(2024, 2, 5, tzinfo=UTC)
