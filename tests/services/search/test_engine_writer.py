import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from talentsphere.services.search.contract import JobQuery, SearchUnavailable
from talentsphere.services.search.engine.errors import IndexBusy, IndexMissing
from talentsphere.services.search.engine.reader import IndexReader
from talentsphere.services.search.engine.writer import IndexWriter

# Commits the first ten postings and then goes on adding without an end.
ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from uuid import UUID
from talentsphere.services.search.engine.document import JobDocument
from talentsphere.services.search.engine.writer import IndexWriter

def job(number):
    return JobDocument(id=str(UUID(int=number)), title=f"Baker {number}", company_id="c", company_slug="c",
                       company_name="C", description="bread " * 200)

writer = IndexWriter(Path(sys.argv[1]), memory=15_000_000)
with writer.rebuild() as rebuild:
    rebuild.add(map(job, range(1, 11)))
writer.delete([str(UUID(int=1))])
for number in count(100):
    writer.upsert([job(number)])
    if number == 3000:
        print("adding", flush=True)
"""


def total(reader: IndexReader, board, q: str = "") -> int:
    return reader.find(JobQuery(q=q, facets=False), now=board.now).page.total


def test_changes_are_seen_after_the_commit_and_not_before(board) -> None:
    first, second = board.job("Baker"), board.job("Barber")
    reader = board.build(first, second)
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Poet", id=first.id), board.job("Tailor")])
        writer.delete([second.id, "unknown"])
        assert sorted(board.titles(reader)) == ["Baker", "Barber"]
        writer.commit()
        assert sorted(board.titles(reader)) == ["Poet", "Tailor"]
        writer.upsert([first])
    assert sorted(board.titles(reader)) == ["Poet", "Tailor"]


def test_the_last_of_several_changes_to_one_job_stays(board) -> None:
    job = board.job("Baker")
    reader = board.build(job)
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Poet", id=job.id), board.job("Tailor", id=job.id)])
        writer.commit()
    assert board.titles(reader) == ["Tailor"]


def test_a_reader_looks_at_most_so_often(board) -> None:
    board.build(board.job("Baker"))
    time = 0.0
    reader = IndexReader(board.root, elapsed=lambda: time)
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Poet")])
        writer.commit()
    assert total(reader, board) == 1
    time = 0.11
    assert total(reader, board) == 2


def test_a_second_writer_is_refused_with_the_first_ones_number(board) -> None:
    with (
        IndexWriter(board.root),
        pytest.raises(IndexBusy, match=rf"process {os.getpid()}\. Only one indexer may run"),
    ):
        IndexWriter(board.root)
    IndexWriter(board.root).close()


def test_a_killed_writer_leaves_exactly_the_last_commit(board) -> None:
    command = [sys.executable, "-c", ENDLESS, str(board.root)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": ":".join(sys.path)}
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"adding\n"
        with pytest.raises(IndexBusy, match=f"process {process.pid}"):
            IndexWriter(board.root)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    reader = IndexReader(board.root, check_every=0)
    assert total(reader, board) == 10
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Poet", id="00000000-0000-0000-0000-0000000000ff")])
        writer.commit()
    assert total(reader, board) == 11
    assert total(reader, board, "poet") == 1


def test_without_an_index_everyone_is_told_to_rebuild(board) -> None:
    with pytest.raises(IndexMissing, match="Rebuild the index"):
        IndexReader(board.root)
    with IndexWriter(board.root) as writer:
        assert not writer.has_index
        with pytest.raises(SearchUnavailable):
            writer.upsert([board.job("Baker")])
        with pytest.raises(SearchUnavailable):
            writer.delete(["x"])


def test_an_index_of_another_form_counts_as_missing(board) -> None:
    board.build(board.job("Baker"))
    old = IndexReader(board.root, check_every=0)
    (board.root / "v0-000009").mkdir()
    (board.root / "current").unlink()
    (board.root / "current").symlink_to("v0-000009")
    with pytest.raises(IndexMissing):
        IndexReader(board.root)
    with IndexWriter(board.root) as writer:
        assert not writer.has_index
        assert board.titles(old) == ["Baker"]
        assert old.status().jobs == 1
        with writer.rebuild() as rebuild:
            rebuild.add([board.job("Poet")])
        assert writer.has_index
    assert board.titles(IndexReader(board.root)) == board.titles(old) == ["Poet"]
    assert [path.name for path in board.root.glob("v*")] == [(board.root / "current").readlink().name]


def test_readers_serve_the_old_index_until_the_swap(board) -> None:
    reader = board.build(*[board.job("Baker") for _ in range(5)])
    stop, seen, failures = threading.Event(), set(), []

    def ask() -> None:
        while not stop.is_set():
            try:
                seen.add(total(reader, board))
            except Exception as error:  # noqa: BLE001 - whatever comes is a failure of the test
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    with IndexWriter(board.root) as writer:
        for count in (6, 7, 8, 9):
            with writer.rebuild() as rebuild:
                rebuild.add([board.job("Poet") for _ in range(count)])
            # Another thread may be renewing the reader at this moment; this one then sees the state before.
            deadline = time.monotonic() + 5
            while len(board.titles(reader, "poet", limit=100)) != count:
                assert time.monotonic() < deadline
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert seen <= {5, 6, 7, 8, 9}
    assert len(list(board.root.glob("v*"))) == 1


def test_changes_during_a_rebuild_win_over_what_it_has_read(board) -> None:
    kept, changed, removed = board.job("Kept"), board.job("Stale"), board.job("Removed")
    reader = board.build(kept, changed, removed)
    with IndexWriter(board.root) as writer, writer.rebuild() as rebuild:
        rebuild.add([kept])
        writer.upsert([board.job("Fresh", id=changed.id)])
        writer.delete([removed.id])
        writer.commit()
        assert sorted(board.titles(reader)) == ["Fresh", "Kept"]
        assert rebuild.add([changed, removed]) == 0
    assert sorted(board.titles(reader)) == ["Fresh", "Kept"]


def test_a_reader_fails_when_the_folder_is_gone(board) -> None:
    reader = board.build(board.job("Baker"))
    shutil.rmtree(board.root)
    with pytest.raises(IndexMissing):
        reader.find(JobQuery(), now=board.now)


def test_a_failed_rebuild_changes_nothing(board) -> None:
    reader = board.build(board.job("Baker"))
    with IndexWriter(board.root) as writer:
        with pytest.raises(AttributeError), writer.rebuild() as rebuild:
            rebuild.add([board.job("Poet"), None])
        assert board.titles(reader) == ["Baker"]
        assert len(list(board.root.glob("v*"))) == 1
        with writer.rebuild(), pytest.raises(RuntimeError, match="already running"):
            writer.rebuild()
    assert board.titles(reader) == []


def test_closing_the_writer_ends_a_rebuild_without_effect(board) -> None:
    reader = board.build(board.job("Baker"))
    writer = IndexWriter(board.root)
    with writer.rebuild() as rebuild:
        rebuild.add([board.job("Poet")])
        writer.close()
    assert board.titles(reader) == ["Baker"]


def test_the_status_tells_of_the_last_commit(board) -> None:
    reader = board.build(board.job("Baker"), board.job("Poet"))
    status = reader.status()
    assert (status.jobs, status.generation) == (2, "v1-000001")
    assert status.size > 1000
    meta = (Path(board.root) / "current" / "meta.json").stat()
    assert status.changed_at.timestamp() == pytest.approx(meta.st_mtime)


def test_any_amount_and_date_fits(board) -> None:
    reader = board.build(
        board.job("Baker", published_at=-5, valid_through=1 << 62, pay_max_year=1 << 62),
        board.job("Poet", published_at=1 << 50, valid_through=-3, pay_min_year=-1),
        board.job("", company="", description="x" * 100_000, skills=("",)),
    )
    assert total(reader, board) == 2
    page = reader.find(JobQuery(pay_min=1 << 80, posted_within=10**9), now=board.now).page
    assert page.total == 0
