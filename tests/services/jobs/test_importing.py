import gzip
from datetime import UTC, date, datetime

import pytest

from factories.companies import Guild
from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.errors import Forbidden, Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.jobs.service import JobsService

TODAY = date(2026, 3, 2)
CSV = b"""Position,Employer,Closing date,Ref,Shoe size
Baker,Alder Bakery,2026-05-01,r1,44
Miller,Alder Bakery,2025-05-01,r2,41
,Alder Bakery,2026-05-01,r3,40
Driver,Birch Freight,2026-05-01,r4,39
"""


@pytest.fixture
def guild(database):
    return Guild(database)


@pytest.fixture
def jobs(database, guild):
    return JobsService(
        database, companies=guild, base_url="http://site.example",
        clock=lambda: datetime.combine(TODAY, datetime.min.time(), tzinfo=UTC),
    )  # fmt: skip


async def run(jobs, data=CSV, **options):
    return await jobs.import_postings(SYSTEM, data=data, format=None, company_id=None, **options)


def counts(report):
    return report.created, report.updated, report.unchanged, report.failed


async def rows(database):
    return await database.primary.fetch(
        "SELECT posting.*, company.name AS company FROM jobs.posting JOIN companies.company ON company.id = company_id"
    )


async def test_a_rehearsal_counts_and_writes_nothing(jobs, database):
    before = len(await rows(database))
    report = await run(jobs, CSV.replace(b"r1", b"dry"), dry_run=True)
    assert report.created >= 1
    assert len(await rows(database)) == before


async def test_a_table_becomes_postings_and_a_second_run_changes_nothing(jobs, database):
    table = CSV.replace(b",r", b",t")
    first = await run(jobs, table)
    assert (first.rows, first.expired, first.unmapped) == (4, 1, ("Shoe size",))
    assert counts(first) == (3, 0, 0, 1)
    assert [(e.row, e.field) for e in first.errors] == [(3, "title")]
    stored = {row["reference"]: row for row in await rows(database)}
    assert {r: (row["status"], row["company"]) for r, row in stored.items() if r in {"t1", "t2", "t4"}} == {
        "t1": ("published", "Alder Bakery"),
        "t2": ("closed", "Alder Bakery"),
        "t4": ("published", "Birch Freight"),
    }
    assert "44" in str(stored["t1"]["source"])
    assert counts(await run(jobs, table)) == (0, 0, 3, 1)


async def test_a_changed_row_is_updated_in_place(jobs, database):
    await run(jobs, CSV.replace(b",r", b",u"))
    report = await run(jobs, CSV.replace(b",r", b",u").replace(b"\nBaker,", b"\nHead baker,"))
    assert counts(report) == (0, 1, 2, 1)


async def test_shifting_moves_even_what_an_earlier_run_left_closed(jobs, database):
    data = CSV.replace(b",r", b",s")
    await run(jobs, data)
    report = await run(jobs, data, shift_dates=True)
    assert counts(report) == (0, 1, 2, 1)
    [row] = [row for row in await rows(database) if row["reference"] == "s2"]
    assert row["status"] == "published"
    assert row["valid_through"] >= TODAY
    assert row["closed_at"] is None


async def test_members_import_for_their_company_only(jobs, guild):
    member = Actor(user_id=new_id(), roles=frozenset({"recruiter"}))
    company_id = await guild.found_company(recruiters=[member])
    report = await jobs.import_postings(member, data=CSV, format="csv", company_id=company_id)
    assert report.created == 3
    with pytest.raises(Forbidden):
        await jobs.import_postings(member, data=CSV, format="csv", company_id=None)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"{", b"<html></html>", gzip.compress(b"", mtime=0)])
async def test_what_is_no_board_is_refused_with_a_reason(jobs, data):
    with pytest.raises(Invalid) as refused:
        await run(jobs, data)
    assert refused.value.detail


async def test_all_real_postings_import_twice(jobs, shared_data, database):
    data = (shared_data / "postings" / "usajobs.jsonl.gz").read_bytes()
    first = await run(jobs, data, shift_dates=True)
    assert (first.rows, first.created + first.failed) == (16_430, 16_430)
    assert first.failed == 0
    again = await run(jobs, data, shift_dates=True)
    assert counts(again) == (0, 0, 16_430, 0)
