"""The list of messages, one message, and its formatted body for a frame of its own."""

from uuid import UUID

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.email.contract import Email
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.mailbox.access import may_read
from talentsphere.web.shell.texts import N_

# A message is shown as it is and can do nothing: no scripts, no requests. Its links open beside it.
BODY_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@get("/dev/mail")
async def inbox(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    email: Injected[Email],
    site: Injected[SiteFacts],
    to: str = "",
    cursor: str | None = None,
) -> Answer:
    """Newest first, all or those to one address."""
    _require(request, actor, site)
    page = await email.mailbox(SYSTEM, to=to.strip() or None, cursor=cursor)
    return pages.show(
        request, actor, "mailbox/inbox.html", title=N_("Mail"), noindex=True, headers=_PRIVATE,
        mails=page.items, next_cursor=page.next, to=to.strip(), first=cursor is None,
    )  # fmt: skip


@get("/dev/mail/{mail_id:uuid}")
async def message(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    email: Injected[Email],
    site: Injected[SiteFacts],
    mail_id: UUID,
) -> Answer:
    """One message: what it asks to open, how it looks, and as plain text."""
    _require(request, actor, site)
    mail = await email.read(SYSTEM, mail_id=mail_id)
    deliveries = await email.deliveries(SYSTEM, mail_id=mail_id)
    return pages.show(
        request, actor, "mailbox/message.html", title=mail.subject, noindex=True, headers=_PRIVATE,
        mail=mail, deliveries=deliveries,
    )  # fmt: skip


@get("/dev/mail/{mail_id:uuid}/body")
async def body(
    request: AnyRequest,
    actor: Injected[Actor],
    email: Injected[Email],
    site: Injected[SiteFacts],
    mail_id: UUID,
) -> Answer:
    """The formatted message alone."""
    _require(request, actor, site)
    mail = await email.read(SYSTEM, mail_id=mail_id)
    return Response(
        mail.html.replace("<head>", '<head><base target="_blank">', 1).encode(),
        media_type="text/html; charset=utf-8",
        headers=_PRIVATE | {"Content-Security-Policy": BODY_POLICY},
    )


_PRIVATE = {"Cache-Control": "no-store"}


def _require(request: AnyRequest, actor: Actor, site: SiteFacts) -> None:
    if not may_read(request, actor, site):
        raise NotFound


ROUTES: tuple[ControllerRouterHandler, ...] = (inbox, message, body)
