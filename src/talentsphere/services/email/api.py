"""JSON routes of email under /api/v1/email, for operators."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.paging import Page, link_header
from talentsphere.services.email.contract import Delivery, Email, Mail


@get("/messages")
async def messages(
    request: Request[Any, Any, Any],
    actor: Injected[Actor],
    email: Injected[Email],
    to: str | None = None,
    cursor: str | None = None,
) -> Response[Page[Mail]]:
    """Messages, newest first, 50 a page; `to` keeps those to one address."""
    page = await email.mailbox(actor, to=to, cursor=cursor)
    return Response(page, headers=link_header(request.url.path, {"to": to} if to else {}, page.next))


@get("/messages/{mail_id:uuid}")
async def message(actor: Injected[Actor], email: Injected[Email], mail_id: UUID) -> Mail:
    """One message with its text."""
    return await email.read(actor, mail_id=mail_id)


@get("/messages/{mail_id:uuid}/deliveries")
async def deliveries(actor: Injected[Actor], email: Injected[Email], mail_id: UUID) -> list[Delivery]:
    """The attempts to deliver a message, oldest first, with the server's answers."""
    return await email.deliveries(actor, mail_id=mail_id)


@post("/messages/{mail_id:uuid}/retry", status_code=202)
async def retry(actor: Injected[Actor], email: Injected[Email], mail_id: UUID) -> None:
    """Queues a failed message again; one that has not failed stays as it is."""
    await email.retry(actor, mail_id=mail_id)


ROUTES = (Router("/api/v1/email", route_handlers=[messages, message, deliveries, retry], tags=["email"]),)
