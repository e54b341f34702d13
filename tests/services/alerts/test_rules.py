from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.alerts.contract import Question
from talentsphere.services.alerts.rules import questions, tokens
from talentsphere.services.alerts.rules.mails import list_address
from talentsphere.services.alerts.rules.timing import MORNING, NIGHT, is_day, next_look, zone_of

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def berlin(*when):
    return datetime(*when, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("frequency", "after", "then"),
    [
        ("daily", berlin(2026, 3, 27, 12), berlin(2026, 3, 28, 8)),
        # The night in which clocks go forward, and the one in which they go back.
        ("daily", berlin(2026, 3, 28, 9), berlin(2026, 3, 29, 8)),
        ("daily", berlin(2026, 10, 24, 9), berlin(2026, 10, 25, 8)),
        ("daily", berlin(2026, 3, 27, 7, 59), berlin(2026, 3, 27, 8)),
        ("daily", berlin(2026, 3, 27, 8), berlin(2026, 3, 28, 8)),
        ("weekly", berlin(2026, 3, 27, 12), berlin(2026, 3, 30, 8)),
        ("weekly", berlin(2026, 3, 30, 8), berlin(2026, 4, 6, 8)),
        ("instant", berlin(2026, 3, 27, 12), berlin(2026, 3, 27, 12, 0, 10)),
        ("instant", berlin(2026, 3, 27, 21), berlin(2026, 3, 28, 8)),
        ("instant", berlin(2026, 3, 27, 20, 59, 55), berlin(2026, 3, 28, 8)),
    ],
)
def test_a_look_comes_at_the_hour_of_the_persons_own_clock(frequency, after, then):
    assert next_look(frequency, after=after, zone=BERLIN) == then


def test_what_is_off_never_looks():
    assert next_look("off", after=berlin(2026, 3, 27), zone=BERLIN) is None


@given(MOMENTS, ZONES, st.sampled_from(["instant", "daily", "weekly"]))
def test_looks_come_later_by_day_and_within_their_time(after, zone_name, frequency):
    zone = zone_of(zone_name)
    then = next_look(frequency, after=after, zone=zone)
    assert after < then <= after + timedelta(days=7, hours=2)
    assert is_day(then, zone=zone)
    assert MORNING <= then.astimezone(zone).time() < NIGHT


def test_an_unknown_zone_is_universal_time():
    assert zone_of("Mars/Olympus Mons") == zone_of("") == ZoneInfo("UTC")


def test_a_token_names_its_search_alone():
    search_id = new_id()
    token = tokens.token_of(search_id, secret=b"one")
    assert tokens.search_of(token, secret=b"one") == search_id
    assert tokens.search_of(token, secret=b"other") is None
    assert tokens.search_of(tokens.token_of(new_id(), secret=b"two"), secret=b"one") is None


@given(st.text())
def test_any_text_is_no_token(text):
    assert tokens.search_of(text, secret=b"one") is None


def test_a_changed_token_is_none():
    token = tokens.token_of(new_id(), secret=b"one")
    for at in range(len(token)):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        assert tokens.search_of(changed, secret=b"one") is None


def test_news_are_asked_for_by_day_and_never_more_widely_than_the_question():
    now = datetime(2026, 3, 27, 12, tzinfo=UTC)
    week = questions.news_of(Question(q="nurse"), since=now - timedelta(days=6, hours=1), now=now)
    assert (week.q, week.sort, week.posted_within) == ("nurse", "newest", 7)
    assert (
        questions.news_of(Question(posted_within=3), since=now - timedelta(days=6), now=now).posted_within
        == 3
    )
    assert questions.news_of(Question(), since=now, now=now).posted_within == 1


@pytest.mark.parametrize("name", ["", " \n ", "x" * 121])
def test_a_name_is_one_line_of_bounded_length(name):
    assert questions.checked_name("  two\n words ") == "two words"
    with pytest.raises(Invalid):
        questions.checked_name(name)


def test_the_list_of_a_question_is_that_of_the_page():
    question = Question(q="night nurse", employment_type=("part_time",), pay_min=30000, posted_within=7)
    assert list_address(question) == "/jobs?q=night+nurse&type=part_time&pay_min=30000&posted=7&sort=newest"
    assert list_address(Question()) == "/jobs?sort=newest"
