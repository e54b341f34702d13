"""The list of a person's CVs, uploading one, its file, and deleting it."""

from uuid import UUID

from litestar import get, post
from litestar.types import ControllerRouterHandler

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.cvs.contract import Cv, Cvs
from talentsphere.web.cvs import edit_page
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Add a CV")
DELETE = N_("Delete this CV")


@get("/cvs")
async def mine(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs]
) -> Answer:
    """Newest first."""
    found = [_card(cv) for cv in await cvs.mine(actor)]
    return pages.show(request, actor, "cvs/list.html", title=N_("Your CVs"), cvs=found)


@get("/cvs/new")
async def show_new(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    """Asks for a file, or to start without one."""
    actor.person()
    return pages.show(request, actor, "cvs/new.html", title=TITLE, form=Form())


@post("/cvs/new")
async def add(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs]
) -> Answer:
    """Stores the file and goes on to what was read from it."""
    actor.person()
    form = await Form.of(request)
    try:
        cv = await _added(request, actor, pages, cvs, form)
    except AppError as error:
        return pages.show(
            request, actor, "cvs/new.html", title=TITLE, status=error.status, form=form.failed(error)
        )
    said = N_("Stored. Check what was read from it.") if cv.readable and cv.file_id else N_("Stored.")
    return pages.go(f"/cvs/{cv.id}", say=pages.text(request, said))


async def _added(request: AnyRequest, actor: Actor, pages: Pages, cvs: Cvs, form: Form) -> Cv:
    if form.get("start") == "empty":
        return await cvs.create_empty(actor, title=pages.text(request, N_("CV of {name}"), name=actor.name))
    upload = form.files.get("file")
    if upload is None:
        raise Invalid.field("file", "Choose a file.")
    return await cvs.upload(actor, data=await upload.read(), name=upload.filename)


@get("/cvs/{cv_id:uuid}/file")
async def show_file(
    actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs], cv_id: UUID
) -> Answer:
    """Leads to the file as it was uploaded, by a link that works for some minutes."""
    actor.person()
    return pages.go(await cvs.file_link(actor, cv_id=cv_id))


@get("/cvs/{cv_id:uuid}/delete")
async def show_delete(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs], cv_id: UUID
) -> Answer:
    """What deleting it means."""
    cv = await cvs.get(actor, cv_id=cv_id)
    return pages.show(request, actor, "cvs/delete.html", title=DELETE, cv=_card(cv))


@post("/cvs/{cv_id:uuid}/delete")
async def delete(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs], cv_id: UUID
) -> Answer:
    cv = await cvs.get(actor, cv_id=cv_id)
    await cvs.delete(actor, cv_id=cv_id)
    return pages.go("/cvs", say=pages.text(request, N_("“{title}” is deleted."), title=cv.title))


def _card(cv: Cv) -> dict[str, object]:
    return {
        "id": cv.id,
        "title": cv.title,
        "file_name": cv.file_name,
        "readable": cv.readable,
        "updated_at": cv.updated_at,
    }


ROUTES: tuple[ControllerRouterHandler, ...] = (
    mine, show_new, add, show_file, show_delete, delete, *edit_page.ROUTES,
)  # fmt: skip
