"""The page that the mails of a saved search lead to. Its token stands for that search alone; nobody signs in."""

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.alerts.contract import Alerts, SavedSearch
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.searches.questions import asked_of, frequency_of, options
from talentsphere.web.shell.texts import N_


@get("/alerts/{token:str}")
async def choice(
    request: AnyRequest, actor: Injected[Actor], alerts: Injected[Alerts], pages: Injected[Pages], token: str
) -> Answer:
    """How often this search tells, to be changed; looking changes nothing."""
    return _page(request, actor, pages, await alerts.of_token(token=token))


@post("/alerts/{token:str}")
async def change(request: AnyRequest, alerts: Injected[Alerts], pages: Injected[Pages], token: str) -> Answer:
    """Sets how often it tells, `off` being no more mails."""
    form = await Form.of(request)
    saved = await alerts.change_by_token(token=token, frequency=frequency_of(form))
    said = (
        pages.text(request, N_("No more mails come of “{name}”."), name=saved.name)
        if saved.frequency == "off"
        else pages.text(request, N_("“{name}” is saved."), name=saved.name)
    )
    return pages.go(f"/alerts/{token}", say=said)


def _page(request: AnyRequest, actor: Actor, pages: Pages, saved: SavedSearch) -> Answer:
    return pages.show(
        request,
        actor,
        "searches/mailed.html",
        title=N_("Mails about new jobs"),
        noindex=True,
        search={
            "name": saved.name,
            "frequency": saved.frequency,
            "href": asked_of(saved.question).address(),
        },
        options=options(request, pages),
    )


ROUTES = (choice, change)
