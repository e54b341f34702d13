"""JSON routes of cvs under /api/v1/cvs."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Router, delete, get, patch, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.forms import ONE_FILE, the_file
from talentsphere.services.cvs.contract import Cv, CvChanges, Cvs


class NewCv(msgspec.Struct, frozen=True, kw_only=True):
    title: str


class FileLink(msgspec.Struct, frozen=True, kw_only=True):
    """An address on this site that works for some minutes."""

    link: str


@post("/")
async def upload(
    actor: Injected[Actor],
    cvs: Injected[Cvs],
    data: Annotated[dict[str, Any], ONE_FILE],
) -> Cv:
    """Stores the PDF, DOCX or DOC sent as `file` and answers what was read from it."""
    content, name = await the_file(data)
    return await cvs.upload(actor, data=content, name=name)


@post("/empty")
async def create_empty(actor: Injected[Actor], cvs: Injected[Cvs], data: NewCv) -> Cv:
    """Starts a CV without a file, with the bearer's name and address in it."""
    return await cvs.create_empty(actor, title=data.title)


@get("/")
async def mine(actor: Injected[Actor], cvs: Injected[Cvs]) -> list[Cv]:
    """The bearer's CVs, newest first, at most 50."""
    return await cvs.mine(actor)


@get("/{cv_id:uuid}")
async def read(actor: Injected[Actor], cvs: Injected[Cvs], cv_id: UUID) -> Cv:
    """A CV of the bearer's."""
    return await cvs.get(actor, cv_id=cv_id)


@patch("/{cv_id:uuid}")
async def change(actor: Injected[Actor], cvs: Injected[Cvs], cv_id: UUID, data: CvChanges) -> Cv:
    """Changes the title, or replaces the JSON Resume document, of a CV of the bearer's."""
    return await cvs.change(actor, cv_id=cv_id, changes=data)


@delete("/{cv_id:uuid}")
async def remove(actor: Injected[Actor], cvs: Injected[Cvs], cv_id: UUID) -> None:
    """Deletes a CV of the bearer's and its file. What was sent with applications stays with them."""
    await cvs.delete(actor, cv_id=cv_id)


@get("/{cv_id:uuid}/file")
async def file_link(actor: Injected[Actor], cvs: Injected[Cvs], cv_id: UUID) -> FileLink:
    """A link to the file of a CV of the bearer's."""
    return FileLink(link=await cvs.file_link(actor, cv_id=cv_id))


ROUTES = (
    Router(
        "/api/v1/cvs",
        route_handlers=[upload, create_empty, mine, read, change, remove, file_link],
        tags=["cvs"],
    ),
)
