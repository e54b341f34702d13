"""Lever boards are read, and every field of theirs survives."""

from datetime import UTC, datetime

import pytest

from factories.boards import encoded, lever_board, lever_posting, real_rows
from talentsphere.services.jobs.contract import Location, Pay
from talentsphere.services.jobs.rules.descriptions import plain_text
from talentsphere.services.jobs.rules.importing.board import parse


def one(**changes):
    (posting,) = parse(encoded([lever_posting(real_rows(2)[1], 1) | changes])).postings
    return posting


def test_a_posting_is_read():
    posting = one()
    assert posting.reference == "5ac21346-8e0c-4494-8e7a-000774918900"
    assert posting.title == "Budget Analyst"
    assert posting.department == "Court Services and Offender Supervision Agency for DC"
    assert posting.locations == (
        Location(city="San Francisco", region="CA", country="US"),
        Location(city="Toronto", region="Ontario", country="CA"),
    )
    assert (posting.workplace, posting.employment_type, posting.level) == ("hybrid", "part_time", "senior")
    assert posting.pay == Pay(min=90000, max=120000, currency="EUR", interval="year")
    assert posting.published_at == datetime(2023, 11, 14, 22, 13, 20, 1000, tzinfo=UTC)
    assert posting.source_url.endswith("/5ac21346-8e0c-4494-8e7a-000774918900")
    assert posting.company_name is None


def test_the_description_has_all_parts_in_order():
    text = plain_text(one().description_html)
    parts = [
        "Welcome",
        "Posting 1 & more",
        "Who may apply",
        "• Veterans",
        "We answer everybody.",
        "Plus a bonus",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


@pytest.mark.parametrize(
    ("raw", "workplace"),
    [
        ("on-site", "onsite"),
        ("onsite", "onsite"),
        ("hybrid", "hybrid"),
        ("remote", "remote"),
        ("unspecified", "onsite"),
        (None, "onsite"),
    ],
)
def test_the_workplace_is_read(raw, workplace):
    assert one(workplaceType=raw).workplace == workplace


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        (
            {"min": 20, "max": 30, "currency": "USD", "interval": "per-hour-wage"},
            Pay(min=20, max=30, interval="hour"),
        ),
        (
            {"min": 4000, "max": 5000, "currency": "EUR", "interval": "per-month-salary"},
            Pay(min=4000, max=5000, currency="EUR", interval="month"),
        ),
        ({"min": 4000, "max": 5000, "currency": "USD", "interval": "semi-month-salary"}, None),
        ({"min": 4000, "max": 5000, "currency": "USD", "interval": "one-time"}, None),
        (None, None),
        ([], None),
    ],
)
def test_the_salary_is_read_where_its_interval_has_a_word(salary, pay):
    posting = one(salaryRange=salary)
    assert posting.pay == pay
    assert posting.source["salaryRange"] == salary


@pytest.mark.parametrize(
    ("changes", "locations"),
    [
        ({"categories": {"location": "Berlin"}, "country": "DE"}, (Location(city="Berlin", country="DE"),)),
        ({"categories": {"location": "Remote"}, "country": "US"}, (Location(country="US"),)),
        ({"categories": None, "country": None}, ()),
    ],
)
def test_the_country_completes_the_first_place(changes, locations):
    assert one(**changes).locations == locations


def test_every_source_field_survives():
    board = lever_board(real_rows(300))
    parsed = parse(encoded(board))
    assert (len(parsed.postings), parsed.errors) == (300, ())
    taken = {"id": "reference", "text": "title", "hostedUrl": "source_url"}
    for raw, posting in zip(board, parsed.postings, strict=True):
        for name, value in raw.items():
            if name in posting.source:
                assert posting.source[name] == value
            elif name == "description":
                assert posting.description_html.startswith(value)
            else:
                assert getattr(posting, taken[name]) == value
        for entry in raw["lists"]:
            assert entry["content"] in posting.description_html
    assert set(parsed.mapping.values()) | set(parsed.unmapped) >= {name for raw in board for name in raw}


def test_the_second_run_changes_nothing():
    data = encoded(lever_board(real_rows(100)))
    assert parse(data) == parse(data)


@pytest.mark.parametrize(
    ("changes", "field"), [({"text": ""}, "title"), ({"createdAt": "soon"}, "published_at")]
)
def test_a_posting_that_cannot_be_read_is_named(changes, field):
    parsed = parse(encoded([lever_posting(real_rows(1)[0], 0) | changes]))
    assert [(error.row, error.reference, error.field) for error in parsed.errors] == [
        (1, "5ac21346-8e0c-4494-8e7a-000774711000", field)
    ]
