"""Greenhouse boards are read, and every field of theirs survives."""

from datetime import UTC, date, datetime

import pytest

from factories.boards import encoded, greenhouse_board, greenhouse_job, real_rows
from talentsphere.services.jobs.contract import Location, Pay
from talentsphere.services.jobs.rules.descriptions import plain_text
from talentsphere.services.jobs.rules.importing.board import parse


def one(**changes):
    (posting,) = parse(encoded({"jobs": [greenhouse_job(real_rows(2)[1], 1) | changes]})).postings
    return posting


def test_a_job_is_read():
    posting = one()
    assert posting.reference == "774918900"
    assert posting.title == "Budget Analyst"
    assert posting.company_name == "Other Agencies and Independent Organizations"
    assert posting.department == "Court Services and Offender Supervision Agency for DC"
    assert posting.locations == (Location(city="San Francisco", region="CA", country="US"),)
    assert posting.employment_type == "part_time"
    assert posting.pay == Pay(min=60000, max=90000, currency="USD", interval="year")
    assert posting.requisition_id == "R-1"
    assert posting.published_at == datetime(2024, 2, 6, 14, tzinfo=UTC)
    assert posting.source_url == "https://boards.greenhouse.io/example/jobs/774918900"
    assert posting.description_html.startswith(
        "<h2>About Other Agencies and Independent Organizations</h2><p>"
    )
    assert "• Military spouses\n" in plain_text(posting.description_html)


def test_the_companys_own_questions_are_asked():
    kinds = {
        question.id: (question.kind, question.options, question.required) for question in one().questions
    }
    assert kinds == {
        "question_1": ("text", (), False),
        "question_2": ("textarea", (), True),
        "question_3": ("yes_no", (), True),
        "question_4": ("select", ("Red & blue", "Green"), False),
        "question_5[]": ("multi_select", ("Red & blue", "Green"), False),
    }


def test_a_deadline_closes_the_posting_on_its_own_day():
    assert one(application_deadline="2024-03-01T23:59:00-05:00").valid_through == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("changes", "locations", "workplace"),
    [
        ({"location": {"name": "Remote - Germany"}}, (Location(country="DE"),), "remote"),
        ({"location": {"name": "Springfield"}}, (Location(city="Springfield", country="US"),), "onsite"),
        ({"location": {"name": ""}}, (Location(city="San Francisco", region="CA", country="US"),), "onsite"),
        ({"location": None, "offices": []}, (), "onsite"),
        (
            {"metadata": [{"name": "Workplace Type", "value": "Hybrid"}]},
            (Location(city="San Francisco", region="CA", country="US"),),
            "hybrid",
        ),
        (
            {"metadata": [{"name": "Remote", "value": True}]},
            (Location(city="San Francisco", region="CA", country="US"),),
            "remote",
        ),
    ],
)
def test_places_come_from_the_location_and_the_offices(changes, locations, workplace):
    posting = one(**changes)
    assert (posting.locations, posting.workplace) == (locations, workplace)


@pytest.mark.parametrize(
    ("ranges", "pay"),
    [
        ([], None),
        ([{"min_cents": 2250, "max_cents": 3000, "currency_type": "USD", "title": "Pay"}], Pay(min=22.5, max=30, interval="hour")),
        ([{"min_cents": None, "max_cents": 5_000_000, "currency_type": "EUR"}], Pay(max=50000, currency="EUR")),
        ([{"min_cents": 100_000_00, "max_cents": 120_000_00, "currency_type": "USD"}, {"min_cents": 1, "max_cents": 2, "currency_type": "EUR"}], Pay(min=100_000, max=120_000)),
        ([{"min_cents": "x"}], None),
        ("none", None),
    ],
)  # fmt: skip
def test_pay_ranges_become_one(ranges, pay):
    assert one(pay_input_ranges=ranges).pay == pay


def test_a_job_without_content_or_dates_is_read_too():
    bare = {
        "id": 1,
        "title": "Vault Designer",
        "internal_job_id": None,
        "location": {"name": "NYC"},
        "updated_at": "2016-01-14T10:55:28-05:00",
        "metadata": None,
    }
    (posting,) = parse(encoded({"jobs": [bare], "meta": {"total": 1}})).postings
    assert posting.description_html == ""
    assert posting.published_at == datetime(2016, 1, 14, 15, 55, 28, tzinfo=UTC)


def test_every_source_field_survives():
    board = greenhouse_board(real_rows(300))
    parsed = parse(encoded(board))
    assert (len(parsed.postings), parsed.errors) == (300, ())
    taken = {
        "id": "reference",
        "title": "title",
        "absolute_url": "source_url",
        "company_name": "company_name",
        "requisition_id": "requisition_id",
        "language": "language",
    }
    for job, posting in zip(board["jobs"], parsed.postings, strict=True):
        for name, value in job.items():
            if name == "content" and name not in posting.source:
                # Kept unescaped, to the character.
                assert posting.description_html == _unescaped(value)
            elif name in posting.source:
                assert posting.source[name] == value
            else:
                kept = getattr(posting, taken[name])
                assert kept == (value if value is None else str(value))
    assert set(parsed.mapping.values()) | set(parsed.unmapped) >= set(board["jobs"][0])


def _unescaped(content):
    return (
        content.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
    )


def test_the_second_run_changes_nothing():
    data = encoded(greenhouse_board(real_rows(100)))
    assert parse(data) == parse(data)


@pytest.mark.parametrize(
    "junk",
    [
        {
            "departments": 1,
            "offices": "x",
            "metadata": {},
            "questions": [1, {"fields": 2}],
            "pay_input_ranges": [None],
        }
    ],
)
def test_fields_of_other_types_are_kept_and_not_read(junk):
    posting = one(**junk)
    assert {name: posting.source[name] for name in junk} == junk
    assert (posting.department, posting.questions, posting.pay) == (None, (), None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": None}, "title"),
        ({"first_published": "soon"}, "published_at"),
        ({"application_deadline": "soon"}, "valid_through"),
    ],
)
def test_a_job_that_cannot_be_read_is_named(changes, field):
    parsed = parse(encoded({"jobs": [greenhouse_job(real_rows(1)[0], 0) | changes]}))
    assert [(error.row, error.reference, error.field) for error in parsed.errors] == [(1, "774711000", field)]
