"""A company's page, logo, members and invitations, for its admins; for others of the company to read."""

from typing import Any
from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies, Company, CompanyChanges
from talentsphere.web.hiring import words
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_


@get("/hiring/{company_id:uuid}/settings", include_in_schema=False)
async def settings(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    return await show_settings(request, actor, pages, companies, company_id)


@post("/hiring/{company_id:uuid}/settings", include_in_schema=False)
async def save(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    """Name, website, description."""
    form = await Form.of(request)
    changes = CompanyChanges(
        name=form.get("name"), website=form.get("website") or None, description=form.get("description")
    )
    try:
        await companies.change(actor, company_id=company_id, changes=changes)
    except Invalid as error:
        form.failed(error)
        return await show_settings(
            request, actor, pages, companies, company_id, form=form, status=error.status
        )
    return pages.go(f"/hiring/{company_id}/settings", say=pages.text(request, N_("Saved.")))


@post("/hiring/{company_id:uuid}/settings/logo", include_in_schema=False)
async def save_logo(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    form = await Form.of(request)
    upload = form.files.get("logo")
    try:
        if upload is None:
            raise Invalid.field("logo", pages.text(request, N_("Choose a picture first.")))
        await companies.set_logo(
            actor, company_id=company_id, data=await upload.read(), file_name=upload.filename
        )
    except Invalid as error:
        form.errors = {"logo": error.fields[0].message if error.fields else error.detail}
        return await show_settings(
            request, actor, pages, companies, company_id, form=form, status=error.status
        )
    return pages.go(
        f"/hiring/{company_id}/settings", say=pages.text(request, N_("The new logo is in place."))
    )


async def show_settings(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    companies: Companies,
    company_id: UUID,
    *,
    form: Form | None = None,
    status: int = 200,
) -> Answer:
    """The page, with what was sent and what was wrong with it when `form` is given."""
    members = await companies.members(actor, company_id=company_id)
    manages = actor.is_operator or any(m.user_id == actor.user_id and m.role == "admin" for m in members)
    company = await companies.get(company_id=company_id)
    context: dict[str, Any] = {
        "company": company,
        "members": members,
        "manages": manages,
        "me": str(actor.user_id),
        "admins": sum(member.role == "admin" for member in members),
        "invitations": await companies.invitations(actor, company_id=company_id) if manages else (),
        "role_names": words.ROLE_NAMES,
        "roles": words.options(words.MEMBER_ROLES),
        "stored": _stored(company),
    }
    title = pages.text(request, N_("Settings of {company}"), company=company.name)
    return pages.show(
        request, actor, "hiring/settings.html", title=title, status=status, form=form or Form(), **context
    )


def _stored(company: Company) -> dict[str, str]:
    """What the fields show where nothing was sent."""
    return {"name": company.name, "website": company.website or "", "description": company.description}


ROUTES = (settings, save, save_logo)
