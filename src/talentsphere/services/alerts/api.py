"""JSON routes of saved searches, and the address at which mail programs unsubscribe."""

from uuid import UUID

import msgspec
from litestar import Router, delete, get, patch, post
from litestar.response import Redirect

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.alerts.contract import Alerts, Frequency, Question, SavedSearch


class NewSearch(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    question: Question
    frequency: Frequency = "daily"


class SearchChanges(msgspec.Struct, frozen=True, kw_only=True):
    name: str | None = None
    frequency: Frequency | None = None


@post("/")
async def save(actor: Injected[Actor], alerts: Injected[Alerts], data: NewSearch) -> SavedSearch:
    """Keeps a search of the bearer; the same question again changes its name and how often it tells."""
    return await alerts.save(actor, name=data.name, question=data.question, frequency=data.frequency)


@get("/")
async def mine(actor: Injected[Actor], alerts: Injected[Alerts]) -> list[SavedSearch]:
    """The bearer's saved searches, newest first."""
    return await alerts.mine(actor)


@patch("/{search_id:uuid}")
async def change(
    actor: Injected[Actor], alerts: Injected[Alerts], search_id: UUID, data: SearchChanges
) -> SavedSearch:
    """Renames a saved search or changes how often it tells of new jobs."""
    return await alerts.change(actor, search_id=search_id, name=data.name, frequency=data.frequency)


@delete("/{search_id:uuid}")
async def remove(actor: Injected[Actor], alerts: Injected[Alerts], search_id: UUID) -> None:
    """Forgets a saved search."""
    await alerts.remove(actor, search_id=search_id)


@post("/{token:str}", status_code=204)
async def unsubscribe(alerts: Injected[Alerts], token: str) -> None:
    """What a mail program asks when its reader unsubscribes (RFC 8058): no more mails of this search."""
    await alerts.change_by_token(token=token, frequency="off")


@get("/{token:str}", status_code=303)
async def manage(token: str) -> Redirect:
    """The same address opened in a browser changes nothing: it leads to the page with the choice."""
    return Redirect(f"/alerts/{token}", status_code=303)


ROUTES = (
    Router("/api/v1/searches", route_handlers=[save, mine, change, remove], tags=["alerts"]),
    Router("/unsubscribe", route_handlers=[unsubscribe, manage], include_in_schema=False),
)
