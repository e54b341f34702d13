"""Writing a posting: a new one, or one that is there. Buttons for rows and the preview keep nothing."""

from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Conflict, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies, Company
from talentsphere.services.jobs.contract import Job, Jobs
from talentsphere.web.hiring.editor_page import show_editor
from talentsphere.web.hiring.job_form import JobForm
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

_SAVED = {
    "draft": N_("The draft is saved. Nobody outside your company sees it."),
    "published": N_("Saved. The public page shows it now."),
    "closed": N_("Saved. The job stays closed."),
}


@get("/hiring/{company_id:uuid}/jobs/new", include_in_schema=False)
async def new_job(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    company = await _company(actor, companies, company_id)
    return show_editor(request, actor, pages, company, JobForm.empty())


@post("/hiring/{company_id:uuid}/jobs/new", include_in_schema=False)
async def create(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    company_id: UUID,
) -> Answer:
    """Keeps a draft, and publishes it when that was asked for."""
    company = await _company(actor, companies, company_id)
    sent = JobForm(await Form.of(request))
    if sent.rearrange() or sent.step == "preview":
        return show_editor(request, actor, pages, company, sent)
    try:
        job = await jobs.create(actor, draft=sent.draft(company_id))
    except (Invalid, Conflict) as error:
        return show_editor(request, actor, pages, company, sent.failed(error), status=error.status)
    return await _kept(request, actor, pages, company, jobs, job, sent)


@get("/hiring/jobs/{job_id:uuid}", include_in_schema=False)
async def edit_job(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    job_id: UUID,
) -> Answer:
    job = await jobs.get(actor, job_id=job_id)
    company = await _company(actor, companies, job.company_id)
    return show_editor(request, actor, pages, company, JobForm.of(job), job=job)


@post("/hiring/jobs/{job_id:uuid}", include_in_schema=False)
async def change(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    job_id: UUID,
) -> Answer:
    """Keeps the changes, and publishes a draft or a closed job when that was asked for."""
    job = await jobs.get(actor, job_id=job_id)
    company = await _company(actor, companies, job.company_id)
    sent = JobForm(await Form.of(request))
    if sent.rearrange() or sent.step == "preview":
        return show_editor(request, actor, pages, company, sent, job=job)
    try:
        job = await jobs.change(actor, job_id=job_id, changes=sent.changes())
    except (Invalid, Conflict) as error:
        return show_editor(request, actor, pages, company, sent.failed(error), job=job, status=error.status)
    return await _kept(request, actor, pages, company, jobs, job, sent)


async def _kept(
    request: AnyRequest, actor: Actor, pages: Pages, company: Company, jobs: Jobs, job: Job, sent: JobForm
) -> Answer:
    """After saving: on with it, or back to what an open posting still needs."""
    if sent.step == "publish" and job.status != "published":
        try:
            await jobs.publish(actor, job_id=job.id)
        except Invalid as error:
            return _unpublished(request, actor, pages, company, job, sent, error)
        return pages.go(
            f"/hiring/jobs/{job.id}/board",
            say=pages.text(request, N_("{job} is public. Applicants will appear here."), job=job.title),
        )
    return pages.go(f"/hiring/jobs/{job.id}", say=pages.text(request, _SAVED[job.status]))


def _unpublished(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    company: Company,
    job: Job,
    sent: JobForm,
    error: AppError,
) -> Answer:
    sent.failed(error)
    note = pages.text(request, N_("What you wrote is saved. Before it can be public, something is missing."))
    return show_editor(request, actor, pages, company, sent, job=job, note=note, status=error.status)


async def _company(actor: Actor, companies: Companies, company_id: UUID) -> Company:
    await companies.require(actor, company_id=company_id, permission="recruit")
    return await companies.get(company_id=company_id)


ROUTES = (new_job, create, edit_job, change)
