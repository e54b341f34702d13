"""Signing up: the form, the wait for the mail, and the link in it."""

from typing import Any

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth, BadLink, Me
from talentsphere.web.account import landing
from talentsphere.web.account.forms import again, secret, sign_up_role
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.forms import Form
from talentsphere.web.mailbox.access import may_read
from talentsphere.web.shell.texts import N_

TITLE = N_("Create account")
VERIFY = N_("Confirm your e-mail address")
# A page whose address holds a secret is kept by no cache.
SECRET = {"Cache-Control": "no-store"}


@get("/sign-up")
async def show_sign_up(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    site: Injected[SiteFacts],
    role: str = "",
) -> Answer:
    """The form; `role` and `next` come with links from other pages."""
    following = landing.wanted(request.query_params.get("next", ""))
    if actor.user_id is not None:
        return pages.go(following or landing.after_sign_in(actor.roles))
    chosen = "recruiter" if following.startswith(("/invitations/", "/hiring")) else "candidate"
    form = Form.showing(role=role or chosen, next=following)
    return pages.show(
        request, actor, "account/sign_up.html", title=TITLE, form=form, header_search=False,
        **mail_facts(request, actor, site), sign_in=landing.with_next("/sign-in", following),
    )  # fmt: skip


@post("/sign-up")
async def sign_up(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    site: Injected[SiteFacts],
    auth: Injected[Auth],
) -> Answer:
    """Takes the sign-up; what follows is the same whether the address was known or not."""
    form = await Form.of(request)
    following = landing.wanted(form.get("next"))
    email = form.get("email")
    try:
        role = sign_up_role(form)
        await auth.register(email=email, password=secret(form, "password"), name=form.get("name"), role=role)
    except AppError as error:
        return again(
            pages, request, actor, "account/sign_up.html", title=TITLE, form=form, error=error, header_search=False,
            **mail_facts(request, actor, site), sign_in=landing.with_next("/sign-in", following),
        )  # fmt: skip
    said = pages.text(request, N_("We wrote to {email}."), email=email)
    return landing.remember(pages.go("/sign-up/sent", say=said), following, site)


@get("/sign-up/sent")
async def show_sent(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], site: Injected[SiteFacts]
) -> Answer:
    """What to do now."""
    return pages.show(
        request, actor, "account/check_mail.html", title=N_("Check your mail"), header_search=False, noindex=True,
        purpose="sign_up", **mail_facts(request, actor, site),
    )  # fmt: skip


@get("/verify")
async def show_verify(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], token: str = ""
) -> Answer:
    """One button: programs that open links in mails before people do must not use them up."""
    return pages.show(
        request, actor, "account/verify.html", title=VERIFY, headers=SECRET, header_search=False, noindex=True,
        form=Form(), token=token,
    )  # fmt: skip


@post("/verify")
async def verify(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Uses the link and signs its owner in."""
    form = await Form.of(request)
    try:
        me = await auth.verify(token=form.get("token"))
    except BadLink as error:
        return again(
            pages, request, actor, "account/bad_link.html", title=BadLink.title, form=form, error=error,
            header_search=False, noindex=True, purpose="verify",
        )  # fmt: skip
    except AppError as error:
        return again(
            pages, request, actor, "account/verify.html", title=VERIFY, form=form, error=error,
            header_search=False, noindex=True, token=form.get("token"),
        )  # fmt: skip
    return await _welcome(request, actor, pages, auth, me)


async def _welcome(request: AnyRequest, actor: Actor, pages: Pages, auth: Auth, me: Me) -> Answer:
    if actor.user_id == me.id:
        said = pages.text(request, N_("From now on your account uses {email}."), email=me.email)
        return pages.go("/account", say=said)
    session = await auth.sign_in_verified(user_id=me.id, user_agent=landing.agent_of(request))
    said = pages.text(request, N_("Your address is confirmed. Welcome, {name}."), name=me.name)
    following = landing.kept(request) or landing.first_step(me.roles)
    return landing.forget(pages.go(following, say=said, session=session))


def mail_facts(request: AnyRequest, actor: Actor, site: SiteFacts) -> dict[str, Any]:
    """Whether mail stays on this machine, and whether this reader may look at it there."""
    return {"local_mailbox": site.local_mailbox, "may_read_mail": may_read(request, actor, site)}


ROUTES = (show_sign_up, sign_up, show_sent, show_verify, verify)
