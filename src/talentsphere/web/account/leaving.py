"""Deleting the account."""

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth
from talentsphere.web.account.forms import again, at_field, secret
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Delete your account")


@get("/account/delete")
async def show_delete(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    """What it means, before anything is done."""
    actor.person()
    return pages.show(request, actor, "account/delete.html", title=TITLE, form=Form(), email=actor.email)


@post("/account/delete")
async def delete(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    actor.person()
    form = await Form.of(request)
    try:
        await auth.delete_account(actor, password=secret(form, "password"))
    except AppError as error:
        return again(
            pages, request, actor, "account/delete.html", title=TITLE, form=form, error=at_field(error, "password"),
            email=actor.email,
        )  # fmt: skip
    return pages.go("/", say=pages.text(request, N_("Your account is deleted.")), end_session=True)


ROUTES = (show_delete, delete)
