import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.cvs.rules.dates import DateSpan, find_dates, is_only_dates, iso_date, split_dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2020", "2020"), ("Jan 2020", "2020-01"), ("January 2020", "2020-01"), ("Sept. 2018", "2018-09"),
        ("June, 2019", "2019-06"), ("Jan '20", "2020-01"), ("Dec ’98", "1998-12"), ("06/2018", "2018-06"),
        ("6.2018", "2018-06"), ("2020-06", "2020-06"), ("2020/06", "2020-06"), ("2020-06-15", "2020-06-15"),
        ("15.06.2018", "2018-06-15"), ("06/15/2018", "2018-06-15"), ("15 June 2020", "2020-06-15"),
        ("June 15, 2020", "2020-06-15"), ("1st May 2021", "2021-05-01"), ("Summer 2020", "2020"), ("Q3 2021", "2021"),
        # A day and a month that may be either way round: only the year is sure.
        ("03/04/2019", "2019"),
        ("13/2019", None), ("Present", None), ("May", None), ("20", None), ("2020-13", None), ("1820", None), ("", None),
    ],
)  # fmt: skip
def test_dates_are_written_as_partial_iso_dates(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("Jan 2020 – Present", "2020-01", None), ("2020-06 – 2023", "2020-06", "2023"),
        ("Sept. 2018 to May 2023", "2018-09", "2023-05"), ("May – Aug 2020", "2020-05", "2020-08"),
        ("05 – 08/2019", "2019-05", "2019-08"), ("05/2018-08/2019", "2018-05", "2019-08"),
        ("2018–20", "2018", "2020"), ("2018/19", "2018", "2019"), ("since 2020", "2020", None), ("2020 –", "2020", None),
        ("01 Jan 2015 - 31 Mar 2018", "2015-01-01", "2018-03-31"), ("Oct 2019–now", "2019-10", None),
        ("2012-01-01 — 2013-01-01", "2012-01-01", "2013-01-01"), ("from 2001 until 2003", "2001", "2003"),
    ],
)  # fmt: skip
def test_periods_are_read(written, start, end):
    assert find_dates(written) == DateSpan(start, end)
    assert is_only_dates(written)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Acme Ltd\tJan 2020 – Present", "Acme Ltd"), ("Jan 2020 – May 2021 Acme Ltd", "Acme Ltd"),
        ("Engineer (2018–2020)", "Engineer"), ("Engineer | Acme | 06/2018", "Engineer | Acme"),
        ("2019 – 2020 (1 year 2 months)", ""), ("MIT, BSc, expected May 2025", "MIT, BSc"),
        ("Via Appia\tMay 2020 – June 2021\tRome", "Via Appia\tRome"),
    ],
)  # fmt: skip
def test_dates_at_the_edge_of_a_line_are_split_off(line, rest):
    assert split_dates(line).rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "Windows 2000 server",
        "Won the 2019 prize of the year for it",
        "+49 30 2019",
        "10.1234/neurips.2023.1234",
        "$2000",
    ],
)
def test_numbers_within_prose_are_no_dates_of_the_line(line):
    assert split_dates(line) is None


@given(st.text(alphabet="0123456789-/. –janpresty'()\t|,", max_size=60))
def test_any_text_is_read_without_an_error_and_to_valid_dates(text):
    span = find_dates(text)
    for date in (span.start, span.end) if span else ():
        assert date is None or iso_date(date) == date
    split_dates(text)
