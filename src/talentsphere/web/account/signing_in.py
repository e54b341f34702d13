"""Signing in and out."""

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth
from talentsphere.web.account import landing
from talentsphere.web.account.forms import again, secret
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Sign in")


@get("/sign-in")
async def show_sign_in(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    """The form; somebody signed in goes on at once."""
    following = landing.wanted(request.query_params.get("next", ""))
    if actor.user_id is not None:
        return pages.go(following or landing.after_sign_in(actor.roles))
    return pages.show(
        request, actor, "account/sign_in.html", title=TITLE, form=Form.showing(next=following), header_search=False,
        following=following, sign_up=landing.with_next("/sign-up", following),
    )  # fmt: skip


@post("/sign-in")
async def sign_in(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Starts a session and goes on to what was wanted."""
    form = await Form.of(request)
    following = landing.wanted(form.get("next"))
    try:
        session = await auth.sign_in(
            email=form.get("email"),
            password=secret(form, "password"),
            user_agent=landing.agent_of(request),
            client=landing.client_of(request),
        )
    except AppError as error:
        return again(
            pages, request, actor, "account/sign_in.html", title=TITLE, form=form, error=error, header_search=False,
            following=following, sign_up=landing.with_next("/sign-up", following),
        )  # fmt: skip
    if not following:
        person = await auth.authenticate(session=session, bearer=None)
        following = landing.after_sign_in(person.roles)
    return pages.go(following, session=session)


@post("/sign-out")
async def sign_out(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Ends the session; signing out twice is no error."""
    form = await Form.of(request)
    if actor.user_id is not None:
        await auth.logout(actor)
    return pages.go(
        landing.wanted(form.get("next")) or "/",
        say=pages.text(request, N_("You are signed out.")),
        end_session=True,
    )


ROUTES = (show_sign_in, sign_in, sign_out)
