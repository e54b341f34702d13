"""What the questions of a posting must be like, so that each can be shown and its answer kept."""

from collections.abc import Iterator

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.jobs.contract import Question

MAX_QUESTIONS = 50
MAX_ID = 100
MAX_LABEL = 1000
MAX_OPTIONS = 500
MAX_OPTION = 500

CHOICES = frozenset({"select", "multi_select"})


def question_problems(questions: tuple[Question, ...]) -> Iterator[FieldProblem]:
    """What is wrong with `questions`, under `questions` or `questions.<position>.<field>`."""
    if len(questions) > MAX_QUESTIONS:
        yield FieldProblem("questions", f"Ask at most {MAX_QUESTIONS} questions.")
    seen: set[str] = set()
    for at, question in enumerate(questions):
        if not 1 <= len(question.id) <= MAX_ID or not question.id.isprintable():
            yield FieldProblem(f"questions.{at}.id", f"Give the question an id of 1 to {MAX_ID} characters.")
        if question.id in seen:
            yield FieldProblem(f"questions.{at}.id", "Another question has this id; give each its own.")
        seen.add(question.id)
        if not 1 <= len(question.label.strip()) <= MAX_LABEL or "\x00" in question.label:
            yield FieldProblem(f"questions.{at}.label", f"Ask in 1 to {MAX_LABEL} characters.")
        if problem := _options_problem(question):
            yield FieldProblem(f"questions.{at}.options", problem)


def _options_problem(question: Question) -> str | None:
    options = question.options
    if question.kind not in CHOICES:
        return "Only a choice has options; remove them or change the kind." if options else None
    if not 1 <= len(options) <= MAX_OPTIONS:
        return f"Give the choice 1 to {MAX_OPTIONS} options."
    if len(set(options)) < len(options):
        return "Two options are the same; remove one."
    if not all(1 <= len(option.strip()) <= MAX_OPTION and "\x00" not in option for option in options):
        return f"Write each option in 1 to {MAX_OPTION} characters."
    return None
