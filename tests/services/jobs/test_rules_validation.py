"""A posting breaks no rule, or each broken rule names its field."""

from datetime import date
from uuid import UUID

import msgspec
import pytest

from talentsphere.services.jobs.contract import JobDraft, Location, Pay, Question
from talentsphere.services.jobs.rules.validation import problems

TODAY = date(2030, 3, 1)
DRAFT = JobDraft(company_id=UUID(int=1), title="Welder")
PLACE = Location(city="Berlin", country="DE")
CHOICE = Question(id="a", label="Which?", kind="select", options=("one", "two"))


def fields(**changes):
    draft = msgspec.structs.replace(DRAFT, **changes)
    return [problem.field for problem in problems(draft, today=TODAY)]


class TestADraft:
    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"title": "RPL"},
            {"title": "x" * 200},
            {"description_html": "<p>a\tb\nc</p>"},
            {"description_html": "é" * 50_000},
            {"pay": Pay(min=0, max=0)},
            {"pay": Pay(min=5, max=5, currency="INR", interval="hour")},
            {"pay": Pay(max=5)},
            {"valid_through": date(2020, 1, 1)},
            {"questions": (CHOICE, Question(id="b", label="Why?"))},
            {"locations": (PLACE,), "applicant_countries": ("DE", "XK"), "language": "pt-BR"},
            {"locations": ()},
        ],
    )
    def test_may_be_stored(self, changes):
        assert fields(**changes) == []

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"title": "  ab  "}, "title"),
            ({"title": "x" * 201}, "title"),
            ({"title": "two\nlines"}, "title"),
            ({"title": "nul\x00"}, "title"),
            ({"description_html": "é" * 50_001}, "description_html"),
            ({"description_html": "a\x00b"}, "description_html"),
            ({"department": "x" * 201}, "department"),
            ({"requisition_id": "a\x07b"}, "requisition_id"),
            ({"pay": Pay(min=6, max=5)}, "pay.min"),
            ({"pay": Pay(min=-1, max=5)}, "pay.min"),
            ({"pay": Pay(max=float("inf"))}, "pay.max"),
            ({"pay": Pay(min=float("nan"))}, "pay.min"),
            ({"pay": Pay()}, "pay"),
            ({"pay": Pay(min=1, currency="EURO")}, "pay.currency"),
            ({"pay": Pay(min=1, currency="usd")}, "pay.currency"),
            ({"questions": (CHOICE, CHOICE)}, "questions.1.id"),
            ({"questions": tuple(Question(id=str(at), label="Why?") for at in range(51))}, "questions"),
            ({"questions": (Question(id="", label="Why?"),)}, "questions.0.id"),
            ({"questions": (Question(id="a", label=" "),)}, "questions.0.label"),
            ({"questions": (Question(id="a", label="Which?", kind="select"),)}, "questions.0.options"),
            (
                {"questions": (Question(id="a", label="Which?", kind="multi_select", options=("x", "x")),)},
                "questions.0.options",
            ),
            (
                {"questions": (Question(id="a", label="Which?", kind="multi_select", options=("x", " ")),)},
                "questions.0.options",
            ),
            ({"questions": (Question(id="a", label="Why?", options=("x",)),)}, "questions.0.options"),
            ({"skills": ("",)}, "skills.0"),
            ({"skills": ("x",) * 51}, "skills"),
            ({"language": "english language"}, "language"),
            ({"locations": (Location(),)}, "locations.0"),
            ({"locations": (Location(city="x" * 201),)}, "locations.0"),
            ({"locations": (PLACE,) * 51}, "locations"),
            ({"applicant_countries": ("Germany",)}, "applicant_countries.0"),
        ],
    )
    def test_names_the_field_of_a_broken_rule(self, changes, field):
        assert fields(**changes) == [field]

    def test_names_every_broken_rule_at_once(self):
        assert fields(title="", pay=Pay(min=2, max=1, currency="XXX")) == ["title", "pay.currency", "pay.min"]


class TestPublishing:
    def published(self, *, imported=False, **changes):
        draft = msgspec.structs.replace(DRAFT, **changes)
        return [p.field for p in problems(draft, today=TODAY, publishing=True, imported=imported)]

    def test_needs_a_place_unless_remote(self):
        assert self.published() == ["locations"]
        assert self.published(workplace="hybrid") == ["locations"]
        assert self.published(workplace="remote") == []
        assert self.published(locations=(PLACE,)) == []

    def test_takes_imports_without_a_place(self):
        assert self.published(imported=True) == []

    @pytest.mark.parametrize(("day", "found"), [(28, ["valid_through"]), (1, [])])
    def test_refuses_a_closing_date_that_is_past(self, day, found):
        closes = date(2030, 2, 28) if day == 28 else TODAY
        assert self.published(workplace="remote", valid_through=closes) == found
        assert self.published(imported=True, valid_through=closes) == found
