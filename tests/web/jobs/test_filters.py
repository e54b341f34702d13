"""The chips above the results."""

import pytest

from talentsphere.services.search.contract import Facets, FacetValue
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.filters import chips, chosen
from talentsphere.web.shell.texts import load

TEXTS = load()["en"]
FACETS = Facets(
    workplace=(FacetValue(value="remote", label="remote", count=4), FacetValue(value="onsite", label="onsite", count=9)),
    company=(FacetValue(value="acme", label="Acme & Sons", count=3),),
    country=(FacetValue(value="GB", label="United Kingdom", count=2),),
)  # fmt: skip


def name(field, value):
    return {"acme": "Acme & Sons", "GB": "United Kingdom"}.get(value, value.upper())


def row(question, facets=FACETS):
    return {chip.name: chip for chip in chips(question, facets, name=name, texts=TEXTS)}


def shown(chip):
    return [(choice.label, choice.count, choice.chosen) for choice in chip.choices]


def test_choices_keep_their_order_and_show_what_they_would_leave():
    assert shown(row(Asked())["workplace"]) == [("On site", 9, False), ("Remote", 4, False)]


def test_a_choice_that_would_leave_nothing_is_hidden_unless_it_is_chosen():
    assert shown(row(Asked(workplace=("hybrid",)))["workplace"])[1] == ("Hybrid", 0, True)
    assert "level" not in row(Asked())


def test_without_counts_every_fixed_value_is_offered():
    offered = row(Asked(company=("old",)), facets=None)
    assert [choice.count for choice in offered["type"].choices] == [None] * 8
    assert shown(offered["company"]) == [("OLD", None, True)]
    assert "country" not in offered


def test_an_unusual_age_has_a_line_of_its_own():
    labels = [choice.label for choice in row(Asked(posted=2))["posted"].choices]
    assert labels[:3] == ["Last 24 hours", "Last 2 days", "Last 3 days"]


def test_every_chosen_value_can_be_taken_away_by_itself():
    question = Asked(
        q="nurse", workplace=("onsite", "remote"), level=("senior",), pay_min=50_000, posted=7, company=("acme",), country="GB"
    )  # fmt: skip
    taken = chosen(question, name=name, texts=TEXTS)
    assert [item.label for item in taken] == [
        "On site", "Remote", "Senior", "Pay from 50,000 a year", "Last 7 days", "Acme & Sons", "United Kingdom",
    ]  # fmt: skip
    assert taken[0].without == question.but(workplace=("remote",))
    assert taken[-1].remove_href.endswith("&company=acme")
    assert all("q=nurse" in item.remove_href for item in taken)


@pytest.mark.parametrize("question", [Asked(), Asked(q="nurse", place="Leeds", sort="newest")])
def test_words_place_and_order_are_no_filters(question):
    assert chosen(question, name=name, texts=TEXTS) == ()
