"""Who belongs to a company: roles, leaving, invitations."""

from uuid import UUID

from litestar import post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Conflict, Invalid, NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies, MemberRole
from talentsphere.web.hiring.settings import show_settings
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_


@post("/hiring/{company_id:uuid}/members/{user_id:uuid}/role", include_in_schema=False)
async def set_role(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
    user_id: UUID,
) -> Answer:
    form = await Form.of(request)
    back = f"/hiring/{company_id}/settings"
    try:
        await companies.set_role(actor, company_id=company_id, user_id=user_id, role=_role(form))
    except (Conflict, NotFound) as error:
        return pages.go(back, say=error.detail, tone="bad")
    return pages.go(back, say=pages.text(request, N_("The role is changed.")))


@post("/hiring/{company_id:uuid}/members/{user_id:uuid}/remove", include_in_schema=False)
async def remove(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
    user_id: UUID,
) -> Answer:
    """Sends a member away, or lets oneself out."""
    leaving = user_id == actor.user_id
    try:
        await companies.remove_member(actor, company_id=company_id, user_id=user_id)
    except (Conflict, NotFound) as error:
        return pages.go(f"/hiring/{company_id}/settings", say=error.detail, tone="bad")
    if leaving:
        return pages.go("/hiring", say=pages.text(request, N_("You left the company.")))
    say = pages.text(request, N_("They are no longer a member. What they wrote stays."))
    return pages.go(f"/hiring/{company_id}/settings", say=say)


@post("/hiring/{company_id:uuid}/invitations", include_in_schema=False)
async def invite(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    """Mails a link that makes its receiver a member."""
    form = await Form.of(request)
    try:
        invitation = await companies.invite(
            actor, company_id=company_id, email=form.get("email"), role=_role(form)
        )
    except (Invalid, Conflict) as error:
        return await _again(request, actor, pages, companies, company_id, form, error)
    return pages.go(
        f"/hiring/{company_id}/settings#invitations",
        say=pages.text(request, N_("An invitation is on its way to {address}."), address=invitation.email),
    )


@post("/hiring/{company_id:uuid}/invitations/{invitation_id:uuid}/withdraw", include_in_schema=False)
async def withdraw(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
    invitation_id: UUID,
) -> Answer:
    await companies.withdraw_invitation(actor, invitation_id=invitation_id)
    say = pages.text(request, N_("The invitation is withdrawn; its link no longer works."))
    return pages.go(f"/hiring/{company_id}/settings#invitations", say=say)


async def _again(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    companies: Companies,
    company_id: UUID,
    form: Form,
    error: AppError,
) -> Answer:
    form.failed(error)
    return await show_settings(request, actor, pages, companies, company_id, form=form, status=error.status)


def _role(form: Form) -> MemberRole:
    return "admin" if form.get("role") == "admin" else "recruiter"


ROUTES = (set_role, remove, invite, withdraw)
