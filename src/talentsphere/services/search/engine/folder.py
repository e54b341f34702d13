"""The root folder of an index: generations, the pointer to the one in use, and the writer's lock."""

import contextlib
import fcntl
import os
import re
import shutil
from pathlib import Path

from talentsphere.services.search.engine.errors import IndexBusy, IndexMissing, IndexOfAnotherRelease
from talentsphere.services.search.engine.schema import VERSION

POINTER = "current"
LOCK = "writer.lock"
META = "meta.json"
_GENERATION = re.compile(r"v(\d+)-(\d+)")


def current(root: Path) -> Path:
    """The generation in use. Raises IndexMissing, or IndexOfAnotherRelease for one of another form."""
    try:
        name = (root / POINTER).readlink().name
    except FileNotFoundError:
        raise IndexMissing(root) from None
    found = _GENERATION.fullmatch(name)
    if not found or int(found[1]) != VERSION:
        raise IndexOfAnotherRelease(root)
    return root / name


def new_generation(root: Path) -> Path:
    """A fresh folder for the next generation."""
    taken = [int(found[2]) for path in root.iterdir() if (found := _GENERATION.fullmatch(path.name))]
    folder = root / f"v{VERSION}-{max(taken, default=0) + 1:06d}"
    folder.mkdir()
    return folder


def point_to(generation: Path) -> None:
    """Makes a generation the one in use, in one step that a crash cannot halve."""
    root = generation.parent
    link = root / f"{POINTER}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(generation.name)
    link.replace(root / POINTER)
    handle = os.open(root, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_others(root: Path) -> None:
    """Removes all generations but the one in use. Readers that have them open keep them until they close."""
    pointer = root / POINTER
    kept = pointer.readlink().name if pointer.is_symlink() else ""
    for path in list(root.iterdir()):
        if _GENERATION.fullmatch(path.name) and path.name != kept:
            shutil.rmtree(path)


def size(generation: Path) -> int:
    """The bytes of a generation. Files that a merge removes meanwhile do not count."""
    total = 0
    for path in generation.glob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


class WriterLock:
    """The right to write below a root, held by one process until it is released or ends."""

    def __init__(self, root: Path) -> None:
        """Takes the lock, making the root when there is none. Raises IndexBusy."""
        root.mkdir(parents=True, exist_ok=True)
        self._file = (root / LOCK).open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            holder = self._file.read().strip()
            self._file.close()
            raise IndexBusy(root, holder) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Gives the right back."""
        self._file.close()
