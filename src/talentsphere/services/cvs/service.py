"""Use cases of cvs."""

import asyncio
import logging
from typing import Any
from uuid import UUID

from msgspec import UNSET
from msgspec.structs import replace

from talentsphere.kernel import clock as kernel_clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.clock import Clock
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Database
from talentsphere.services.cvs import store
from talentsphere.services.cvs.contract import MAX_CVS, Cv, CvChanges, CvNotFound, CvSnapshot, TooManyCvs
from talentsphere.services.cvs.rules.document import checked, fitted
from talentsphere.services.cvs.rules.file_text import file_text
from talentsphere.services.cvs.rules.plain_text import as_plain_text
from talentsphere.services.cvs.rules.reader import read_resume
from talentsphere.services.cvs.rules.titles import normal_title, title_of_file
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument
from talentsphere.services.files.contract import FileNotFound, Files, StoredFile

logger = logging.getLogger(__name__)


class CvsService:
    """Implements contract.Cvs."""

    def __init__(self, database: Database, *, files: Files, clock: Clock = kernel_clock.now) -> None:
        self._database = database
        self._files = files
        self._clock = clock

    async def upload(self, actor: Actor, *, data: bytes, name: str) -> Cv:
        owner_id = actor.person()
        async with self._database.reading() as connection:
            _check_room(await store.count(connection, owner_id))
        file = await self._files.store(actor, data=data, name=name, purpose="cv")
        try:
            # Reading takes tens of milliseconds a page; other requests go on meanwhile.
            text, resume = await asyncio.to_thread(_read, data, file)
            readable = text is not None
            return await self._insert(
                self._new(
                    actor,
                    title=title_of_file(file.name),
                    resume=resume if readable else _start(actor),
                    text=text,
                    file=file,
                )
            )
        except BaseException:
            # Without its CV nobody would find the file again.
            await self._files.delete(file_id=file.id)
            raise

    async def create_empty(self, actor: Actor, *, title: str) -> Cv:
        actor.person()
        return await self._insert(self._new(actor, title=normal_title(title), resume=_start(actor)))

    async def get(self, actor: Actor, *, cv_id: UUID) -> Cv:
        owner_id = actor.person()
        async with self._database.reading() as connection:
            return _found(await store.by_id(connection, cv_id=cv_id, owner_id=owner_id))

    async def mine(self, actor: Actor) -> list[Cv]:
        owner_id = actor.person()
        async with self._database.reading() as connection:
            return await store.of_owner(connection, owner_id=owner_id, limit=MAX_CVS)

    async def change(self, actor: Actor, *, cv_id: UUID, changes: CvChanges) -> Cv:
        owner_id = actor.person()
        values: dict[str, Any] = {}
        if changes.title is not UNSET:
            values["title"] = normal_title(changes.title)
        if changes.resume is not UNSET:
            values["resume"] = checked(changes.resume)
        async with self._database.transaction() as connection:
            cv = _found(await store.lock(connection, cv_id=cv_id, owner_id=owner_id))
            if not values:
                return cv
            if "resume" in values and not (cv.file_id and cv.readable):
                values["text"] = as_plain_text(values["resume"])
            changed = replace(cv, **values, updated_at=self._clock())
            await store.update(connection, changed, at=changed.updated_at)
            return changed

    async def delete(self, actor: Actor, *, cv_id: UUID) -> None:
        cv = await self.get(actor, cv_id=cv_id)
        # The file goes first: whatever interrupts this, doing it again removes the rest.
        if cv.file_id is not None:
            await self._files.delete(file_id=cv.file_id)
        async with self._database.transaction() as connection:
            await store.delete(connection, cv_id=cv_id, owner_id=cv.owner_id)

    async def file_link(self, actor: Actor, *, cv_id: UUID) -> str:
        cv = await self.get(actor, cv_id=cv_id)
        if cv.file_id is None:
            raise FileNotFound("This CV was written here and has no file.")
        return await self._files.link(file_id=cv.file_id)

    async def snapshot(self, actor: Actor, *, cv_id: UUID) -> CvSnapshot:
        cv = await self.get(actor, cv_id=cv_id)
        twin = None
        if cv.file_id is not None:
            twin = await self._files.copy(file_id=cv.file_id, owner_id=None, purpose="cv")
        return CvSnapshot(
            cv_id=cv.id,
            title=cv.title,
            file_id=twin.id if twin else None,
            file_name=twin.name if twin else None,
            media_type=twin.media_type if twin else None,
            resume=cv.resume,
            text=cv.text,
        )

    async def forget(self, *, owner_id: UUID) -> None:
        """Deletes every CV of a deleted person; their files go by the file service's own reaction."""
        async with self._database.transaction() as connection:
            await store.delete_of_owner(connection, owner_id)

    def _new(
        self,
        actor: Actor,
        *,
        title: str,
        resume: dict[str, Any],
        text: str | None = None,
        file: StoredFile | None = None,
    ) -> Cv:
        moment = self._clock()
        return Cv(
            id=new_id(),
            owner_id=actor.person(),
            title=title,
            file_id=file.id if file else None,
            file_name=file.name if file else None,
            media_type=file.media_type if file else None,
            resume=resume,
            text=as_plain_text(resume) if text is None else text,
            readable=file is None or text is not None,
            created_at=moment,
            updated_at=moment,
        )

    async def _insert(self, cv: Cv) -> Cv:
        async with self._database.transaction() as connection:
            _check_room(await store.lock_count(connection, cv.owner_id))
            await store.insert(connection, cv)
        return cv


def _read(data: bytes, file: StoredFile) -> tuple[str | None, dict[str, Any]]:
    """The text and fields of a file; (None, {}) where it holds no text that can be had."""
    try:
        text = file_text(data, media_type=file.media_type)
        return text, fitted(read_resume(text))
    except UnreadableDocument:
        return None, {}
    except Exception:
        # A fault of ours; the person keeps their file and can fill in the fields themselves.
        logger.exception("A file of type %s could not be read.", file.media_type)
        return None, {}


def _start(actor: Actor) -> dict[str, Any]:
    """A document with only what is known of its owner."""
    known = {"name": actor.name, "email": actor.email}
    return fitted(
        {"basics": basics} if (basics := {key: text for key, text in known.items() if text}) else {}
    )


def _check_room(number: int) -> None:
    if number >= MAX_CVS:
        raise TooManyCvs


def _found(cv: Cv | None) -> Cv:
    if cv is None:
        raise CvNotFound
    return cv
