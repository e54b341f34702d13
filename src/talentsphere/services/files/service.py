"""Use cases of files.

Bytes and their record can't be written in one step, so the identifier is noted as stray first, then the bytes are
written, then the record takes the note's place. Whatever is interrupted leaves at most stray bytes, which a sweep
removes; a record never stands for bytes that are not there. A file is always a step towards something else, such as
an application, so no transaction here settles the Idempotency-Key of a request.
"""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from talentsphere.kernel import storage as keeping
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.clock import Clock, now
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.storage import Storage
from talentsphere.kernel.transaction import Database
from talentsphere.services.files import rules, store
from talentsphere.services.files.contract import FileNotFound, Purpose, QuotaExceeded, StoredFile

LINK_LIFE = timedelta(minutes=15)
_GRACE = timedelta(hours=1)
_LOGO_SIDE = 512
_SWEEP = 500
PUBLIC: frozenset[Purpose] = frozenset({"logo"})


class FilesService:
    """Implements contract.Files."""

    def __init__(
        self,
        database: Database,
        *,
        storage: Storage,
        link_secret: str,
        max_bytes: int,
        quota_bytes: int,
        documents: frozenset[rules.Kind] = rules.DOCUMENTS,
        clock: Clock = now,
    ) -> None:
        self._database = database
        self._storage = storage
        self._secret = link_secret
        self._max_bytes = max_bytes
        self._quota = quota_bytes
        self._documents = documents
        self._clock = clock

    async def store(self, actor: Actor, *, data: bytes, name: str, purpose: Purpose) -> StoredFile:
        owner_id = actor.person()
        async with self._database.reading() as connection:
            self._check_quota(await store.usage(connection, owner_id) + len(data))
        # Inspection takes tens of milliseconds a megabyte; other requests go on meanwhile.
        checked, data = await asyncio.to_thread(self._inspect, data, name, purpose)
        return await self._keep(
            StoredFile(
                id=new_id(),
                # A logo is its company's: it stays when the account of whoever brought it goes.
                owner_id=None if purpose == "logo" else owner_id,
                purpose=purpose,
                name=checked.safe_name,
                media_type=checked.media_type,
                size=checked.size,
                sha256=checked.sha256,
                created_at=self._clock(),
            ),
            data,
        )

    async def describe(self, *, file_id: UUID) -> StoredFile:
        async with self._database.reading() as connection:
            file = await store.by_id(connection, file_id)
        if file is None:
            raise FileNotFound
        return file

    async def content(self, *, file_id: UUID) -> bytes:
        await self.describe(file_id=file_id)
        return await self._storage.get(_key(file_id))

    async def link(self, *, file_id: UUID, download: bool = False) -> str:
        token = keeping.sign(_key(file_id), expires_at=self._clock() + LINK_LIFE, secret=self._secret)
        return f"/files/{file_id}?token={token}" + ("&download=1" if download else "")

    def public_link(self, *, file_id: UUID) -> str:
        return f"/files/public/{file_id}"

    async def fetch(self, *, file_id: UUID, token: str) -> tuple[StoredFile, bytes]:
        """The file of a signed link. Raises storage.BadLink, LinkExpired, FileNotFound."""
        keeping.verify(_key(file_id), token, now=self._clock(), secret=self._secret)
        return await self.describe(file_id=file_id), await self._storage.get(_key(file_id))

    async def fetch_public(self, *, file_id: UUID) -> tuple[StoredFile, bytes]:
        file = await self.describe(file_id=file_id)
        if file.purpose not in PUBLIC:
            raise FileNotFound
        return file, await self._storage.get(_key(file_id))

    async def copy(self, *, file_id: UUID, owner_id: UUID | None, purpose: Purpose) -> StoredFile:
        original = await self.describe(file_id=file_id)
        twin = StoredFile(
            id=new_id(),
            owner_id=owner_id,
            purpose=purpose,
            name=original.name,
            media_type=original.media_type,
            size=original.size,
            sha256=original.sha256,
            created_at=self._clock(),
        )
        return await self._keep(twin, await self._storage.get(_key(file_id)))

    async def delete(self, *, file_id: UUID) -> None:
        async with self._database.transaction(keyed=False) as connection:
            deleted = await store.delete(connection, file_id)
        if deleted:
            await self._remove([file_id])

    async def ownerless(self, *, purpose: Purpose, since: datetime, before: datetime) -> list[UUID]:
        async with self._database.reading() as connection:
            return await store.ownerless(connection, purpose=purpose, since=since, before=before)

    async def mine(self, actor: Actor) -> list[StoredFile]:
        async with self._database.reading() as connection:
            return await store.of_owner(connection, actor.person())

    async def forget(self, *, owner_id: UUID) -> None:
        """Deletes every file of a deleted person; the bytes follow with the next sweep."""
        async with self._database.transaction() as connection:
            await store.delete_of_owner(connection, owner_id)

    async def sweep(self) -> int:
        """Removes stray bytes; how many files' worth."""
        removed = 0
        while True:
            async with self._database.reading() as connection:
                due = await store.due_strays(connection, limit=_SWEEP)
            await self._remove(due)
            removed += len(due)
            if len(due) < _SWEEP:
                return removed

    async def _keep(self, file: StoredFile, data: bytes) -> StoredFile:
        async with self._database.transaction(keyed=False) as connection:
            await store.put_stray(connection, file.id, grace=_GRACE)
        await self._storage.put(_key(file.id), data, media_type=file.media_type)
        async with self._database.transaction(keyed=False) as connection:
            if file.owner_id is not None:
                self._check_quota(await store.lock_usage(connection, file.owner_id) + file.size)
            return await store.insert(connection, file)

    async def _remove(self, file_ids: list[UUID]) -> None:
        for file_id in file_ids:
            await self._storage.delete(_key(file_id))
        async with self._database.transaction(keyed=False) as connection:
            await store.forget_strays(connection, file_ids)

    def _check_quota(self, total: int) -> None:
        if total > self._quota:
            raise QuotaExceeded

    def _inspect(self, data: bytes, name: str, purpose: Purpose) -> tuple[rules.Inspected, bytes]:
        if purpose != "logo":
            return rules.inspect(
                data, declared_name=name, allowed=self._documents, max_bytes=self._max_bytes
            ), data
        rules.inspect(data, declared_name=name, allowed=rules.IMAGES, max_bytes=self._max_bytes)
        # Drawn anew, a picture carries no hidden data and no more pixels than a page shows.
        fresh = rules.reencode_image(data, max_side=_LOGO_SIDE)
        return rules.inspect(
            fresh, declared_name=name, allowed=rules.IMAGES, max_bytes=self._max_bytes
        ), fresh


def _key(file_id: UUID) -> str:
    # Two levels of folders, by the random end of the id, keep each folder small.
    return f"{file_id.hex[-2:]}/{file_id.hex}"
