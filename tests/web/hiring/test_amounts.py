import pytest

from talentsphere.web.hiring.amounts import read_amount, show_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("45000", 45000), ("45,000", 45000), ("45.000", 45000), ("1.234", 1234), ("45 000", 45000), ("45’000", 45000),
        ("1,250,000.50", 1250000.5), ("1.250.000,50", 1250000.5), ("12.5", 12.5), ("12,50", 12.5), (" 7 ", 7), ("", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert read_amount(typed) == amount


@pytest.mark.parametrize("typed", ["abc", "-5", "1,23,456", "45k", "1e9", "12.345.6", "1" * 20])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError):
        read_amount(typed)


@pytest.mark.parametrize("amount", [None, 45000, 45000.0, 12.5, 0])
def test_an_amount_shown_reads_back(amount):
    assert read_amount(show_amount(amount)) == amount
