"""JSON routes of applications under /api/v1/applications."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.http import Injected
from talentsphere.kernel.paging import Page, link_header
from talentsphere.services.applications.contract import (
    Answers,
    Application,
    Applications,
    Draft,
    NewApplication,
)


class DraftBody(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far; the job stands in the address."""

    cv_id: UUID | None = None
    answers: Answers = {}
    cover_letter: str = ""


@post("/")
async def submit(
    actor: Injected[Actor], applications: Injected[Applications], data: NewApplication
) -> Application:
    """Applies for a job with one of the bearer's CVs; once for each job."""
    return await applications.submit(actor, application=data)


@get("/")
async def mine(
    request: Request[Any, Any, Any],
    actor: Injected[Actor],
    applications: Injected[Applications],
    cursor: str | None = None,
    limit: int = 20,
) -> Response[Page[Application]]:
    """The bearer's applications, newest first."""
    page = await applications.mine(actor, cursor=cursor, limit=limit)
    return Response(page, headers=link_header(request.url.path, {"limit": limit}, page.next))


@get("/{application_id:uuid}")
async def read(
    actor: Injected[Actor], applications: Injected[Applications], application_id: UUID
) -> Application:
    """One of the bearer's applications with its timeline."""
    return await applications.get(actor, application_id=application_id)


@post("/{application_id:uuid}/withdraw", status_code=200)
async def withdraw(
    actor: Injected[Actor], applications: Injected[Applications], application_id: UUID
) -> Application:
    """Takes an application back while it is not decided; it can't be sent again."""
    return await applications.withdraw(actor, application_id=application_id)


@get("/drafts/{job_id:uuid}")
async def draft(actor: Injected[Actor], applications: Injected[Applications], job_id: UUID) -> Draft:
    """What the bearer typed so far for a job."""
    kept = await applications.draft(actor, job_id=job_id)
    if kept is None:
        raise NotFound("There is no draft for this job.")
    return kept


@put("/drafts/{job_id:uuid}")
async def save_draft(
    actor: Injected[Actor], applications: Injected[Applications], job_id: UUID, data: DraftBody
) -> Draft:
    """Keeps what was typed, right or wrong, for 30 days."""
    return await applications.save_draft(
        actor,
        draft=Draft(job_id=job_id, cv_id=data.cv_id, answers=data.answers, cover_letter=data.cover_letter),
    )


ROUTES = (
    Router(
        "/api/v1/applications",
        route_handlers=[submit, mine, read, withdraw, draft, save_draft],
        tags=["applications"],
    ),
)
