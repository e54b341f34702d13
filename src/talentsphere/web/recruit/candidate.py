"""One applicant on one page: the CV and answers at the left, what is done about them at the right."""

from typing import Any
from uuid import UUID

from litestar import get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.recruitment.contract import Candidate, Recruitment
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit import resume
from talentsphere.web.recruit.activity import lines_of_one
from talentsphere.web.recruit.words import REJECT_REASONS, TONES, YES_NO
from talentsphere.web.shell.texts import N_

_DECISIONS = frozenset({"hired", "rejected"})
_SUBJECT = N_("Your application for {job}")


@get("/recruit/candidates/{application_id:uuid}", include_in_schema=False)
async def candidate(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    return await show_candidate(request, actor, pages, jobs, recruitment, application_id)


async def show_candidate(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    jobs: Jobs,
    recruitment: Recruitment,
    application_id: UUID,
    *,
    form: Form | None = None,
    status: int = 200,
) -> Answer:
    """The page, with what was sent and what was wrong with it when `form` is given."""
    found = await recruitment.candidate(actor, application_id=application_id)
    job = await jobs.get(actor, job_id=found.card.job_id)
    return pages.show(
        request, actor, "recruit/candidate.html", title=found.card.candidate_name, status=status,
        form=form or Form(), subject=pages.text(request, _SUBJECT, job=job.title),
        job={"id": job.id, "title": job.title, "company_name": job.company_name},
        card=found.card, stage=found.stage, stages=_stages(found), proposed=_proposed(found), tones=TONES,
        dossier=found.dossier, answers=_answers(found, pages, request), cv=_cv(found),
        notes=found.notes, activity=lines_of_one(pages, request, found.activity),
        previous=found.previous_id, following=found.next_id, reasons=list(REJECT_REASONS.items()),
    )  # fmt: skip


def _stages(found: Candidate) -> list[tuple[str, str]]:
    """Where a card may be moved to; hiring and rejecting are decisions with forms of their own."""
    return [(str(s.id), s.name) for s in found.stages if s.kind not in _DECISIONS and s.id != found.stage.id]


def _proposed(found: Candidate) -> str:
    """The stage that follows in the pipeline, which is where most applicants go."""
    positions = {str(stage.id): stage.position for stage in found.stages}
    later = (value for value, _ in _stages(found) if positions[value] > found.stage.position)
    return next(later, "")


def _answers(found: Candidate, pages: Pages, request: AnyRequest) -> list[dict[str, str]]:
    """Every question with the answer in words, empty where none was given."""
    return [
        {
            "question": question.label,
            "answer": _in_words(found.dossier.answers.get(question.id), pages, request),
        }
        for question in found.dossier.questions
    ]


def _in_words(value: Any, pages: Pages, request: AnyRequest) -> str:
    match value:
        case None:
            return ""
        case bool():
            return pages.text(request, YES_NO[value])
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _cv(found: Candidate) -> dict[str, Any]:
    """How the CV is shown: its pages where a browser can, its text and its fields always."""
    cv = found.dossier.cv
    return {
        "title": cv.title,
        "link": found.cv_link,
        "file_name": cv.file_name,
        "is_pdf": found.cv_link is not None and cv.media_type == "application/pdf",
        "text": cv.text,
        "summary": resume.summary(cv.resume),
        "contacts": resume.contacts(cv.resume),
        "sections": resume.sections(cv.resume),
    }


ROUTES = (candidate,)
