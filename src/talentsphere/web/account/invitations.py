"""Accepting an invitation to a company."""

from urllib.parse import quote

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies
from talentsphere.web.account.forms import again
from talentsphere.web.account.landing import with_next
from talentsphere.web.account.signing_up import SECRET
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Your invitation")


@get("/invitations/{token:str}")
async def show_invitation(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], token: str
) -> Answer:
    """Asks to sign in with the invited address first; then one button accepts."""
    here = _address(token)
    return pages.show(
        request, actor, "account/invitation.html", title=TITLE, headers=SECRET, form=Form(), noindex=True,
        header_search=False, here=here, email=actor.email, sign_in=with_next("/sign-in", here),
        sign_up=with_next("/sign-up", here),
    )  # fmt: skip


@post("/invitations/{token:str}")
async def accept(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    token: str,
) -> Answer:
    """Makes the person a member."""
    here = _address(token)
    actor.person()
    try:
        company = await companies.accept(actor, token=token)
    except AppError as error:
        return again(
            pages, request, actor, "account/invitation.html", title=TITLE, form=Form(), error=error, noindex=True,
            header_search=False, here=here, email=actor.email, sign_in=with_next("/sign-in", here),
            sign_up=with_next("/sign-up", here),
        )  # fmt: skip
    said = pages.text(request, N_("You are now a member of {company}."), company=company.name)
    return pages.go(f"/hiring/{company.id}", say=said)


def _address(token: str) -> str:
    return f"/invitations/{quote(token, safe='')}"


ROUTES = (show_invitation, accept)
