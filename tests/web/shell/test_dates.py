from datetime import UTC, date, datetime, timedelta

import pytest

from talentsphere.web.shell import dates, texts

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
ENGLISH = texts.load()["en"]


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(seconds=-20), "just now"),
        (timedelta(minutes=-1), "1 minute ago"),
        (timedelta(minutes=-59), "59 minutes ago"),
        (timedelta(hours=-1), "1 hour ago"),
        (timedelta(hours=5), "in 5 hours"),
        (timedelta(days=-13), "13 days ago"),
        (timedelta(days=-14), "2 weeks ago"),
        (timedelta(days=21), "in 3 weeks"),
        (timedelta(days=-60), "2 months ago"),
        (timedelta(days=-800), "2 years ago"),
    ],
)
def test_a_moment_is_told_by_its_distance(distance, words):
    assert dates.relative(NOW + distance, now=NOW, zone="UTC", texts=ENGLISH) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(11, "yesterday"), (12, "today"), (13, "tomorrow"), (15, "in 3 days"), (2, "10 days ago")],
)
def test_a_day_is_told_by_the_calendar(day, words):
    assert dates.relative(date(2026, 3, day), now=NOW, zone="UTC", texts=ENGLISH) == words


def test_the_calendar_is_that_of_the_viewer():
    late = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    assert dates.relative(date(2026, 3, 13), now=late, zone="Europe/Berlin", texts=ENGLISH) == "today"
    assert dates.relative(date(2026, 3, 13), now=late, zone="UTC", texts=ENGLISH) == "tomorrow"


def test_absolute_dates_are_in_the_zone_of_the_viewer():
    late = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    assert dates.absolute(late, style="medium", zone="UTC", locale="en") == "12 March 2026"
    assert dates.absolute(late, style="medium", zone="Asia/Tokyo", locale="en") == "13 March 2026"
    assert dates.absolute(late, style="short", zone="UTC", locale="en-XA") == "12 Mar"
    assert dates.absolute(late, style="long", zone="UTC", locale="en") == "12 March 2026, 23:30 UTC"
    assert dates.absolute(date(2026, 1, 5), style="medium", zone="UTC", locale="de") == "5 Januar 2026"


def test_the_element_holds_the_moment_and_what_is_asked_for():
    value = NOW - timedelta(days=3)
    shown = {
        show: dates.element(value, now=NOW, zone="UTC", texts=ENGLISH, show=show)
        for show in ("both", "date", "distance")
    }
    moment = '<time datetime="2026-03-09T14:05:00+00:00"'
    assert shown == {
        "both": f'{moment}>9 March 2026</time> <span class="muted">3 days ago</span>',
        "date": f"{moment}>9 March 2026</time>",
        "distance": f'{moment} title="9 March 2026, 14:05 UTC">3 days ago</time>',
    }


def test_an_age_is_a_length_without_a_direction():
    assert dates.age(NOW - timedelta(days=3, hours=4), now=NOW, texts=ENGLISH) == "3 days"
    assert dates.age(date(2026, 3, 10), now=NOW, texts=ENGLISH) == "2 days"
    assert dates.age(NOW, now=NOW, texts=ENGLISH) == "1 minute"
