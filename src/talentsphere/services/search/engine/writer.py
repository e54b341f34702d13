"""The one writer of an index folder."""

import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from talentsphere.services.search.engine import folder
from talentsphere.services.search.engine.document import JobDocument
from talentsphere.services.search.engine.errors import IndexMissing
from talentsphere.services.search.engine.generation import Generation

MEMORY = 64_000_000


class IndexWriter:
    """Holds the folder's lock until `close`. Its methods may be called from several threads.

    A crash at any moment leaves exactly the last commit.
    """

    def __init__(self, root: Path, *, memory: int = MEMORY) -> None:
        """Opens the index below `root`. Raises IndexBusy while another writer has it."""
        self._root = root
        self._memory = memory
        self._turn = threading.RLock()
        self._lock = folder.WriterLock(root)
        self._building: Rebuild | None = None
        try:
            folder.remove_others(root)
            self._current = self._open_current()
        except BaseException:
            self._lock.release()
            raise

    @property
    def has_index(self) -> bool:
        """False until the first rebuild, or after an upgrade that changed the index's form."""
        return self._current is not None

    def upsert(self, jobs: Iterable[JobDocument]) -> int:
        """Puts postings in place of those with their ids. Raises IndexMissing when there is no index."""
        jobs = list(jobs)
        with self._turn:
            for generation in self._changed({job.id for job in jobs}):
                generation.put(jobs)
        return len(jobs)

    def delete(self, job_ids: Iterable[str]) -> None:
        """Removes postings; unknown ids are no error. Raises IndexMissing when there is no index."""
        removed = set(job_ids)
        with self._turn:
            for generation in self._changed(removed):
                generation.remove(removed)

    def commit(self) -> None:
        """Makes all changes since the last commit durable and visible to readers at once."""
        with self._turn:
            if self._current is not None:
                self._current.commit()

    def rebuild(self, *, threads: int = 1) -> "Rebuild":
        """Starts a new generation beside the current one, for use in a `with` statement."""
        with self._turn:
            if self._building is not None:
                raise RuntimeError("a rebuild of this index is already running; wait for its end")
            fresh = Generation(folder.new_generation(self._root), memory=self._memory, threads=threads)
            self._building = Rebuild(self, fresh, self._turn)
            return self._building

    def close(self) -> None:
        """Drops what was not committed and gives the lock back."""
        with self._turn:
            if self._building is not None:
                self._building.abandon()
            if self._current is not None:
                self._current.close()
                self._current = None
            self._lock.release()

    def _open_current(self) -> Generation | None:
        try:
            return Generation(folder.current(self._root), memory=self._memory)
        except IndexMissing:
            return None

    def _changed(self, job_ids: set[str]) -> list[Generation]:
        generations = [self._current] if self._current is not None else []
        if self._building is not None:
            self._building.newer.update(job_ids)
            generations.append(self._building.fresh)
        if not generations:
            raise IndexMissing(self._root)
        return generations

    def take(self, fresh: Generation) -> None:
        """Ends a rebuild: the fresh generation becomes the current one and the old one goes."""
        try:
            fresh.commit()
            folder.point_to(fresh.folder)
        except BaseException:
            self.drop(fresh)
            raise
        old, self._current, self._building = self._current, fresh, None
        if old is not None:
            old.close()
        folder.remove_others(self._root)

    def drop(self, fresh: Generation) -> None:
        """Ends a rebuild without effect."""
        self._building = None
        fresh.close()
        folder.remove_others(self._root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Rebuild:
    """A new generation being filled. At the end of its `with` block it becomes the current one.

    Readers serve the old one until then. Postings that are upserted or deleted through the writer
    meanwhile are newer than what the rebuild has read: `add` leaves them alone.
    """

    def __init__(self, writer: IndexWriter, fresh: Generation, turn: threading.RLock) -> None:
        self.fresh = fresh
        self.newer: set[str] = set()
        self._writer = writer
        self._turn = turn
        self._over = False

    def add(self, jobs: Iterable[JobDocument]) -> int:
        """Adds a batch of postings and tells how many were taken.

        Each posting is given once in a rebuild. Other changes wait until the batch is in.
        """
        with self._turn:
            return self.fresh.add(job for job in jobs if job.id not in self.newer)

    def abandon(self) -> None:
        """Throws the new generation away."""
        with self._turn:
            if not self._over:
                self._over = True
                self._writer.drop(self.fresh)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.abandon()
            return
        with self._turn:
            if not self._over:
                self._over = True
                self._writer.take(self.fresh)
