"""Where hiring begins: the companies of a recruiter, a new company, an invitation that came by mail."""

import re

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Forbidden, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies, NewCompany
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

_TITLE = N_("Hiring")
_NEW_TITLE = N_("Add your company")
# The last part of a mailed link, or that part alone.
_TOKEN = re.compile(r"(?:\S*/invitations/)?([A-Za-z0-9_-]{16,128})/?")


@get("/hiring", include_in_schema=False)
async def hiring(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    site: Injected[SiteFacts],
) -> Answer:
    """Straight to the one company somebody hires for; a choice where there are several, the way in where none."""
    mine = await companies.mine(actor)
    if len(mine) == 1:
        return pages.go(f"/hiring/{mine[0].id}")
    return pages.show(
        request, actor, "hiring/start.html", title=_TITLE, form=Form(),
        companies=mine, may_add=_may_add(actor), local_mailbox=site.local_mailbox,
    )  # fmt: skip


@post("/hiring/invitation", include_in_schema=False)
async def open_invitation(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    site: Injected[SiteFacts],
) -> Answer:
    """Opens an invitation by the link that was pasted."""
    form = await Form.of(request)
    found = _TOKEN.fullmatch(form.get("invitation"))
    if found:
        return pages.go(f"/invitations/{found[1]}")
    mine = await companies.mine(actor)
    error = Invalid.field(
        "invitation", pages.text(request, N_("Paste the whole link from the mail; it holds /invitations/."))
    )
    return pages.show(
        request, actor, "hiring/start.html", title=_TITLE, status=error.status, form=form.failed(error),
        companies=mine, may_add=_may_add(actor), local_mailbox=site.local_mailbox,
    )  # fmt: skip


@get("/hiring/companies/new", include_in_schema=False)
async def new_company(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    actor.person()
    return pages.show(
        request, actor, "hiring/new_company.html", title=_NEW_TITLE, form=Form(), may_add=_may_add(actor)
    )


@post("/hiring/companies/new", include_in_schema=False)
async def add_company(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], companies: Injected[Companies]
) -> Answer:
    """Makes the company, with its founder as the first admin."""
    form = await Form.of(request)
    wanted = NewCompany(
        name=form.get("name"), website=form.get("website") or None, description=form.get("description")
    )
    try:
        company = await companies.create(actor, company=wanted)
    except (Invalid, Forbidden) as error:
        return _again(request, actor, pages, form, error)
    say = pages.text(request, N_("{company} is here. Now write its first job."), company=company.name)
    return pages.go(f"/hiring/{company.id}", say=say)


def _again(request: AnyRequest, actor: Actor, pages: Pages, form: Form, error: AppError) -> Answer:
    return pages.show(
        request, actor, "hiring/new_company.html", title=_NEW_TITLE, status=error.status,
        form=form.failed(error), may_add=_may_add(actor),
    )  # fmt: skip


def _may_add(actor: Actor) -> bool:
    return "recruiter" in actor.roles or actor.is_operator


ROUTES = (hiring, open_invitation, new_company, add_company)
