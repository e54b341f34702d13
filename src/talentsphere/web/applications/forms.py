"""The form of an application: what was typed as the service takes it, and questions as the page shows them."""

import re
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.errors import AppError
from talentsphere.services.applications.contract import Answers, Draft, NewApplication
from talentsphere.services.jobs.contract import Job, Question
from talentsphere.web.kit.forms import Form

_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_ANSWER = "answers."


def application_of(form: Form, job: Job, cv_id: UUID | None) -> NewApplication:
    """What is sent."""
    return NewApplication(
        job_id=job.id, cv_id=cv_id, answers=answers_of(form, job.questions), cover_letter=_letter(form)
    )


def draft_of(form: Form, job: Job, cv_id: UUID | None) -> Draft:
    """What was typed so far."""
    return Draft(
        job_id=job.id, cv_id=cv_id, answers=answers_of(form, job.questions), cover_letter=_letter(form)
    )


def chosen_cv(form: Form) -> UUID | None:
    """The CV picked from the stored ones."""
    try:
        return UUID(form.get("cv_id"))
    except ValueError:
        return None


def answers_of(form: Form, questions: tuple[Question, ...]) -> Answers:
    """The answers by question. One the service can't take, such as a word for a number, stays text for it to say so."""
    found = {question.id: _answer(form, question) for question in questions}
    return {key: value for key, value in found.items() if value is not None}


def _answer(form: Form, question: Question) -> Any:
    name = _ANSWER + question.id
    if question.kind == "multi_select":
        # Options are compared with the job's, so they stay exactly as they were sent.
        return form.context()["lists"].get(name) or None
    sent = form.get(name)
    if not sent:
        return None
    match question.kind:
        case "yes_no":
            return {"yes": True, "no": False}.get(sent, sent)
        case "number":
            return _number(sent)
        case "select":
            return form.context()["values"][name]
    return sent


def _number(text: str) -> int | float | str:
    """The figure, written with a point or a comma; the text itself when it is none."""
    if not _DECIMAL.match(text):
        return text
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() and re.fullmatch(r"[+-]?\d+", text) else value


def _letter(form: Form) -> str:
    return form.get("cover_letter").replace("\r\n", "\n")


def of_draft(draft: Draft | None, job: Job) -> Form:
    """The form filled with what was kept."""
    if draft is None:
        return Form()
    values: dict[str, Any] = {"cover_letter": draft.cover_letter, "cv_id": draft.cv_id}
    for question in job.questions:
        values[_ANSWER + question.id] = _shown(draft.answers.get(question.id))
    return Form.showing(**values)


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answer so far. `anchor` is the id of its field without `field-`."""

    anchor: str
    name: str
    label: str
    kind: str
    options: tuple[str, ...]
    required: bool
    value: str
    values: list[str]
    error: str | None


def asked(questions: tuple[Question, ...], form: Form) -> list[Asked]:
    """The questions in the job's order. Ids of fields count them, since a question's own id may hold anything."""
    lists = form.context()["lists"]
    return [
        Asked(
            anchor=f"answer-{at}",
            name=_ANSWER + question.id,
            label=question.label,
            kind=question.kind,
            options=question.options,
            required=question.required,
            value=(lists.get(_ANSWER + question.id) or [""])[-1],
            values=lists.get(_ANSWER + question.id, []),
            error=form.errors.get(_ANSWER + question.id),
        )
        for at, question in enumerate(questions, 1)
    ]


def summary(form: Form, shown: list[Asked], *, has_cvs: bool) -> list[dict[str, str]]:
    """The problems in the page's order, each with the field it is about."""
    places = {"cv_file": "cv_file", "cv_id": "cv_id" if has_cvs else "cv_file"}
    places |= {question.name: question.anchor for question in shown} | {"cover_letter": "cover_letter"}
    order = list(places)
    named = sorted(
        form.errors.items(), key=lambda item: order.index(item[0]) if item[0] in places else len(order)
    )
    return [{"field": places.get(name, "cv_id"), "message": message} for name, message in named]


def with_upload_problem(form: Form, error: AppError) -> Form:
    """The form with a refused file's reason beside the file."""
    form.failed(error)
    if "file" in form.errors:
        form.errors["cv_file"] = form.errors.pop("file")
    elif form.message:
        form.errors, form.message = {"cv_file": form.message}, ""
    return form
