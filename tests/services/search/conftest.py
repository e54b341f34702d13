"""A real index in a temporary folder, and postings to put into it."""

import itertools
from pathlib import Path
from uuid import UUID

import pytest

from talentsphere.services.search.contract import JobQuery
from talentsphere.services.search.engine.document import JobDocument
from talentsphere.services.search.engine.reader import IndexReader
from talentsphere.services.search.engine.writer import IndexWriter

NOW = 1_760_000_000
DAY = 86_400


class Board:
    """Builds an index of postings and asks it."""

    now = NOW

    def __init__(self, root: Path) -> None:
        self.root = root
        self._numbers = itertools.count(1)

    def job(self, title: str, **fields) -> JobDocument:
        number = next(self._numbers)
        company = fields.pop("company", "Acme")
        defaults = {
            "id": str(UUID(int=number)),
            "company_id": str(UUID(int=10_000 + sum(map(ord, company)))),
            "company_slug": company.lower().replace(" ", "-"),
            "company_name": company,
            "published_at": NOW - DAY,
        }
        return JobDocument(title=title, **(defaults | fields))

    def build(self, *jobs: JobDocument) -> IndexReader:
        with IndexWriter(self.root) as writer, writer.rebuild() as rebuild:
            rebuild.add(jobs)
        return IndexReader(self.root, check_every=0)

    def titles(self, reader: IndexReader, q: str = "", **fields) -> list[str]:
        page = reader.find(JobQuery(q=q, **fields), now=NOW).page
        return ["".join(text for text, _ in hit.title) for hit in page.hits]


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path / "index")
