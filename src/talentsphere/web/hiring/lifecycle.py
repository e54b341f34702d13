"""Publishing, closing and deleting a posting with one button."""

from uuid import UUID

from litestar import post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies
from talentsphere.services.jobs.contract import Jobs
from talentsphere.web.hiring.editor_page import show_editor
from talentsphere.web.hiring.job_form import JobForm
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.texts import N_


@post("/hiring/jobs/{job_id:uuid}/publish", include_in_schema=False)
async def publish(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    job_id: UUID,
) -> Answer:
    """A draft or a closed job becomes public; what is missing leads to the editor."""
    try:
        job = await jobs.publish(actor, job_id=job_id)
    except Invalid as error:
        job = await jobs.get(actor, job_id=job_id)
        company = await companies.get(company_id=job.company_id)
        note = pages.text(request, N_("Before this job can be public, something is missing."))
        return show_editor(
            request, actor, pages, company, JobForm.of(job).failed(error), job=job, note=note, status=error.status
        )  # fmt: skip
    say = pages.text(request, N_("{job} is public."), job=job.title)
    return pages.go(f"/hiring/{job.company_id}", say=say)


@post("/hiring/jobs/{job_id:uuid}/close", include_in_schema=False)
async def close(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], jobs: Injected[Jobs], job_id: UUID
) -> Answer:
    """No further applications; those that came stay on the board."""
    try:
        job = await jobs.close(actor, job_id=job_id)
    except Conflict as error:
        return pages.go(f"/hiring/jobs/{job_id}", say=error.detail, tone="bad")
    say = pages.text(
        request, N_("{job} is closed: no further applications. Those you have stay on its board."), job=job.title
    )  # fmt: skip
    return pages.go(f"/hiring/{job.company_id}", say=say, undo=f"/hiring/jobs/{job_id}/publish")


@post("/hiring/jobs/{job_id:uuid}/delete", include_in_schema=False)
async def delete(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], jobs: Injected[Jobs], job_id: UUID
) -> Answer:
    """A draft is gone for good."""
    job = await jobs.get(actor, job_id=job_id)
    try:
        await jobs.delete_draft(actor, job_id=job_id)
    except Conflict as error:
        return pages.go(f"/hiring/jobs/{job_id}", say=error.detail, tone="bad")
    return pages.go(f"/hiring/{job.company_id}", say=pages.text(request, N_("The draft is deleted.")))


ROUTES = (publish, close, delete)
