"""Applying for a job: one page that keeps what was typed."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Response, get, post

from talentsphere.kernel import clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.applications.contract import AlreadyApplied, Applications
from talentsphere.services.cvs.contract import Cv, Cvs
from talentsphere.services.jobs.contract import Job, JobNotOpen, Jobs
from talentsphere.web.account.landing import with_next
from talentsphere.web.applications import forms
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

GONE = 410


@get("/jobs/{slug:str}/apply")
async def show(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    cvs: Injected[Cvs],
    applications: Injected[Applications],
    slug: str,
) -> Answer:
    """The form with the draft in it, or why there is nothing to fill in."""
    job = await jobs.by_slug(actor, slug=slug)
    if not is_open(job, today=clock.now().date()):
        return _closed(request, actor, pages, job)
    if actor.user_id is None:
        return _page(
            request, actor, pages, "applications/sign_in.html", job,
            sign_in=with_next("/sign-in", _address(job)), sign_up=with_next("/sign-up", _address(job)),
        )  # fmt: skip
    if sent := await applications.for_job(actor, job_id=job.id):
        return _page(request, actor, pages, "applications/already.html", job, application=sent)
    draft = await applications.draft(actor, job_id=job.id)
    form = forms.of_draft(draft, job)
    return _form(
        request, actor, pages, job, form, await cvs.mine(actor), saved_at=draft.saved_at if draft else None
    )


@post("/jobs/{slug:str}/apply")
async def send(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    cvs: Injected[Cvs],
    applications: Injected[Applications],
    slug: str,
) -> Answer:
    """Stores a new CV first, so that it stays chosen when something else has to be corrected; then sends."""
    actor.person()
    job = await jobs.by_slug(actor, slug=slug)
    form = await Form.of(request)
    cv_id = forms.chosen_cv(form)
    if form.get("keep"):
        await applications.save_draft(actor, draft=forms.draft_of(form, job, cv_id))
        return pages.go(_address(job), say=pages.text(request, N_("Your draft is saved.")))
    # Before a file is stored that nothing would be done with.
    if not is_open(job, today=clock.now().date()):
        return _closed(request, actor, pages, job)
    if await applications.for_job(actor, job_id=job.id):
        return pages.go(_address(job))
    if upload := form.files.get("cv_file"):
        try:
            cv_id = (await cvs.upload(actor, data=await upload.read(), name=upload.filename)).id
        except AppError as error:
            failed = forms.with_upload_problem(form, error)
            return _form(request, actor, pages, job, failed, await cvs.mine(actor), status=error.status)
    try:
        sent = await applications.submit(actor, application=forms.application_of(form, job, cv_id))
    except JobNotOpen:
        return _closed(request, actor, pages, job)
    except AlreadyApplied:
        return pages.go(_address(job))
    except AppError as error:
        # The answer shows all that was typed; the draft is for who comes back to it later.
        with suppress(AppError):
            await applications.save_draft(actor, draft=forms.draft_of(form, job, cv_id))
        return _form(
            request, actor, pages, job, form.failed(error), await cvs.mine(actor), chosen=cv_id, status=error.status
        )  # fmt: skip
    said = pages.text(request, N_("Sent to {company}."), company=sent.company_name)
    return pages.go(f"/applications/{sent.id}", say=said)


@post("/jobs/{slug:str}/apply/draft")
async def save_draft(
    request: AnyRequest,
    actor: Injected[Actor],
    jobs: Injected[Jobs],
    applications: Injected[Applications],
    slug: str,
) -> Response[None]:
    """Keeps what was typed so far; called by the page while somebody types."""
    actor.person()
    job = await jobs.by_slug(actor, slug=slug)
    form = await Form.of(request)
    await applications.save_draft(actor, draft=forms.draft_of(form, job, forms.chosen_cv(form)))
    return Response(None, status_code=204)


def is_open(job: Job, *, today: date) -> bool:
    """Whether the job takes applications; its last day counts."""
    return job.status == "published" and (job.valid_through is None or job.valid_through >= today)


def _address(job: Job) -> str:
    return f"/jobs/{quote(job.slug)}/apply"


def _form(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    job: Job,
    form: Form,
    stored: list[Cv],
    *,
    chosen: UUID | None = None,
    status: int = 200,
    saved_at: datetime | None = None,
) -> Answer:
    questions = forms.asked(job.questions, form)
    known = {cv.id for cv in stored}
    picked = next((found for found in (chosen, forms.chosen_cv(form)) if found in known), None)
    return _page(
        request, actor, pages, "applications/apply.html", job, form=form, status=status, questions=questions,
        problems=forms.summary(form, questions, has_cvs=bool(stored)),
        cvs=[[str(cv.id), cv.title, _line(pages, request, cv)] for cv in stored],
        chosen=str(picked or (stored[0].id if stored else "")),
        saved_at=saved_at,
    )  # fmt: skip


def _line(pages: Pages, request: AnyRequest, cv: Cv) -> str:
    return cv.file_name or pages.text(request, N_("Written here, without a file"))


def _closed(request: AnyRequest, actor: Actor, pages: Pages, job: Job) -> Answer:
    return _page(request, actor, pages, "applications/closed.html", job, status=GONE)


def _page(request: AnyRequest, actor: Actor, pages: Pages, template: str, job: Job, **context: Any) -> Answer:
    title = pages.text(request, N_("Apply: {title}"), title=job.title)
    return pages.show(
        request, actor, template, title=title, noindex=True, job=job, here=_address(job), **context
    )


ROUTES = (show, send, save_draft)
