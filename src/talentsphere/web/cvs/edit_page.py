"""The edit page: the CV's fields beside its file. Buttons add, remove and move entries without saving."""

from typing import Any
from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, FieldProblem, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.cvs.contract import Cv, CvChanges, Cvs
from talentsphere.web.cvs import editing
from talentsphere.web.cvs.editing import Edited
from talentsphere.web.cvs.sections import BASICS, BY_KEY, LOCATION, SECTIONS
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

_PDF = "application/pdf"


@get("/cvs/{cv_id:uuid}")
async def show(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs], cv_id: UUID
) -> Answer:
    """What is stored."""
    cv = await cvs.get(actor, cv_id=cv_id)
    return _page(request, actor, pages, cv, editing.of_cv(cv), Form())


@post("/cvs/{cv_id:uuid}")
async def save(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], cvs: Injected[Cvs], cv_id: UUID
) -> Answer:
    """Saves, or shows the page with an entry more, fewer or moved."""
    cv = await cvs.get(actor, cv_id=cv_id)
    form = await Form.of(request)
    edited = editing.of_form(form)
    if changed := editing.change_rows(edited, form):
        fresh = form.get("add") == changed
        if "hx-request" in request.headers:
            return pages.part(
                request, actor, "cvs/section.html", section=BY_KEY[changed], rows=edited.rows[changed], errors={},
                fresh=fresh,
            )  # fmt: skip
        return _page(request, actor, pages, cv, edited, Form(), fresh=changed if fresh else "")
    try:
        document = editing.merged(cv.resume, edited)
        await cvs.change(actor, cv_id=cv_id, changes=CvChanges(title=edited.title, resume=document))
    except AppError as error:
        return _page(request, actor, pages, cv, edited, form.failed(_placed(error)), status=error.status)
    return pages.go("/cvs", say=pages.text(request, N_("“{title}” is saved."), title=edited.title))


def _page(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    cv: Cv,
    edited: Edited,
    form: Form,
    *,
    status: int = 200,
    fresh: str = "",
) -> Answer:
    context: dict[str, Any] = {
        "cv": {
            "id": cv.id,
            "title": cv.title,
            "file_name": cv.file_name,
            "is_pdf": cv.media_type == _PDF,
            "text": cv.text,
            "unread": cv.file_id is not None and not cv.readable,
        },
        "edited": edited,
        "basics_fields": BASICS,
        "location_fields": LOCATION,
        "sections": SECTIONS,
        "fresh_section": fresh,
        "kept": [pages.text(request, title) for title in editing.kept_titles(cv.resume)],
    }
    return pages.show(request, actor, "cvs/edit.html", title=cv.title, status=status, form=form, **context)


def _placed(error: AppError) -> AppError:
    """The service names fields within the document; the page within its form."""
    if not error.fields:
        return error
    return Invalid(
        error.detail,
        fields=tuple(FieldProblem(_field(problem.field), problem.message) for problem in error.fields),
    )


def _field(path: str) -> str:
    place = path.removeprefix("resume.")
    for inside, shown in (("basics.location.", "location."), ("basics.profiles.", "profiles.")):
        if place.startswith(inside):
            return shown + place.removeprefix(inside)
    return place


ROUTES = (show, save)
