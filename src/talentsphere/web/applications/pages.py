"""What a person has sent: the list, one application, withdrawing it."""

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.types import ControllerRouterHandler

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.applications.contract import Application, ApplicationClosed, Applications
from talentsphere.web.applications import applying
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.texts import N_

# From these nothing follows, so nothing is left to withdraw.
OVER = frozenset({"hired", "rejected", "withdrawn"})


@get("/applications")
async def mine(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    applications: Injected[Applications],
    cursor: str | None = None,
) -> Answer:
    """Newest first."""
    page = await applications.mine(actor, cursor=cursor)
    return pages.show(
        request, actor, "applications/list.html", title=N_("Your applications"), applications=page.items,
        next_cursor=page.next, first=cursor is None,
    )  # fmt: skip


@get("/applications/{application_id:uuid}")
async def one(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    applications: Injected[Applications],
    application_id: UUID,
) -> Answer:
    """Where it stands and what was sent."""
    application = await applications.get(actor, application_id=application_id)
    return pages.show(
        request, actor, "applications/one.html", title=application.job_title, application=application,
        answers=answered(application), fresh=len(application.timeline) == 1, over=application.status in OVER,
        email=actor.email,
    )  # fmt: skip


@get("/applications/{application_id:uuid}/withdraw")
async def show_withdraw(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    applications: Injected[Applications],
    application_id: UUID,
) -> Answer:
    """What withdrawing means."""
    application = await applications.get(actor, application_id=application_id)
    if application.status in OVER:
        return pages.go(f"/applications/{application.id}")
    return pages.show(
        request, actor, "applications/withdraw.html", title=N_("Withdraw"), application=application
    )


@post("/applications/{application_id:uuid}/withdraw")
async def withdraw(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    applications: Injected[Applications],
    application_id: UUID,
) -> Answer:
    actor.person()
    here = f"/applications/{application_id}"
    try:
        await applications.withdraw(actor, application_id=application_id)
    except ApplicationClosed as error:
        # Decided or withdrawn in the meantime: its page shows how it stands.
        return pages.go(here, say=pages.text(request, error.detail), tone="caution")
    return pages.go(here, say=pages.text(request, N_("Your application is withdrawn.")))


def answered(application: Application) -> list[dict[str, Any]]:
    """The questions as they were asked with what was answered; None where nothing was."""
    return [
        {"label": question.label, "kind": question.kind, "value": application.answers.get(question.id)}
        for question in application.questions
    ]


ROUTES: tuple[ControllerRouterHandler, ...] = (mine, one, show_withdraw, withdraw, *applying.ROUTES)
