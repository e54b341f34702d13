"""A board is recognised, every row is read or refused, and no row stops another."""

import gzip
import json

import pytest

from factories.boards import (
    csv_board,
    encoded,
    greenhouse_board,
    json_ld_page,
    json_ld_posting,
    lever_board,
    real_rows,
)
from talentsphere.services.jobs.rules.importing import board
from talentsphere.services.jobs.rules.importing.board import parse
from talentsphere.services.jobs.rules.importing.errors import BadMapping, MalformedImport

ROW = {"id": "1", "title": "Welder", "company": "Acme"}


def lines(*rows):
    return b"\n".join(row if isinstance(row, bytes) else encoded(row) for row in rows)


class TestTheFormat:
    @pytest.mark.parametrize(
        ("data", "seen", "count"),
        [
            (encoded(ROW), "jsonl", 1),
            (lines(ROW, ROW | {"id": 2}), "jsonl", 2),
            (lines(ROW, ROW | {"id": 2}) + b"\n\n", "jsonl", 2),
            (encoded([ROW]), "jsonl", 1),
            (encoded({"meta": {"n": 1}, "results": [ROW]}), "jsonl", 1),
            (json.dumps([ROW], indent=2).encode("utf-16"), "jsonl", 1),
            (b"\xef\xbb\xbf" + encoded([ROW]), "jsonl", 1),
            (gzip.compress(encoded(ROW), mtime=0), "jsonl", 1),
            (
                gzip.compress(lines(ROW, b""), mtime=0) + gzip.compress(encoded(ROW | {"id": 2}), mtime=0),
                "jsonl",
                2,
            ),
            (b"id,title,company\n1,Welder,Acme\n", "csv", 1),
            (b"id;title\r\n1;Welder\r\n", "csv", 1),
            (b'{"jobs": []}', "greenhouse", 0),
            (b"[]", "jsonl", 0),
        ],
    )
    def test_is_recognised(self, data, seen, count):
        parsed = parse(data)
        assert (parsed.format, parsed.rows, len(parsed.postings), parsed.errors) == (seen, count, count, ())

    def test_is_recognised_for_every_kind_of_board(self):
        rows = real_rows(5)
        ld = [json_ld_posting(row, at) for at, row in enumerate(rows)]
        boards = {
            "greenhouse": [
                encoded(greenhouse_board(rows)),
                encoded(greenhouse_board(rows)["jobs"]),
                lines(*greenhouse_board(rows)["jobs"]),
            ],
            "lever": [encoded(lever_board(rows)), lines(*lever_board(rows))],
            "jsonld": [
                encoded(ld),
                encoded({"@context": "https://schema.org", "@graph": ld}),
                json_ld_page(ld).encode(),
                lines(*ld),
            ],
            "csv": [
                csv_board(rows),
                csv_board(rows, delimiter="\t", encoding="utf-16"),
                csv_board(rows, delimiter="|", encoding="utf-8-sig"),
            ],
        }
        for name, kinds in boards.items():
            for data in kinds:
                assert parse(data) == parse(data, format=name)
                assert (parse(data).format, len(parse(data).postings), parse(data).errors) == (name, 5, ())

    def test_of_one_job_is_recognised_too(self):
        row = real_rows(1)
        assert parse(encoded(greenhouse_board(row)["jobs"][0])).format == "greenhouse"
        assert parse(encoded(lever_board(row)[0])).format == "lever"
        assert parse(encoded(json_ld_posting(row[0], 0))).format == "jsonld"

    @pytest.mark.parametrize("wanted", ["greenhouse", "lever", "jsonld"])
    def test_that_was_named_and_is_another_is_refused(self, wanted):
        with pytest.raises(MalformedImport, match="leave the format out"):
            parse(encoded([ROW]), format=wanted)


class TestAMalformedFile:
    @pytest.mark.parametrize(
        ("data", "message", "line"),
        [
            (b"", "empty", None),
            (b" \n ", "empty", None),
            (b'[{"title": "a"},\n{"title": }]', "no JSON", 2),
            (b'{"jobs": [{"title": "a"}', "no JSON", 1),
            (b"[" * 100_000, "no JSON", 1),
            (b'{\n  "jobs": [\n    {"a": 1}\n', "no JSON", 4),
            (b"3", "heading", 1),
            (b"just some text", "heading", 1),
            (b'[{"@context": "https://schema.org", "@type": "Thing"}]', "no JobPosting", None),
            (b"<html><body>Jobs</body></html>", "no JSON-LD script", None),
            (b"\x1f\x8b\x08 broken", "damaged", None),
            (gzip.compress(b"id,title\n" * 50, mtime=0)[:-12], "too early", None),
            (b"PK\x03\x04,\x00,\n\x01,\x02,\n", "sheet or another Office document", None),
            (gzip.compress(b"%PDF-1.7\na,b\n1,2\n", mtime=0), "PDF document", None),
        ],
    )
    def test_is_refused_saying_where(self, data, message, line):
        with pytest.raises(MalformedImport, match=message) as refused:
            parse(data)
        assert refused.value.line == line
        assert refused.value.status == 422
        assert line is None or f"line {line}" in refused.value.detail

    @pytest.mark.parametrize(
        "data",
        [b"a" * 2_000, gzip.compress(b"a" * 1_000_000, mtime=0), gzip.compress(b"a" * 600, mtime=0) * 2],
    )
    def test_is_refused_when_it_is_too_large(self, data):
        with pytest.raises(MalformedImport, match="larger"):
            parse(data, max_bytes=1_000)

    def test_of_many_members_is_measured_as_a_whole(self):
        with pytest.raises(MalformedImport, match="larger"):
            parse(gzip.compress(b"id,title\n" * 40, mtime=0) * 4, max_bytes=1_000)


class TestABadRow:
    @pytest.mark.parametrize(
        ("row", "field", "message"),
        [
            ({"id": "2"}, "title", "missing"),
            ({"id": "2", "title": " "}, "title", "missing"),
            ({"id": "2", "title": "ab"}, "title", "3 to 200"),
            ({"id": "2", "title": "x" * 201}, "title", "3 to 200"),
            (ROW | {"id": "2", "posted": "yesterday"}, "published_at", "“yesterday” is no date"),
            (ROW | {"id": "2", "deadline": "31/31/2024"}, "valid_through", "no date"),
            (ROW | {"id": "2", "salary_min": 9, "salary_max": 8}, "pay.min", "swap"),
            (ROW | {"id": "2", "salary_min": "-4"}, "pay.min", "zero or more"),
            (ROW | {"id": "2", "salary_min": "1.2.3"}, "pay.min", "no amount"),
            (ROW | {"id": "2", "salary_min": 9, "currency": "Thaler"}, "pay.currency", "ISO 4217"),
            (ROW | {"id": "2", "description": "x" * 100_001}, "description_html", "100 kB"),
            (ROW | {"id": "2", "description": "x" * 1_000_001}, "description_html", "million"),
            (ROW | {"id": "1"}, "reference", "Row 1"),
            (ROW | {"id": "x" * 501}, "reference", "longer"),
            (ROW | {"id": "2", "company": "x" * 201}, "company_name", "longer"),
        ],
    )
    def test_is_named_with_its_field_and_stops_no_other(self, row, field, message):
        # The good rows hold the columns, so that each is there to be guessed.
        good = ROW | {
            "posted": "2024-01-01",
            "deadline": None,
            "salary_min": 1,
            "salary_max": None,
            "currency": "USD",
            "description": "",
        }
        parsed = parse(lines(good, row, good | {"id": "3"}))
        (error,) = parsed.errors
        assert (error.row, error.reference, error.field) == (2, row["id"], field)
        assert message in error.message
        assert [posting.row for posting in parsed.postings] == [1, 3]
        assert parsed.rows == 3

    @pytest.mark.parametrize("row", [b"{broken", b"17", b'"text"', b"[" * 5_000, b'{"a": 1e999}'])
    def test_may_be_no_object_at_all(self, row):
        parsed = parse(lines(ROW, row, ROW | {"id": "3"}))
        (error,) = parsed.errors
        assert (error.row, error.reference, error.field) == (2, None, None)
        assert error.message.startswith("Line 2 is no JSON")
        assert len(parsed.postings) == 2

    def test_may_be_the_first(self):
        assert [error.row for error in parse(lines(b"{broken", ROW)).errors] == [1]
        assert [error.row for error in parse(b'[17, {"id": 1, "title": "Welder"}]').errors] == [1]

    def test_of_a_table_may_have_other_columns(self):
        parsed = parse(b'id,title,place\n1,Welder,"Bonn"\n2,Cutter,Bonn,Ulm,x\n3,"Filer\n4,Miller,Ulm\n')
        assert [posting.reference for posting in parsed.postings] == ["1"]
        assert [(error.row, error.message) for error in parsed.errors] == [
            (2, "Line 3 has 5 columns where the heading has 3."),
            (
                3,
                "Line 4 has 2 columns where the heading has 3. It runs to line 5: a quotation mark may not be closed.",
            ),
        ]

    def test_of_a_page_may_be_a_broken_script(self):
        good = json_ld_page([json_ld_posting(real_rows(1)[0], 0)])
        page = '<script type="application/ld+json">{"@type": </script>' + good
        parsed = parse(page.encode())
        assert len(parsed.postings) == 1
        assert "script 1" in parsed.errors[0].message


class TestATable:
    def test_reads_every_mapped_column(self):
        heading = "ref,position,employer,dept,city,state,country,remote,job type,level,min salary,max salary,currency,pay period,skills,req id,lang,posted,deadline,link,description,perks"
        row = 'A1,Welder &amp; Cutter,Acme,Shop,Bonn,NRW,Germany,hybrid,Part-time,Senior,"40,000",50000,EUR,yearly,"MIG, TIG",R1,German,1/2/2030,28/2/2030,https://a.example/1,Weld.,Tea'
        (posting,) = parse(f"{heading}\n{row}\n".encode()).postings
        assert (posting.reference, posting.title, posting.company_name, posting.department) == (
            "A1",
            "Welder & Cutter",
            "Acme",
            "Shop",
        )
        place = posting.locations[0]
        assert (place.city, place.region, place.country) == ("Bonn", "NRW", "DE")
        assert (posting.workplace, posting.employment_type, posting.level) == (
            "hybrid",
            "part_time",
            "senior",
        )
        pay = posting.pay
        assert (pay.min, pay.max, pay.currency, pay.interval) == (40000, 50000, "EUR", "year")
        assert (posting.skills, posting.requisition_id, posting.language) == (("MIG", "TIG"), "R1", "de")
        assert posting.published_at.date().isoformat() == "2030-01-02"
        assert posting.valid_through.isoformat() == "2030-02-28"
        assert (posting.source_url, posting.description_html) == ("https://a.example/1", "<p>Weld.</p>")
        # What was read into another form is kept as it was written.
        assert posting.source == {
            "position": "Welder &amp; Cutter", "country": "Germany", "job type": "Part-time", "level": "Senior",
            "min salary": "40,000", "max salary": "50000", "pay period": "yearly", "skills": "MIG, TIG",
            "lang": "German", "posted": "1/2/2030", "deadline": "28/2/2030", "description": "Weld.", "perks": "Tea",
        }  # fmt: skip

    def test_shows_its_mapping_and_what_is_unmapped(self):
        parsed = parse(b"id,title,perks,mood\n1,Welder,Tea,Good\n")
        assert parsed.mapping == {"reference": "id", "title": "title"}
        assert parsed.unmapped == ("perks", "mood")

    def test_takes_overrides(self):
        parsed = parse(b"id,title,label\n1,Welder,Cutter\n", mapping={"title": "label", "reference": ""})
        (posting,) = parsed.postings
        assert posting.title == "Cutter"
        assert posting.reference.startswith("row-")
        assert parsed.mapping == {"title": "label"}
        assert posting.source == {"id": "1", "title": "Welder"}

    def test_refuses_overrides_that_do_not_fit(self):
        with pytest.raises(BadMapping):
            parse(b"id,title\n1,Welder\n", mapping={"title": "label"})
        with pytest.raises(BadMapping):
            parse(encoded(greenhouse_board(real_rows(1))), mapping={"title": "title"})

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"])
    def test_may_have_any_encoding(self, encoding):
        data = "id;title;Société\n1;Soudeur – qualifié;Müller\n".encode(encoding)
        (posting,) = parse(data).postings
        assert posting.title == "Soudeur – qualifié"

    def test_without_references_is_the_same_the_second_time(self):
        data = b"title,company\nWelder,Acme\nCutter,Acme\nWelder,Acme\n"
        first, second = parse(data), parse(data)
        assert [p.reference for p in first.postings] == [p.reference for p in second.postings]
        assert [error.row for error in first.errors] == [3]

    @pytest.mark.parametrize("word", ["Until filled", "Open until filled", "rolling basis", "N/A", ""])
    def test_may_close_never(self, word):
        (posting,) = parse(
            f"id,title,deadline\n1,Welder,{word}\n".encode(), mapping={"valid_through": "deadline"}
        ).postings
        assert posting.valid_through is None

    def test_may_have_repeated_and_empty_headings(self):
        (posting,) = parse(b"id,title,note,note,\n1,Welder,a,b,c\n").postings
        assert posting.source == {"note": "a", "note (4)": "b", "column 5": "c"}


class TestTheHash:
    def hashes(self, *rows, **options):
        return [posting.content_hash for posting in parse(lines(*rows), **options).postings]

    def test_is_the_same_for_the_same_content(self):
        moved = dict(reversed(ROW.items()))
        assert self.hashes(ROW) == self.hashes(moved) == self.hashes(ROW | {"id": "0"}, ROW)[1:]

    @pytest.mark.parametrize(
        "change", [{"title": "Cutter"}, {"company": "Ace"}, {"perks": "tea"}, {"id": "2"}]
    )
    def test_differs_for_any_other(self, change):
        assert self.hashes(ROW) != self.hashes(ROW | change)


def test_text_that_was_read_wrongly_once_is_put_right():
    (posting,) = parse(encoded(ROW | {"title": "Officer \u00e2\u0080\u0093 Direct Hire"})).postings
    assert posting.title == "Officer – Direct Hire"
    assert posting.source == {"title": "Officer \u00e2\u0080\u0093 Direct Hire"}


def test_no_text_keeps_a_nul():
    (posting,) = parse(
        encoded(ROW | {"title": "Wel\x00der", "note": {"a\x00": ["b\x00"]}, "description": "c\x00"})
    ).postings
    assert "\x00" not in f"{posting}"
    assert "\\x00" not in f"{posting}"
    assert posting.source["note"] == {"a\ufffd": ["b\ufffd"]}


def test_the_limit_leaves_room_for_the_boards_there_are():
    assert board.MAX_BYTES > 100 * 10**6
