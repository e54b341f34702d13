"""Slugs are readable, short and each their own."""

import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.ids import new_id
from talentsphere.services.jobs.rules.slugs import MAX_WORDS_LENGTH, address, slug

ID = UUID("0192f0c1-7a3e-7b5c-8d4e-2b1f0c94e27b")


@pytest.mark.parametrize(
    ("title", "company", "words"),
    [
        ("Budget Analyst", "Acme", "budget-analyst-acme"),
        ("Ingénieur·e qualité (H/F)", "Société Générale", "ingenieur-e-qualite-h-f-societe-generale"),
        ("R&D Engineer", "Müller & Søn", "r-and-d-engineer-muller-and-son"),
        ("Sailor’s Mate", "Łódź", "sailors-mate-lodz"),
        ("Foreign Affairs Officer – Direct Hire", "State", "foreign-affairs-officer-direct-hire-state"),
        ("招聘", "会社", "job"),
        ("", "", "job"),
    ],
)
def test_the_words_are_ascii(title, company, words):
    assert slug(title, company, ID) == f"{words}-1f0c94e27b"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_title_gives_a_short_slug_of_whole_words(title, company):
    words, _, suffix = slug(title, company, ID).rpartition("-")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words)
    assert len(words) <= MAX_WORDS_LENGTH
    assert len(suffix) == 10


def test_a_long_title_is_cut_between_words():
    cut = slug("human resources specialist " * 10, "Acme", ID)
    assert (
        cut == "human-resources-specialist-human-resources-specialist-human-resources-specialist-1f0c94e27b"
    )


def test_postings_of_one_title_differ():
    slugs = {slug("Crewler", "Census", new_id()) for _ in range(5_000)}
    assert len(slugs) == 5_000


def test_the_address_stands_under_the_base():
    assert address("https://jobs.example/", "welder-1") == "https://jobs.example/jobs/welder-1"
