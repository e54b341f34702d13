"""Objects as files below one folder of the local disk.

An object appears whole or not at all: it is written beside, synced, renamed and the rename is synced, so that
neither a crash nor a full disk leaves half of one. Everything that touches the disk runs in a thread.
"""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

from talentsphere.kernel.storage_errors import BadKey, ObjectMissing, StorageFull, StorageUnavailable
from talentsphere.kernel.storage_keys import checked_key

CHUNK_BYTES = 256 * 1024
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# A folder read as an object, or a path through an object, is a key under which nothing was stored.
_NOTHING = (FileNotFoundError, IsADirectoryError, NotADirectoryError)


class LocalStorage:
    """A `Storage` in `root`, which is made when missing. Files are readable by their owner alone.

    The media type is not kept: whoever stores an object keeps its description. A key can't be both an object
    and the beginning of other keys (`a` and `a/b`): the second to be put raises `BadKey`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        # Not a possible key, and on the same file system, so that a rename out of it is atomic.
        self._incoming = root / ".incoming"

    async def put(self, key: str, data: bytes, *, media_type: str) -> None:  # noqa: ARG002 - see the class
        await asyncio.to_thread(self._write, self._path(key), data)

    async def get(self, key: str) -> bytes:
        return await asyncio.to_thread(_read, self._path(key))

    async def stream(self, key: str, *, chunk_bytes: int = CHUNK_BYTES) -> AsyncIterator[bytes]:
        path = self._path(key)
        try:
            file = await asyncio.to_thread(path.open, "rb")
        except OSError as error:
            raise _explained(error) from error
        with file:
            while chunk := await asyncio.to_thread(file.read, chunk_bytes):
                yield chunk

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(_remove, self._path(key))

    async def exists(self, key: str) -> bool:
        return await asyncio.to_thread(self._path(key).is_file)

    def _path(self, key: str) -> Path:
        return self._root / checked_key(key)

    def _write(self, target: Path, data: bytes) -> None:
        temporary = self._incoming / uuid4().hex
        try:
            _make_folder(self._incoming)
            try:
                _write_synced(temporary, data)
                _place(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise (StorageFull if error.errno in _NO_ROOM else StorageUnavailable) from error


def _write_synced(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a Path can't open a descriptor
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _place(temporary: Path, target: Path) -> None:
    try:
        _make_folder(target.parent)
        temporary.replace(target)
    except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
        raise BadKey(f"{target.name!r} can't be both an object and the beginning of other keys") from error
    _sync_folder(target.parent)


def _make_folder(folder: Path) -> None:
    """Makes the folder and those above it, each one's entry synced, so that a crash can't lose the path."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _explained(error) from error


def _remove(path: Path) -> None:
    try:
        path.unlink()
        _sync_folder(path.parent)
    except _NOTHING:
        return
    except OSError as error:
        raise _explained(error) from error


def _explained(error: OSError) -> ObjectMissing | StorageUnavailable:
    return ObjectMissing() if isinstance(error, _NOTHING) else StorageUnavailable()
