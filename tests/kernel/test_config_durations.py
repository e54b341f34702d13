"""Durations mean what their units say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.config.parsers.base import MalformedValueError
from talentsphere.kernel.config.parsers.numbers import seconds, whole_seconds

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
LONGEST = 3650 * 86400


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3600", 3600),
        ("1h", 3600),
        ("7d", 604800),
        ("15 m", 900),
        ("1.5h", 5400),
        ("0.1h", 360),
        ("2W", 1209600),
        ("1000ms", 1),
        ("0", 0),
    ],
)
def test_a_bare_number_is_in_seconds_where_the_setting_says_so(text: str, length: int):
    assert whole_seconds(bare="s").read(text) == length


@pytest.mark.parametrize(("text", "length"), [("30000", 30.0), ("2000", 2.0), ("2s", 2.0), ("1", 0.001)])
def test_a_bare_number_is_in_milliseconds_where_the_setting_says_so(text: str, length: float):
    assert seconds(bare="ms").read(text) == length


@pytest.mark.parametrize(
    "text", ["", "h", "-1s", "1h30m", "1 year", "1e3", "5,5s", "11y", "1.5", "500ms", "٣s"]
)
def test_what_is_no_duration_of_whole_seconds_is_refused(text: str):
    with pytest.raises(MalformedValueError):
        whole_seconds(bare="s").read(text)


@given(amount=st.integers(min_value=0, max_value=10**6), unit=st.sampled_from(sorted(UNITS)))
def test_amount_and_unit_multiply(amount: int, unit: str):
    length = amount * UNITS[unit]
    if length <= LONGEST:
        assert whole_seconds(bare="ms").read(f"{amount}{unit}") == length
        assert seconds(bare="s").read(f"{amount} {unit.upper()}") == float(length)
    else:
        with pytest.raises(MalformedValueError):
            whole_seconds(bare="ms").read(f"{amount}{unit}")


@given(length=st.integers(min_value=0, max_value=LONGEST * 1000))
def test_milliseconds_stay_exact(length: int):
    assert seconds(bare="ms").read(str(length)) == seconds(bare="s").read(f"{length}ms") == length / 1000


@given(text=st.text(alphabet="0123456789.smhdw ٣-+e", max_size=24))
def test_any_text_is_read_or_refused(text: str):
    for parser in (seconds(bare="ms"), whole_seconds(bare="s")):
        try:
            length = parser.read(text)
        except MalformedValueError:
            continue
        assert isinstance(length, int | float)
        assert 0 <= length <= LONGEST
