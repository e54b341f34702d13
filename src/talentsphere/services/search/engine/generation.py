"""One generation of the index, open for writing."""

from collections.abc import Iterable
from pathlib import Path

from tantivy import Document, Index

from talentsphere.services.search.engine.document import JobDocument, fields
from talentsphere.services.search.engine.schema import schema


class Generation:
    """Changes are kept apart until `commit`; what was not committed is gone after a crash or `close`."""

    def __init__(self, folder: Path, *, memory: int, threads: int = 1) -> None:
        """Opens the index in a folder or makes an empty one. `memory` is in bytes for all threads."""
        self.folder = folder
        self._writer = Index(schema(), path=str(folder)).writer(memory, threads)

    def add(self, jobs: Iterable[JobDocument]) -> int:
        """Adds postings that are not in the index yet, and tells how many."""
        count = 0
        for job in jobs:
            self._writer.add_document(Document.from_dict(fields(job), schema()))
            count += 1
        return count

    def put(self, jobs: Iterable[JobDocument]) -> int:
        """Adds postings in place of those with their ids, and tells how many."""
        count = 0
        for job in jobs:
            self._writer.delete_documents_by_term("id", job.id)
            count += self.add((job,))
        return count

    def remove(self, job_ids: Iterable[str]) -> None:
        """Removes postings by id; unknown ids are no error."""
        for job_id in job_ids:
            self._writer.delete_documents_by_term("id", job_id)

    def commit(self) -> None:
        """Makes all changes durable and visible at once."""
        self._writer.commit()

    def close(self) -> None:
        """Drops what was not committed and waits for running merges."""
        self._writer.rollback()
        self._writer.wait_merging_threads()
