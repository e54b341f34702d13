"""A posting as its page shows it."""

from datetime import UTC, date, datetime

import pytest

from talentsphere.web.jobs.posting_view import STATUS, alike, applied, lean, others, shown, state_of, summary
from talentsphere.web.shell.texts import load
from web.jobs import stage

TEXTS = load()["en"]
TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("status", "valid_through", "state"),
    [
        ("published", None, "open"),
        ("published", TODAY, "open"),
        ("published", date(2026, 3, 11), "closed"),
        ("closed", None, "closed"),
        ("draft", date(2026, 1, 1), "draft"),
    ],
)
def test_a_posting_is_open_until_its_last_day_ends(status, valid_through, state):
    assert state_of(stage.job(0, status=status, valid_through=valid_through), today=TODAY) == state


def test_a_closed_posting_says_when_it_ended():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    closed = stage.job(0, status="closed", closed_at=at, valid_through=TODAY)
    assert shown(closed, today=TODAY, similar_href="", texts=TEXTS).ended == at
    past = stage.job(0, valid_through=date(2026, 3, 1))
    assert shown(past, today=TODAY, similar_href="", texts=TEXTS).ended == date(2026, 3, 1)


def test_hosts_are_shown_without_www_and_odd_addresses_without_a_host():
    view = shown(stage.job(0, source_url="mailto:x"), today=TODAY, similar_href="", texts=TEXTS)
    assert view.company_host == "northwind-maps.example"
    assert view.source_host is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Human Resources Specialist (CLASSIFN RECRUIT & PLAC)", "Human Resources Specialist"),
        ('Nurse -night "ICU"', "Nurse night ICU"),
        ("Director, Engineering", "Director Engineering"),
        ("C++ / C# developer", "C++ C# developer"),
        ("Registered nurse - nights", "Registered nurse"),
        ("one two three four five six seven eight nine ten", "one two three four five six seven eight"),
        ("!!!", ""),
    ],
)  # fmt: skip
def test_similar_postings_are_looked_for_by_plain_words(title, words):
    assert alike(title) == words


def test_a_posting_is_not_similar_to_itself():
    cards = [stage.card(stage.job(n)) for n in range(6)]
    assert [card.id for card in others(cards, stage.job(0), most=4)] == [card.id for card in cards[1:5]]


def test_the_summary_fits_a_line_of_search_results():
    long = stage.job(0, description_text="Words  and\n\nmore words " * 50)
    assert summary(long, texts=TEXTS).startswith(
        "Backend engineer, search at Northwind Maps. Words and more words"
    )
    assert len(summary(long, texts=TEXTS)) <= 157
    assert summary(stage.overlong(), texts=TEXTS).endswith("Trades Ltd.")
    assert (
        summary(stage.job(0, description_text=""), texts=TEXTS)
        == "Backend engineer, search at Northwind Maps."
    )


def test_the_long_texts_do_not_travel_twice():
    kept = lean(stage.job(0, source={"a": 1}))
    assert (kept.description_html, kept.description_text, kept.source) == ("", "", None)


@pytest.mark.parametrize("status", list(STATUS))
def test_an_application_says_how_it_stands(status):
    assert applied(stage.application(stage.job(0), status), texts=TEXTS)["status"] == STATUS[status]
    assert applied(None, texts=TEXTS) is None
