"""Shifted postings are open now and as spread as they were."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factories.boards import real_bytes
from talentsphere.services.jobs.rules.importing.board import parse
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, is_expired
from talentsphere.services.jobs.rules.importing.shifting import shift_dates

TODAY = date(2030, 3, 1)


def posting(*, opened, closes):
    moment = None if opened is None else datetime(opened.year, opened.month, opened.day, 9, 30, tzinfo=UTC)
    return ImportedPosting(
        reference="1", title="Welder", published_at=moment, valid_through=closes, content_hash="x"
    )


@given(st.dates(date(2000, 1, 1), date(2030, 2, 28)), st.integers(2, 900))
def test_a_past_posting_opens_before_today_and_closes_after(opened, duration):
    old = posting(opened=opened, closes=opened + timedelta(days=duration))
    new = shift_dates(old, today=TODAY)
    assert new.published_at.date() < TODAY <= new.valid_through
    assert new.valid_through - new.published_at.date() == timedelta(days=duration)
    assert (new.published_at.hour, new.published_at.minute) == (9, 30)
    assert new.content_hash == old.content_hash


@given(st.dates(date(2000, 1, 1), date(2030, 2, 27)), st.integers(0, 1))
def test_a_posting_of_a_day_closes_after_today(opened, duration):
    new = shift_dates(posting(opened=opened, closes=opened + timedelta(days=duration)), today=TODAY)
    assert new.published_at.date() <= TODAY < new.valid_through


def test_open_and_endless_postings_stay():
    for closes in (TODAY, date(2031, 1, 1), None):
        old = posting(opened=date(2029, 1, 1), closes=closes)
        assert shift_dates(old, today=TODAY) is old


def test_a_posting_without_an_opening_date_is_moved_too():
    new = shift_dates(posting(opened=None, closes=date(2020, 1, 1)), today=TODAY)
    assert new.published_at is None
    assert TODAY < new.valid_through <= TODAY + timedelta(days=28)


def test_the_real_postings_are_all_open_and_spread():
    postings = parse(real_bytes()).postings
    today = date(2026, 6, 1)
    assert sum(is_expired(old, today=today) for old in postings) > 16_000
    shifted = [shift_dates(old, today=today) for old in postings]
    assert not any(is_expired(new, today=today) for new in shifted)
    assert len({new.valid_through for new in shifted}) > 150
    assert all(new.published_at.date() <= today for new in shifted)
