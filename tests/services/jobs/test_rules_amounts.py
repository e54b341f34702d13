"""Pay is read as boards write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.jobs.contract import Pay
from talentsphere.services.jobs.rules.importing.amounts import read_amount, read_pay


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        (50000, 50000), (50.5, 50.5), ("50000", 50000), ("$50,000.00", 50000), ("50.000,50 €", 50000.5),
        ("50 000", 50000), ("50’000", 50000), ("81.5k", 81500), ("15,5", 15.5), ("-5", -5), ("1,234,567", 1234567),
        ("negotiable", None), ("", None), (None, None), (True, None), ([], None),
    ],
)  # fmt: skip
def test_an_amount_is_read(raw, amount):
    assert read_amount(raw) == amount


def test_digits_that_make_no_number_are_refused():
    with pytest.raises(ValueError, match=r"“1\.2\.3” is no amount"):
        read_amount("1.2.3")


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("$50,000 - $70,000 per year", Pay(min=50000, max=70000, currency="USD", interval="year")),
        ("£40,000–50,000", Pay(min=40000, max=50000, currency="GBP", interval="year")),
        ("€60k to €80k", Pay(min=60000, max=80000, currency="EUR", interval="year")),
        ("60-80k EUR", Pay(min=60000, max=80000, currency="EUR", interval="year")),
        ("$22.50 an hour", Pay(min=22.5, max=22.5, currency="USD", interval="hour")),
        ("$18 - $22", Pay(min=18, max=22, currency="USD", interval="hour")),
        ("GS-12 $80,000", Pay(min=80000, max=80000, currency="USD", interval="year")),
        ("₹12,00,000 per annum", Pay(min=1200000, max=1200000, currency="INR", interval="year")),
        ("CHF 5'000 monthly", Pay(min=5000, max=5000, currency="CHF", interval="month")),
        ("competitive", None),
        ("", None),
    ],
)
def test_pay_is_read_from_one_text(text, pay):
    assert read_pay(text) == pay


def test_what_the_text_leaves_out_is_taken_from_beside_it():
    assert read_pay("4000", currency="PLN", interval="month") == Pay(
        min=4000, max=4000, currency="PLN", interval="month"
    )


@given(st.one_of(st.text(max_size=80), st.text(alphabet="0123456789.,' k$€-to", max_size=80)))
def test_any_text_is_pay_nothing_or_refused(text):
    try:
        read_pay(text)
        read_amount(text)
    except ValueError as refused:
        assert "no amount" in str(refused)  # noqa: PT017 - either outcome is right
