"""The real postings are read whole, unchanged the second time, and fast."""

import gzip
import json
import time

from factories.boards import csv_board, real_bytes, real_rows
from talentsphere.services.jobs.rules.importing.board import parse

KEPT = {
    "control_number": "reference",
    "position_title": "title",
    "department": "department",
    "agency": "company_name",
    "usajobs_url": "source_url",
}


def test_every_posting_and_every_field_of_it_survives():
    data = real_bytes()
    started = time.perf_counter()
    parsed = parse(data)
    seconds = time.perf_counter() - started
    assert (parsed.format, parsed.rows, len(parsed.postings), parsed.errors) == ("jsonl", 16_430, 16_430, ())
    assert parsed.unmapped == ("year", "subagency", "occupation_series", "hiring_paths")
    for line, posting in zip(gzip.decompress(data).splitlines(), parsed.postings, strict=True):
        row = json.loads(line)
        for name, value in row.items():
            if name in posting.source:
                assert posting.source[name] == value
            elif name == "open_date":
                assert posting.published_at.date().isoformat() == value
            elif name == "close_date":
                assert posting.valid_through.isoformat() == value
            else:
                assert getattr(posting, KEPT[name]) == str(value)
    # A quarter of the 5,000 a second that an idle core has to do, since tests share theirs.
    assert parsed.rows / seconds > 1_250


def test_the_second_run_finds_all_unchanged():
    data = real_bytes()
    first, second = parse(data), parse(gzip.decompress(data))
    assert [p.content_hash for p in first.postings] == [p.content_hash for p in second.postings]
    assert len({p.content_hash for p in first.postings}) == first.rows


def test_a_spreadsheet_of_them_says_the_same():
    rows = real_rows(500)
    for posting, row in zip(parse(csv_board(rows, delimiter=";")).postings, rows, strict=True):
        assert (posting.reference, posting.title) == (
            str(row["control_number"]),
            " ".join(row["position_title"].split()),
        )
        assert posting.source["hiring_paths"] == "; ".join(row["hiring_paths"])


def test_kinds_of_appointment_are_told_apart():
    kinds = {}
    for posting in parse(real_bytes()).postings:
        kinds.setdefault(posting.source.get("appointment_type"), set()).add(posting.employment_type)
    assert kinds["Permanent"] == {"full_time"}
    assert kinds["Term"] == kinds["Temporary"] == kinds["Summer"] == {"temporary"}
    assert kinds["Internships"] == {"internship"}
    assert kinds["Multiple"] == {"other"}


def test_titles_are_free_of_damage():
    assert not [
        p.title for p in parse(real_bytes()).postings if any("\x80" <= char <= "\x9f" for char in p.title)
    ]
