"""Reading the index while another process writes it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import tantivy

from talentsphere.services.search.contract import IndexStatus, JobQuery, Suggestion, SuggestionKind
from talentsphere.services.search.engine import folder
from talentsphere.services.search.engine.errors import IndexOfAnotherRelease
from talentsphere.services.search.engine.find import Found, find
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.engine.suggest import KINDS, Suggester

CHECK_EVERY = 0.1
_TRIES = 5


class IndexReader:
    """Serves from several threads at once; tantivy works outside Python's lock.

    A commit or a rebuild by the writer is noticed with the first question that comes `check_every`
    seconds after the last look.
    """

    def __init__(
        self, root: Path, *, check_every: float = CHECK_EVERY, elapsed: Callable[[], float] = monotonic
    ) -> None:
        """Opens the index below `root`. Raises IndexMissing when it has to be built first."""
        self._root = root
        self._check_every = check_every
        self._elapsed = elapsed
        self._turn = threading.Lock()
        self._suggester = Suggester(elapsed=elapsed)
        self._snapshot = self._renewed(None)
        self._checked = elapsed()

    def find(self, query: JobQuery, *, now: int) -> Found:
        """The answer to a query at the time `now` (epoch seconds). Raises BadCursor, QueryTooLong, Invalid."""
        return find(self.snapshot(), query, now=now)

    def suggest(
        self, text: str, *, now: int, kinds: tuple[SuggestionKind, ...] = KINDS, limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Completions of what is being typed, each with the open jobs that have it."""
        return self._suggester.suggest(self.snapshot(), text, now=now, kinds=kinds or KINDS, limit=limit)

    def status(self) -> IndexStatus:
        """The state of the index as it is served now."""
        snapshot = self.snapshot()
        return IndexStatus(
            jobs=snapshot.searcher.num_docs,
            segments=snapshot.searcher.num_segments,
            size=folder.size(snapshot.folder),
            generation=snapshot.folder.name,
            changed_at=datetime.fromtimestamp(snapshot.mark[1] / 1e9, UTC),
        )

    def snapshot(self) -> Snapshot:
        """The newest state, looked for at most once per `check_every` and by one thread at a time.

        While another release of the product takes over, this one serves what it has open, unchanged.
        """
        if self.due() and self._turn.acquire(blocking=False):
            try:
                self._snapshot = self._renewed(self._snapshot)
            except IndexOfAnotherRelease:
                pass  # Its files stay readable for as long as they are open.
            finally:
                self._checked = self._elapsed()
                self._turn.release()
        return self._snapshot

    def due(self) -> bool:
        """Whether `snapshot` would look for a newer state, which reads files."""
        return self._elapsed() - self._checked >= self._check_every

    def _renewed(self, known: Snapshot | None) -> Snapshot:
        """The state on disk. The writer may remove a generation while it is being opened: look again then."""
        for _ in range(_TRIES):
            try:
                return self._opened(known)
            except (OSError, ValueError) as error:
                failure = error
        raise failure

    def _opened(self, known: Snapshot | None) -> Snapshot:
        generation = folder.current(self._root)
        meta = (generation / folder.META).stat()
        mark = (meta.st_ino, meta.st_mtime_ns)
        if known is None or known.folder != generation:
            index = tantivy.Index.open(str(generation))
            index.config_reader("manual")
        elif known.mark == mark:
            return known
        else:
            index = known.opened
        index.reload()
        return Snapshot(generation, mark, index, index.searcher())
