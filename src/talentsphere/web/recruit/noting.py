"""What recruiters write about an applicant and to them: notes, tags, a rating, mail."""

from uuid import UUID

from litestar import post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Conflict, Invalid, TooMany
from talentsphere.kernel.http import Injected
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.recruitment.contract import Recruitment
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit.candidate import show_candidate
from talentsphere.web.shell.texts import N_


@post("/recruit/candidates/{application_id:uuid}/notes", include_in_schema=False)
async def note(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    """Only the company's members read it."""
    form = await Form.of(request)
    try:
        await recruitment.note(actor, application_id=application_id, text=form.get("note"))
    except Invalid as error:
        failed = _failed(form, error, text="note")
        return await show_candidate(
            request, actor, pages, jobs, recruitment, application_id, form=failed, status=error.status
        )
    return pages.go(_there(application_id, "notes"), say=pages.text(request, N_("The note is saved.")))


@post("/recruit/candidates/{application_id:uuid}/tags", include_in_schema=False)
async def tag(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    """Adds the tag of the form, or takes away the one whose button was pressed."""
    form = await Form.of(request)
    unwanted = form.get("remove")
    try:
        await recruitment.tag(
            actor, application_id=application_id, tag=unwanted or form.get("tag"), remove=bool(unwanted)
        )
    except Invalid as error:
        failed = _failed(form, error, tag="tag")
        return await show_candidate(
            request, actor, pages, jobs, recruitment, application_id, form=failed, status=error.status
        )
    return pages.go(_there(application_id, "marks"))


@post("/recruit/candidates/{application_id:uuid}/rating", include_in_schema=False)
async def rate(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    """1 to 5; nothing takes it back."""
    form = await Form.of(request)
    rating = form.get("rating")
    try:
        given = int(rating) if rating.isascii() and rating.isdigit() else None
        await recruitment.rate(actor, application_id=application_id, rating=given)
    except Invalid as error:
        return pages.go(_there(application_id, "marks"), say=error.detail, tone="bad")
    return pages.go(_there(application_id, "marks"))


@post("/recruit/candidates/{application_id:uuid}/reply", include_in_schema=False)
async def reply(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    """Mails the applicant; the answer comes to the recruiter's own address."""
    form = await Form.of(request)
    try:
        await recruitment.reply(
            actor, application_id=application_id, subject=form.get("subject"), text=form.get("letter")
        )
    except (Invalid, Conflict, TooMany) as error:
        failed = _failed(form, error, text="letter")
        return await show_candidate(
            request, actor, pages, jobs, recruitment, application_id, form=failed, status=error.status
        )
    say = pages.text(
        request, N_("The mail is on its way. An answer comes to {address}."), address=actor.email
    )
    return pages.go(_there(application_id), say=say)


def _failed(form: Form, error: AppError, **fields: str) -> Form:
    """The form with the errors at the names its fields have on the page, where several forms stand together."""
    form.failed(error)
    form.errors = {fields.get(name, name): message for name, message in form.errors.items()}
    return form


def _there(application_id: UUID, part: str = "") -> str:
    return f"/recruit/candidates/{application_id}" + (f"#{part}" if part else "")


ROUTES = (note, tag, rate, reply)
