"""What may be sent, for which job."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.errors import FieldProblem, Invalid
from talentsphere.services.applications.contract import Answers, ApplicationStatus, NewApplication
from talentsphere.services.applications.rules.answers import check_answers, clean
from talentsphere.services.cvs.contract import JsonResume
from talentsphere.services.jobs.contract import Job, JobNotOpen, Question

MAX_COVER_LETTER = 20_000
MAX_HEADLINE = 200

# Decided, so that nothing is left to withdraw from.
DECIDED: frozenset[ApplicationStatus] = frozenset({"hired", "rejected"})
CLOSED: frozenset[ApplicationStatus] = DECIDED | {"withdrawn"}
DELETED_PERSON = "Deleted person"


class Sendable(msgspec.Struct, frozen=True, kw_only=True):
    """An application that breaks no rule, as it is stored."""

    cv_id: UUID
    answers: Answers
    cover_letter: str


def check_open(job: Job, *, today: date) -> None:
    """Raises JobNotOpen unless the job takes applications today; its last day counts."""
    if job.status != "published":
        raise JobNotOpen
    if job.valid_through is not None and job.valid_through < today:
        raise JobNotOpen(f"The last day to apply for this job was {job.valid_through.isoformat()}.")


def checked(application: NewApplication, questions: tuple[Question, ...]) -> Sendable:
    """The application as it is stored. Raises Invalid naming every field that needs changing."""
    answers, problems = check_answers(questions, application.answers)
    problems = (*problems, *_other_problems(application))
    if problems or application.cv_id is None:
        raise Invalid(fields=problems)
    return Sendable(cv_id=application.cv_id, answers=answers, cover_letter=clean(application.cover_letter))


def _other_problems(application: NewApplication) -> tuple[FieldProblem, ...]:
    problems = []
    if application.cv_id is None:
        problems.append(FieldProblem("cv_id", "Choose or upload a CV."))
    if len(clean(application.cover_letter)) > MAX_COVER_LETTER:
        problems.append(FieldProblem("cover_letter", f"Use at most {MAX_COVER_LETTER:,} characters."))
    return tuple(problems)


def headline(profile_headline: str, resume: JsonResume) -> str:
    """What the applicant is, in a line: their own words, else their CV's label, else their latest post."""
    basics, work = resume.get("basics"), resume.get("work")
    latest = work[0] if isinstance(work, list) and work else None
    for found in (profile_headline, _text(basics, "label"), _text(latest, "position")):
        if line := " ".join(clean(found).split()):
            return line[:MAX_HEADLINE]
    return ""


def _text(part: Any, key: str) -> str:
    value = part.get(key) if isinstance(part, dict) else None
    return value if isinstance(value, str) else ""
