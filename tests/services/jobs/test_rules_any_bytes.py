"""Whatever bytes come, a board is read or refused with a reason; nothing else happens."""

import gzip
import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentsphere.services.jobs.contract import ImportFormat
from talentsphere.services.jobs.rules.importing.board import parse
from talentsphere.services.jobs.rules.importing.errors import MalformedImport

FORMATS = (None, *ImportFormat.__args__)
NAMES = st.sampled_from(
    [
        "id", "title", "text", "absolute_url", "content", "location", "categories", "hostedUrl", "@type", "@graph", "jobs",
        "description", "published_at", "deadline", "salary_min", "salary", "questions", "metadata", "pay_input_ranges",
        "offices", "departments", "jobLocation", "baseSalary", "identifier", "validThrough", "company", "skills", "lists",
        "salaryRange", "createdAt", "country", "language", "employmentType", "hiringOrganization", "remote",
    ]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=12),
    st.sampled_from(["JobPosting", "Welder", "2024-02-05", "12/31/2024", "$5k - 6k", "US", "Remote", "\x00", "&lt;p&gt;x", "9" * 400]),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
ROWS = st.dictionaries(NAMES, VALUES, max_size=8)


def check(data, wanted=None):
    try:
        parsed = parse(data, format=wanted)
    except MalformedImport as refused:
        assert refused.detail  # noqa: PT017 - either outcome is right
        return
    refused_rows = {error.row for error in parsed.errors}
    assert parsed.rows == len(parsed.postings) + len(refused_rows)
    assert len({posting.reference for posting in parsed.postings}) == len(parsed.postings)
    assert all(error.message for error in parsed.errors)
    assert b"\\u0000" not in msgspec.json.encode(parsed)


@given(st.binary(max_size=300), st.sampled_from(FORMATS))
def test_any_bytes(data, wanted):
    check(data, wanted)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-32", "latin-1"]))
def test_any_text(text, encoding):
    check(text.encode(encoding, errors="replace"))


@given(st.binary(max_size=60))
def test_any_gzip(data):
    check(gzip.compress(data, mtime=0))
    check(gzip.compress(b"id,title\n1,Welder", mtime=0)[:-4] + data)
    check(b"\x1f\x8b" + data)


@settings(max_examples=300)
@given(
    st.one_of(VALUES, st.lists(ROWS, max_size=4), ROWS.map(lambda row: {"jobs": [row]})),
    st.sampled_from(FORMATS),
)
def test_any_json(value, wanted):
    check(json.dumps(value).encode(), wanted)


@given(st.lists(ROWS, max_size=4))
def test_any_json_lines(rows):
    check("\n".join(map(json.dumps, rows)).encode())


@settings(max_examples=200)
@given(
    ROWS,
    st.sampled_from(
        [
            {"@type": "JobPosting"},
            {"hostedUrl": "x", "text": "Welder"},
            {"absolute_url": "x", "title": "Welder"},
        ]
    ),
)
def test_any_posting_of_a_known_board(row, sign):
    check(json.dumps([row | sign]).encode())


@given(st.lists(st.lists(st.text(alphabet='a1,;"\n\r\t|\x00é ', max_size=8), max_size=4), max_size=5))
def test_any_table(cells):
    check(("id,title,deadline,salary\n" + "\n".join(",".join(row) for row in cells)).encode())


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": 1, "title": "Welder", "note": ' + b"[" * 400 + b"]" * 400 + b"}",
        b'{"id": 1, "title": "Welder", "note": ' + b"[" * 950 + b"]" * 950 + b"}",
        b"<script type='application/ld+json'>" * 2_000,
        b"<script " * 20_000,
        b"id,title\n" + b'"' * 50_001,
        b"," * 100_000,
        b"id,title\n" + b"," * 100_000,
        b'{"id": 1, "title": "Welder", "n": ' + b"9" * 5_000 + b"}",
        b'[{"@type":"JobPosting","title":"\\ud800"}]',
    ],
)
def test_hostile_files(data):
    check(data)
