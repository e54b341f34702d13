"""Telling the operators that something is wrong with a posting."""

from typing import cast, get_args

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Invalid, NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.jobs.contract import Jobs, ReportReason
from talentsphere.web.jobs.posting_view import lean
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

REASONS: dict[ReportReason, tuple[str, str]] = {
    "scam": (N_("It asks for money or looks like a fraud"), N_("Never pay for an application.")),
    "discrimination": (N_("It discriminates"), N_("It excludes people for who they are.")),
    "misleading": (N_("It is misleading"), N_("The pay, the place or the work is not what it says.")),
    "closed": (N_("The job is no longer open"), ""),
    "spam": (N_("It is advertising, or the same job again"), ""),
    "other": (N_("Something else"), N_("Say what it is below.")),
}


@get("/jobs/{slug:str}/report")
async def report_page(
    request: AnyRequest, actor: Injected[Actor], slug: str, jobs: Injected[Jobs], pages: Injected[Pages]
) -> Answer:
    """The form, or thanks once it was sent."""
    sent = "sent" in request.query_params
    return await _page(request, actor, slug, jobs, pages, form=Form(), sent=sent)


@post("/jobs/{slug:str}/report")
async def report(
    request: AnyRequest, actor: Injected[Actor], slug: str, jobs: Injected[Jobs], pages: Injected[Pages]
) -> Answer:
    """Hands the report to the operators, also one of a reader who is not signed in."""
    form = await Form.of(request)
    try:
        job = await jobs.by_slug(actor, slug=slug)
        await jobs.report(
            actor,
            job_id=job.id,
            reason=_reason(form),
            details=form.get("details"),
            client=request.headers.get("x-real-ip", ""),
        )
    except NotFound:
        raise
    except AppError as error:
        return await _page(request, actor, slug, jobs, pages, form=form.failed(error), status=error.status)
    return pages.go(f"/jobs/{slug}/report?sent=yes")


def _reason(form: Form) -> ReportReason:
    reason = form.get("reason")
    if reason not in get_args(ReportReason):
        raise Invalid.field("reason", "Choose what is wrong with this job.")
    return cast("ReportReason", reason)


async def _page(
    request: AnyRequest,
    actor: Actor,
    slug: str,
    jobs: Jobs,
    pages: Pages,
    *,
    form: Form,
    status: int = 200,
    sent: bool = False,
) -> Answer:
    job = await jobs.by_slug(actor, slug=slug)
    return pages.show(
        request,
        actor,
        "jobs/report.html",
        title=N_("Thank you") if sent else N_("Report this job"),
        status=status,
        noindex=True,
        form=form,
        job=lean(job),
        sent=sent,
        reasons=[
            [value, pages.text(request, words), pages.text(request, hint) if hint else ""]
            for value, (words, hint) in REASONS.items()
        ],
    )
