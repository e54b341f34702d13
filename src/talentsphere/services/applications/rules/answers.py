"""Answers to a job's questions: each by its kind, and problems named `answers.<question's id>`."""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.applications.contract import Answers
from talentsphere.services.jobs.contract import Question

MAX_TEXT = 1_000
MAX_TEXTAREA = 20_000
MAX_NUMBER = 1e15

# PostgreSQL stores no NUL, and no page shows the others; tabs and line breaks stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class BadAnswer(ValueError):
    """What is wrong with one answer, as its author should read it."""


def clean(text: str) -> str:
    """Text as it is stored: without control characters and outer space, with plain line feeds."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def check_answers(
    questions: tuple[Question, ...], answers: Answers
) -> tuple[Answers, tuple[FieldProblem, ...]]:
    """The answers as they are stored, by question in the job's order, and what is wrong with them."""
    known = {question.id: question for question in questions}
    kept: Answers = {}
    problems = [
        FieldProblem(f"answers.{key}", "This question is no longer asked. Reload the page.")
        for key, value in answers.items()
        if key not in known and not _is_empty(value)
    ]
    for question in questions:
        value = answers.get(question.id)
        if _is_empty(value):
            if question.required:
                problems.append(FieldProblem(f"answers.{question.id}", "Answer this question."))
            continue
        try:
            kept[question.id] = _answer(question, value)
        except BadAnswer as bad:
            problems.append(FieldProblem(f"answers.{question.id}", str(bad)))
    return kept, tuple(problems)


def shape_problems(answers: Answers) -> Iterator[FieldProblem]:
    """Answers that are no form's: anything but text, a number, a boolean or a flat list of them."""
    for key, value in answers.items():
        values = value if isinstance(value, list) else [value]
        if not all(item is None or isinstance(item, str | int | float) for item in values):
            yield FieldProblem(f"answers.{key}", "Send text, a number, true or false, or a list of options.")


def _is_empty(value: Any) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not clean(value))


def _answer(question: Question, value: Any) -> Any:
    match question.kind:
        case "text":
            return _text(value, MAX_TEXT)
        case "textarea":
            return _text(value, MAX_TEXTAREA)
        case "yes_no":
            if not isinstance(value, bool):
                raise BadAnswer("Answer yes or no.")
            return value
        case "number":
            return _number(value)
        case "select":
            if not isinstance(value, str) or value not in question.options:
                raise BadAnswer("Choose one of the options.")
            return value
        case "multi_select":
            return _choices(value, question.options)


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, str):
        raise BadAnswer("Answer with text.")
    text = clean(value)
    if len(text) > limit:
        raise BadAnswer(f"Use at most {limit:,} characters; this has {len(text):,}.")
    return text


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadAnswer("Answer with a number, such as 3 or 2.5.")
    if not isfinite(value) or abs(value) > MAX_NUMBER:
        raise BadAnswer("This number is too large.")
    return value


def _choices(value: Any, options: tuple[str, ...]) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item in options for item in value):
        raise BadAnswer("Choose from the options.")
    # In the order the job lists them, each once.
    return [option for option in options if option in value]
