"""The public door of files."""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid, NotFound

Purpose = Literal["cv", "logo", "attachment"]


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """An accepted upload. `name` is safe to show and to save under; `sha256` is hex."""

    id: UUID
    owner_id: UUID | None
    purpose: Purpose
    name: str
    media_type: str
    size: int
    sha256: str
    created_at: datetime


class FileNotFound(NotFound):
    code = "file_not_found"
    title = "There is no such file"


class UploadRefused(Invalid):
    code = "upload_refused"
    title = "This file can't be accepted"


class QuotaExceeded(Invalid):
    code = "quota_exceeded"
    title = "Your storage is full; delete a file first"


class Files(Protocol):
    """Use cases. Who may see a file is decided by the service that refers to it, which then asks for a link."""

    async def store(self, actor: Actor, *, data: bytes, name: str, purpose: Purpose) -> StoredFile:
        """Checks by content and stores. Raises UploadRefused (with what to do), QuotaExceeded."""

    async def describe(self, *, file_id: UUID) -> StoredFile: ...
    async def content(self, *, file_id: UUID) -> bytes: ...
    async def link(self, *, file_id: UUID, download: bool = False) -> str:
        """A signed address on this site that works for some minutes."""

    def public_link(self, *, file_id: UUID) -> str:
        """The lasting address of a file whose purpose is public (logos)."""

    async def fetch(self, *, file_id: UUID, token: str) -> tuple[StoredFile, bytes]:
        """The file of a signed link. Raises storage.BadLink when it is wrong or too old."""

    async def fetch_public(self, *, file_id: UUID) -> tuple[StoredFile, bytes]:
        """A file whose purpose is public. Raises FileNotFound for any other."""

    async def mine(self, actor: Actor) -> list[StoredFile]:
        """The actor's own files, newest first."""

    async def copy(self, *, file_id: UUID, owner_id: UUID | None, purpose: Purpose) -> StoredFile:
        """Another record of the same bytes, with its own life: a snapshot survives its original."""

    async def ownerless(self, *, purpose: Purpose, since: datetime, before: datetime) -> list[UUID]:
        """Files of nobody made in that span, the 10,000 oldest: for who keeps such copies, to find lost ones."""

    async def delete(self, *, file_id: UUID) -> None:
        """Removes the record, and the bytes when no other record has them. Repeating it changes nothing."""
