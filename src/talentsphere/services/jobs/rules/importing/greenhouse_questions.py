"""The questions of a Greenhouse job as questions of a posting."""

from collections.abc import Iterator
from typing import Any

from talentsphere.services.jobs.contract import Question, QuestionKind
from talentsphere.services.jobs.rules.importing.values import text
from talentsphere.services.jobs.rules.questions import (
    MAX_ID,
    MAX_LABEL,
    MAX_OPTION,
    MAX_OPTIONS,
    MAX_QUESTIONS,
)

# The form of an application asks for these by itself.
_ASKED_ANYWAY = frozenset(
    {
        "first_name", "last_name", "preferred_name", "email", "phone", "resume", "resume_text", "cover_letter",
        "cover_letter_text", "location", "latitude", "longitude",
    }
)  # fmt: skip
_KINDS: dict[str, QuestionKind] = {
    "input_text": "text",
    "textarea": "textarea",
    "multi_value_single_select": "select",
    "multi_value_multi_select": "multi_select",
}
_YES_NO = {"yes", "no"}


def read_questions(raw: object) -> tuple[Question, ...]:
    """The company's own questions of the kinds a posting can ask; the rest stays in the source."""
    found: dict[str, Question] = {}
    for entry in raw if isinstance(raw, list) else []:
        if isinstance(entry, dict):
            found |= {question.id: question for question in _questions(entry)}
    return tuple(found.values())[:MAX_QUESTIONS]


def _questions(entry: dict[str, Any]) -> Iterator[Question]:
    label, fields = text(entry.get("label")), entry.get("fields")
    for field in fields if isinstance(fields, list) else []:
        name = text(field.get("name")) if isinstance(field, dict) else None
        kind = _KINDS.get(str(field.get("type"))) if name else None
        if name and kind and label and name not in _ASKED_ANYWAY and len(name) <= MAX_ID:
            yield _question(
                name, label[:MAX_LABEL], kind, field.get("values"), required=entry.get("required") is True
            )


def _question(name: str, label: str, kind: QuestionKind, values: object, *, required: bool) -> Question:
    labels = (text(value) for value in values) if isinstance(values, list) else ()
    options = tuple(dict.fromkeys(option[:MAX_OPTION] for option in labels if option))[:MAX_OPTIONS]
    if kind not in {"select", "multi_select"}:
        options = ()
    elif not options:
        # A choice without options can only be answered in words.
        kind = "text"
    elif kind == "select" and {option.lower() for option in options} == _YES_NO:
        kind, options = "yes_no", ()
    return Question(id=name, label=label, kind=kind, options=options, required=required)
