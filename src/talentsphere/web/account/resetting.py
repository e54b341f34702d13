"""A new password by mail, for who has forgotten theirs."""

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth, BadLink
from talentsphere.web.account.forms import again, secret
from talentsphere.web.account.signing_up import SECRET, mail_facts
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Set a new password")


@get("/reset-request")
async def show_request(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    """Asks for the address; somebody signed in needs not type theirs."""
    form = Form.showing(email=request.query_params.get("email") or actor.email)
    return pages.show(
        request, actor, "account/reset_request.html", title=TITLE, form=form, header_search=False
    )


@post("/reset-request")
async def request_reset(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Mails the link; the answer is the same for addresses nobody has."""
    form = await Form.of(request)
    email = form.get("email")
    try:
        await auth.request_reset(email=email)
    except AppError as error:
        return again(
            pages, request, actor, "account/reset_request.html", title=TITLE, form=form, error=error,
            header_search=False,
        )  # fmt: skip
    said = pages.text(request, N_("If {email} has an account, we wrote to it."), email=email)
    return pages.go("/reset-request/sent", say=said)


@get("/reset-request/sent")
async def show_sent(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], site: Injected[SiteFacts]
) -> Answer:
    """What to do now."""
    return pages.show(
        request, actor, "account/check_mail.html", title=N_("Check your mail"), header_search=False, noindex=True,
        purpose="reset", **mail_facts(request, actor, site),
    )  # fmt: skip


@get("/reset")
async def show_reset(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], token: str = ""
) -> Answer:
    """Asks for the new password. The link is used up only when it is sent."""
    return pages.show(
        request, actor, "account/reset.html", title=TITLE, headers=SECRET, form=Form(), token=token,
        header_search=False, noindex=True,
    )  # fmt: skip


@post("/reset")
async def reset(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Sets it; every session ends, also this browser's."""
    form = await Form.of(request)
    try:
        await auth.reset(token=form.get("token"), password=secret(form, "password"))
    except BadLink as error:
        return again(
            pages, request, actor, "account/bad_link.html", title=BadLink.title, form=form, error=error,
            header_search=False, noindex=True, purpose="reset",
        )  # fmt: skip
    except AppError as error:
        return again(
            pages, request, actor, "account/reset.html", title=TITLE, form=form, error=error, token=form.get("token"),
            header_search=False, noindex=True,
        )  # fmt: skip
    said = pages.text(request, N_("Your new password is set. Sign in with it."))
    return pages.go("/sign-in", say=said, end_session=True)


ROUTES = (show_request, request_reset, show_sent, show_reset, reset)
