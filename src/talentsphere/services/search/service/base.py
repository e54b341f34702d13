"""What every use case of search stands on."""

import threading
from pathlib import Path

from talentsphere.kernel.clock import Clock, now
from talentsphere.kernel.transaction import Database
from talentsphere.services.search.engine.reader import IndexReader
from talentsphere.services.search.engine.writer import IndexWriter


class Base:
    """The index folder, opened for reading on first use and for writing by the indexer."""

    def __init__(self, database: Database, *, index: Path, clock: Clock = now) -> None:
        self._database = database
        self._index = index
        self._clock = clock
        self._opening = threading.Lock()
        self._open_reader: IndexReader | None = None
        self._open_writer: IndexWriter | None = None

    def _reader(self) -> IndexReader:
        """Raises SearchUnavailable while there is no index."""
        with self._opening:
            if self._open_reader is None:
                self._open_reader = IndexReader(self._index)
            return self._open_reader

    def _writer(self) -> IndexWriter:
        """Raises IndexBusy while another process writes the index."""
        with self._opening:
            if self._open_writer is None:
                self._open_writer = IndexWriter(self._index)
            return self._open_writer

    def close(self) -> None:
        """Gives the index back to whoever writes it next."""
        with self._opening:
            if self._open_writer is not None:
                self._open_writer.close()
                self._open_writer = None

    def _seconds(self) -> int:
        return int(self._clock().timestamp())
