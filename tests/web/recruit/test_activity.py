from datetime import UTC, datetime
from typing import get_args
from uuid import UUID

import pytest

from talentsphere.services.recruitment.contract import Activity, ActivityKind, RejectReason, StageKind
from talentsphere.web.recruit import words
from talentsphere.web.recruit.activity import lines, lines_of_one
from web.hiring import stage

PAGES = stage.Cast().pages
AT = datetime(2026, 3, 1, tzinfo=UTC)


class English:
    """A request without cookies."""

    cookies = {}  # noqa: RUF012


def one(kind, **data):
    (line,) = lines_of_one(PAGES, English(), [Activity(at=AT, kind=kind, actor_name="Rita {x}", data=data)])
    return line


@pytest.mark.parametrize("kind", get_args(ActivityKind))
def test_every_kind_has_a_sentence_even_without_its_data(kind):
    assert one(kind).title.startswith("Rita {x} ")
    ((line),) = lines(
        PAGES, English(), [(UUID(int=1), Activity(at=AT, kind=kind, actor_name="Rita", data={}))]
    )
    assert line.title.startswith("Rita ")
    assert line.application_id == UUID(int=1)


def test_a_move_names_both_stages():
    assert one("moved", **{"from": "New", "to": "Talk"}).title == "Rita {x} moved them from New to Talk"


def test_a_rejection_says_why_and_whether_they_know():
    line = one("rejected", reason="skills", message="Thank you.", notify=False)
    assert line.text == "Other skills are needed\nThank you.\nThey were not told by mail."
    assert line.state == "bad"
    assert one("rejected", reason="unheard of").text == "Another reason\nThey were told by mail."


def test_a_rating_taken_back_is_told_as_that():
    assert one("rated", rating=4).title == "Rita {x} gave 4 of 5"
    assert one("rated", rating=None).title == "Rita {x} took the rating back"


def test_a_mail_shows_what_was_written():
    line = one("mailed", subject="A talk", text="Friday?\n\nRita")
    assert (line.title, line.text) == ("Rita {x} wrote a mail: A talk", "Friday?\n\nRita")


def test_every_stage_and_reason_has_its_words():
    kinds = set(get_args(StageKind))
    assert set(words.STAGE_KINDS) == set(words.TONES) == kinds
    assert set(words.KIND_MEANINGS) == kinds - {"withdrawn"}
    assert set(words.REJECT_REASONS) == set(get_args(RejectReason))
