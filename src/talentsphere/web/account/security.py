"""Address, password and sessions: what signing in depends on."""

from typing import Any
from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth, Session, SessionNotFound
from talentsphere.web.account.devices import ON, UNKNOWN, browser_of, system_of
from talentsphere.web.account.forms import again, at_field, secret
from talentsphere.web.account.signing_up import mail_facts
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

EMAIL = N_("Your e-mail address")
PASSWORD = N_("Your password")


@get("/account/email")
async def show_email(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], site: Injected[SiteFacts]
) -> Answer:
    actor.person()
    return pages.show(
        request, actor, "account/email.html", title=EMAIL, form=Form(), current=actor.email,
        **mail_facts(request, actor, site),
    )  # fmt: skip


@post("/account/email")
async def change_email(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    site: Injected[SiteFacts],
    auth: Injected[Auth],
) -> Answer:
    """Mails a link to the new address; nothing changes before it is followed."""
    actor.person()
    form = await Form.of(request)
    email = form.get("email")
    try:
        await auth.change_email(actor, password=secret(form, "password"), email=email)
    except AppError as error:
        return again(
            pages, request, actor, "account/email.html", title=EMAIL, form=form, error=at_field(error, "password"),
            current=actor.email, **mail_facts(request, actor, site),
        )  # fmt: skip
    said = N_("We wrote to {email}. Your address changes when you follow the link in that mail.")
    return pages.go("/account", say=pages.text(request, said, email=email))


@get("/account/password")
async def show_password(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    actor.person()
    return pages.show(request, actor, "account/password.html", title=PASSWORD, form=Form(), email=actor.email)


@post("/account/password")
async def change_password(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    actor.person()
    form = await Form.of(request)
    try:
        await auth.change_password(actor, current=secret(form, "current"), new=secret(form, "new"))
    except AppError as error:
        return again(
            pages, request, actor, "account/password.html", title=PASSWORD, form=form,
            error=at_field(error, "current"), email=actor.email,
        )  # fmt: skip
    said = N_("Your new password is set. Everywhere else you are signed out.")
    return pages.go("/account", say=pages.text(request, said))


@get("/account/sessions")
async def show_sessions(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Where the person is signed in."""
    actor.person()
    sessions = [_shown(pages, request, session) for session in await auth.sessions(actor)]
    return pages.show(
        request, actor, "account/sessions.html", title=N_("Where you are signed in"), sessions=sessions
    )


@post("/account/sessions")
async def end_session(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], auth: Injected[Auth]
) -> Answer:
    """Ends one of them. Ending the present one is signing out."""
    actor.person()
    form = await Form.of(request)
    try:
        session_id = UUID(form.get("session"))
    except ValueError:
        raise SessionNotFound from None
    try:
        await auth.end_session(actor, session_id=session_id)
    except SessionNotFound as gone:
        return pages.go("/account/sessions", say=pages.text(request, gone.detail), tone="neutral")
    if session_id == actor.session_id:
        return pages.go("/", say=pages.text(request, N_("You are signed out.")), end_session=True)
    return pages.go("/account/sessions", say=pages.text(request, N_("That session is ended.")))


def _shown(pages: Pages, request: AnyRequest, session: Session) -> dict[str, Any]:
    browser, system = browser_of(session.user_agent), system_of(session.user_agent)
    if browser and system:
        name = pages.text(request, ON, browser=browser, system=system)
    else:
        name = browser or system or session.user_agent[:80] or pages.text(request, UNKNOWN)
    return {
        "id": session.id,
        "name": name,
        "kind": session.kind,
        "current": session.current,
        "created_at": session.created_at,
        "last_used_at": session.last_used_at,
    }


ROUTES = (show_email, change_email, show_password, change_password, show_sessions, end_session)
