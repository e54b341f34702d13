"""The address of the job list."""

import pytest
from litestar.datastructures import MultiDict

from talentsphere.web.jobs.asked import MOST_PAY, Asked, asked


def read(*pairs):
    return asked(MultiDict(pairs))


def test_an_address_without_a_question_asks_for_everything_newest_first():
    question = read()
    assert question == Asked()
    assert question.address() == "/jobs"
    assert question.query().sort == "newest"
    assert not question.filtered


def test_every_filter_reaches_search():
    query = read(
        ("q", " nurse "), ("place", "Leeds"), ("workplace", "onsite"), ("workplace", "hybrid"), ("type", "full_time"),
        ("level", "senior"), ("pay_min", "50,000"), ("posted", "7"), ("company", "acme"), ("country", "GB"), ("cursor", "x"),
    ).query(typing=True, limit=5)  # fmt: skip
    assert query.q == "nurse"
    assert query.place == "Leeds"
    assert query.workplace == ("onsite", "hybrid")
    assert query.employment_type == ("full_time",)
    assert query.level == ("senior",)
    assert query.pay_min == 50_000
    assert query.posted_within == 7
    assert query.company == ("acme",)
    assert query.country == "GB"
    assert query.cursor == "x"
    assert query.sort == "relevance"
    assert query.typing
    assert query.limit == 5


def test_an_address_says_what_was_asked_and_no_more():
    question = read(("q", "a&b"), ("workplace", "remote"), ("workplace", "hybrid"), ("sort", "relevance"))
    assert question.address() == "/jobs?q=a%26b&workplace=hybrid&workplace=remote"
    assert question.address(job="welder-1") == "/jobs?q=a%26b&workplace=hybrid&workplace=remote&job=welder-1"
    assert asked(MultiDict([("q", "a&b"), ("workplace", "hybrid"), ("workplace", "remote")])) == question


@pytest.mark.parametrize(
    "pairs",
    [
        [("workplace", "moon")],
        [("posted", "-1")],
        [("posted", "0")],
        [("posted", "9" * 5000)],
        [("pay_min", "much")],
        [("pay_min", "9" * 5000)],
        [("sort", "price")],
        [("q", "  "), ("country", "")],
        [("unknown", "x")],
    ],
)
def test_what_makes_no_sense_is_left_out(pairs):
    assert read(*pairs) == Asked()


@pytest.mark.parametrize(
    ("text", "amount"),
    [("50000", 50_000), ("50 000", 50_000), ("50.000", 50_000), ("50’000", 50_000), ("50k", 50_000), ("9" * 13, MOST_PAY)],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(text, amount):
    assert read(("pay_min", text)).pay_min == amount


def test_remote_as_a_place_is_a_way_of_working():
    assert read(("place", "Remote"), ("workplace", "hybrid")) == Asked(workplace=("hybrid", "remote"))


def test_characters_that_no_field_takes_are_dropped():
    assert read(("q", "nur\x00se\n")).q == "nurse"


def test_at_most_twenty_companies_are_asked_for():
    assert len(read(*(("company", f"c-{n}") for n in range(50))).company) == 20


def test_changing_a_filter_begins_at_the_first_page():
    assert read(("q", "nurse"), ("cursor", "x")).but(sort="newest") == Asked(q="nurse", sort="newest")
