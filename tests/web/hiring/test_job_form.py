from datetime import date
from uuid import UUID

import pytest

from talentsphere.kernel.errors import FieldProblem, Invalid
from talentsphere.services.jobs.contract import Location, Pay
from talentsphere.web.hiring.job_form import JobForm
from talentsphere.web.kit.forms import Form
from web.hiring import stage

COMPANY = UUID(int=1)
LEAST = {"title": "Nurse", "workplace": "onsite", "employment_type": "full_time", "language": "en"}


def sent(**values):
    return JobForm(Form.showing(**{**LEAST, **values}))


def test_a_title_is_enough_for_a_draft():
    draft = sent().draft(COMPANY)
    assert (draft.title, draft.company_id, draft.pay, draft.locations) == ("Nurse", COMPANY, None, ())
    assert (draft.department, draft.level, draft.valid_through) == (None, None, None)


def test_every_field_reaches_the_draft():
    draft = sent(**{
        "department": "Wards", "level": "senior", "requisition_id": "R-1", "workplace": "remote", "language": "de",
        "locations.0.city": "Leeds", "locations.0.country": "United Kingdom", "locations.1.region": "Île-de-France",
        "locations.1.country": "france", "pay.min": "45,000", "pay.currency": "gbp", "pay.interval": "month",
        "description_html": "One\n\nTwo", "skills": "Triage, First aid\nTriage", "valid_through": "2030-06-30",
        "applicant_countries": "Germany, Poland, Germany", "questions.0.label": "Why?", "questions.0.kind": "select",
        "questions.0.options": "a\n\nb ", "questions.0.required": "yes",
    }).draft(COMPANY)  # fmt: skip
    assert draft.locations == (
        Location(city="Leeds", country="GB"),
        Location(region="Île-de-France", country="FR"),
    )
    assert draft.pay == Pay(min=45000, max=None, currency="GBP", interval="month")
    assert draft.description_html == "<p>One</p><p>Two</p>"
    assert (draft.skills, draft.applicant_countries) == (("Triage", "First aid"), ("DE", "PL"))
    assert (draft.valid_through, draft.level, draft.workplace) == (date(2030, 6, 30), "senior", "remote")
    (question,) = draft.questions
    assert (question.label, question.kind, question.options, question.required) == ("Why?", "select", ("a", "b"), True)  # fmt: skip
    assert question.id.startswith("q-")


def test_a_question_keeps_its_id_and_drops_options_of_another_kind():
    (question,) = sent(**{
        "questions.0.id": "start", "questions.0.label": "When?", "questions.0.kind": "text", "questions.0.options": "a"
    }).changes().questions  # fmt: skip
    assert (question.id, question.options) == ("start", ())


def test_what_cannot_be_read_is_said_at_its_field():
    form = sent(**{"pay.min": "much", "valid_through": "soon", "employment_type": "slavery", "level": "boss"})
    with pytest.raises(Invalid) as raised:
        form.draft(COMPANY)
    assert {problem.field for problem in raised.value.fields} == {"pay.min", "valid_through", "employment_type", "level"}  # fmt: skip


def test_a_stored_posting_comes_back_unchanged():
    for number in (0, 1, 3):
        job = stage.job(number)
        changes = JobForm.of(job).changes()
        for field in (
            "title",
            "locations",
            "pay",
            "questions",
            "skills",
            "valid_through",
            "level",
            "workplace",
        ):
            assert getattr(changes, field) == getattr(job, field), field
        assert changes.description_html == job.description_html


def test_errors_stand_at_the_fields_of_the_page():
    problems = (
        "skills.3",
        "applicant_countries.0",
        "pay",
        "locations.1",
        "questions.0.id",
        "questions.2.options",
        "title",
    )
    form = sent().failed(Invalid(fields=tuple(FieldProblem(name, "x") for name in problems)))  # fmt: skip
    assert list(form.form.errors) == ["skills", "applicant_countries", "pay.min", "locations.1.city", "questions.0.label", "questions.2.options", "title"]  # fmt: skip


def test_buttons_change_rows_and_keep_the_rest():
    form = sent(**{"do": "questions.up.1", "questions.0.label": "a", "questions.1.label": "b"})
    assert form.rearrange()
    assert [row["label"] for row in form.questions] == ["b", "a"]
    assert not sent(do="save").rearrange()
    assert not sent(do="preview").rearrange()
