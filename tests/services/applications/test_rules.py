import msgspec
import pytest

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import Draft, NewApplication
from talentsphere.services.applications.rules import drafts, submissions
from talentsphere.services.applications.rules.answers import check_answers
from talentsphere.services.jobs.contract import Question

OPTIONS = ("Day", "Night", "Any")


def ask(kind, *, required=False):
    return Question(
        id="q", label="?", kind=kind, required=required, options=OPTIONS if "select" in kind else ()
    )


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("text", "  two\x00 words ", "two words"),
        ("textarea", "one\r\ntwo", "one\ntwo"),
        ("yes_no", False, False),
        ("number", 0, 0),
        ("number", -2.5, -2.5),
        ("select", "Night", "Night"),
        ("multi_select", ["Any", "Day", "Any"], ["Day", "Any"]),
    ],
)
def test_a_good_answer_is_kept_by_its_kind(kind, given, kept):
    assert check_answers((ask(kind, required=True),), {"q": given}) == ({"q": kept}, ())


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("text", 3),
        ("text", "x" * 1001),
        ("text", {"nested": 1}),
        ("textarea", "x" * 20_001),
        ("yes_no", "yes"),
        ("yes_no", 1),
        ("number", "3"),
        ("number", True),
        ("number", 1e16),
        ("number", float("nan")),
        ("select", "Evening"),
        ("select", ["Day"]),
        ("multi_select", "Day"),
        ("multi_select", ["Day", "Evening"]),
        ("multi_select", [["Day"]]),
    ],
)
def test_a_bad_answer_is_named_by_its_question(kind, given):
    kept, problems = check_answers((ask(kind),), {"q": given})
    assert (kept, [problem.field for problem in problems]) == ({}, ["answers.q"])


@pytest.mark.parametrize("empty", [None, "", "  ", "\x00", []])
def test_an_empty_answer_is_missed_only_where_one_is_required(empty):
    _, missed = check_answers((ask("text", required=True),), {"q": empty})
    assert [problem.field for problem in missed] == ["answers.q"]
    assert check_answers((ask("text"),), {"q": empty}) == ({}, ())


def test_an_answer_to_a_question_that_is_not_asked_is_refused_unless_it_is_empty():
    _, problems = check_answers((), {"old": "x", "older": ""})
    assert [problem.field for problem in problems] == ["answers.old"]


def test_everything_wrong_is_named_at_once():
    application = NewApplication(job_id=new_id(), cover_letter="x" * 20_001)
    with pytest.raises(Invalid) as refused:
        submissions.checked(application, (ask("text", required=True),))
    assert [problem.field for problem in refused.value.fields] == ["answers.q", "cv_id", "cover_letter"]


@pytest.mark.parametrize(
    ("profile", "resume", "line"),
    [
        ("Baker", {"basics": {"label": "Cook"}}, "Baker"),
        ("", {"basics": {"label": " Cook\n at  home "}}, "Cook at home"),
        ("", {"basics": None, "work": [{"position": "Waiter"}]}, "Waiter"),
        ("", {"work": [], "basics": {"label": 3}}, ""),
        ("", {}, ""),
        ("x" * 300, {}, "x" * 200),
    ],
)
def test_the_headline_is_the_profiles_else_the_cvs(profile, resume, line):
    assert submissions.headline(profile, resume) == line


def test_a_draft_keeps_what_breaks_the_rules_of_an_application(hour):
    typed = Draft(
        job_id=new_id(), answers={"gone": "x" * 30_000, "q": ["Day", None, 2]}, cover_letter=" \x00a "
    )
    kept = drafts.storable(typed, saved_at=hour)
    assert kept == msgspec.structs.replace(typed, cover_letter=" a ", saved_at=hour)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft(job_id=new_id(), cover_letter="x" * 200_001), "draft"),
        (Draft(job_id=new_id(), answers={"q": {"deep": 1}}), "answers.q"),
        (Draft(job_id=new_id(), answers={"q": [["deep"]]}), "answers.q"),
    ],
)
def test_a_draft_that_no_form_can_hold_is_refused(draft, field, hour):
    with pytest.raises(Invalid) as refused:
        drafts.storable(draft, saved_at=hour)
    assert [problem.field for problem in refused.value.fields] == [field]
