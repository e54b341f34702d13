"""The public door of cvs."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, NotFound

JsonResume = dict[str, Any]

MAX_CVS = 50


class Cv(msgspec.Struct, frozen=True, kw_only=True):
    """A CV of its owner. `resume` is JSON Resume; `readable` is False where no text could be read from the file."""

    id: UUID
    owner_id: UUID
    title: str
    file_id: UUID | None
    file_name: str | None
    media_type: str | None
    resume: JsonResume
    text: str
    readable: bool
    created_at: datetime
    updated_at: datetime


class CvChanges(msgspec.Struct, frozen=True, kw_only=True):
    title: str | UnsetType = UNSET
    resume: JsonResume | UnsetType = UNSET


class CvSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A CV as it was at one moment, for an application to own. `file_id` is a file of its own."""

    cv_id: UUID
    title: str
    file_id: UUID | None
    file_name: str | None
    media_type: str | None
    resume: JsonResume
    text: str


class CvNotFound(NotFound):
    code = "cv_not_found"
    title = "There is no such CV"


class TooManyCvs(Conflict):
    code = "too_many_cvs"
    title = f"You keep {MAX_CVS} CVs already; delete one first"


class Cvs(Protocol):
    """Use cases; everything is the owner's alone."""

    async def upload(self, actor: Actor, *, data: bytes, name: str) -> Cv:
        """Stores a PDF, DOCX or DOC and reads its text and fields. Raises files.UploadRefused, TooManyCvs."""

    async def create_empty(self, actor: Actor, *, title: str) -> Cv: ...
    async def get(self, actor: Actor, *, cv_id: UUID) -> Cv: ...
    async def mine(self, actor: Actor) -> list[Cv]:
        """Newest first; at most 50."""

    async def change(self, actor: Actor, *, cv_id: UUID, changes: CvChanges) -> Cv: ...
    async def delete(self, actor: Actor, *, cv_id: UUID) -> None: ...
    async def file_link(self, actor: Actor, *, cv_id: UUID) -> str: ...
    async def snapshot(self, actor: Actor, *, cv_id: UUID) -> CvSnapshot:
        """A copy for an application, with its own file."""
