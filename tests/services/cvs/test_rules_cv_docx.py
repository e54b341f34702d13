"""Word documents, built by python-docx or, where it would not write such a thing, by hand."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from talentsphere.services.cvs.rules.docx import docx_text
from talentsphere.services.cvs.rules.docx_archive import MAX_UNPACKED, MAX_XML_PART
from talentsphere.services.cvs.rules.reader import read_resume
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data, name, content):
    """The archive with one entry more, or with one replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    return stream.getvalue()


def simple(text="Ann Lee"):
    document = Document()
    document.add_paragraph(text)
    return saved(document)


def code_of(data):
    with pytest.raises(UnreadableDocument) as refused:
        docx_text(data)
    assert refused.value.detail
    return refused.value.code


def test_headers_paragraphs_tables_and_footers_come_in_order():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ann Lee"
    document.sections[0].footer.paragraphs[0].text = "ann@example.com"
    document.add_heading("Experience", 1)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2018 – 2020", "Engineer\nAcme Ltd"
    table.cell(1, 0).text, table.cell(1, 1).text = "2015 – 2018", "Developer\nInitech"
    document.add_paragraph("Wrote things", style="List Bullet")
    assert [line for line in docx_text(saved(document)).split("\n") if line] == [
        "Ann Lee", "Experience", "2018 – 2020\tEngineer", "Acme Ltd", "2015 – 2018\tDeveloper", "Initech",
        "• Wrote things", "ann@example.com",
    ]  # fmt: skip


def test_columns_made_of_a_table_are_read_cell_after_cell():
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Skills\nPython\nGo", "Experience\nEngineer, Acme"
    nested = table.cell(0, 1).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "Leeds", "2019"
    assert [line for line in docx_text(saved(document)).split("\n") if line] == [
        "Skills", "Python", "Go", "Experience", "Engineer, Acme", "Leeds\t2019",
    ]  # fmt: skip


def test_content_controls_links_and_text_boxes_are_read_and_hidden_and_deleted_text_is_not():
    document = Document()
    document.add_paragraph("First")
    body = document.element.body
    run = "<w:r><w:t>{}</w:t></w:r>"
    body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run.format('In a control')}</w:p></w:sdtContent></w:sdt>"
        ),
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>keyword keyword</w:t></w:r>"
    deleted = "<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del>"
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run.format('In a box')}</w:p></w:txbxContent></w:pict></w:r>"
    body.insert(2, parse_xml(f"<w:p {nsdecls('w')}>{run.format('Seen')}{hidden}{deleted}{box}</w:p>"))
    paragraph = document.add_paragraph()
    relation = document.part.relate_to(
        "https://github.com/octocat",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{run.format("octocat")}</w:hyperlink>')
    )
    assert docx_text(saved(document)) == "First\nIn a control\nSeen\nIn a box\ngithub.com/octocat"


def test_a_cv_in_word_becomes_a_document():
    document = Document()
    document.add_paragraph("Ann Lee")
    document.add_paragraph("ann@example.com | +44 20 7946 0958")
    document.add_heading("Work experience", 1)
    document.add_paragraph("Engineer, Acme Ltd\tJan 2020 – present")
    document.add_paragraph("Built things", style="List Bullet")
    resume = read_resume(docx_text(saved(document)))
    assert resume["basics"] == {"name": "Ann Lee", "email": "ann@example.com", "phone": "+44 20 7946 0958"}
    assert resume["work"] == [
        {"name": "Acme Ltd", "position": "Engineer", "startDate": "2020-01", "highlights": ["Built things"]}
    ]


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(simple(), "word/media/image1.png", b"\0" * (256 * 2**20))
    assert len(bomb) < 2**20
    assert code_of(bomb) == "too_large"
    assert (
        code_of(with_part(simple(), "word/huge.xml", b"<a>" + b" " * MAX_XML_PART + b"</a>")) == "too_large"
    )
    assert MAX_UNPACKED == 64 * 2**20


def test_a_size_that_lies_is_not_believed():
    data = bytearray(with_part(simple(), "word/big.xml", b"<a>" + b" " * 1_000_000 + b"</a>"))
    size = (1_000_007).to_bytes(4, "little")
    assert data.count(size) == 2
    assert code_of(bytes(data.replace(size, (40).to_bytes(4, "little")))) == "broken"


def test_too_many_entries_are_refused():
    stream = io.BytesIO(simple())
    with zipfile.ZipFile(stream, "a") as archive:
        for index in range(2_100):
            archive.writestr(f"word/media/{index}", b"")
    assert code_of(stream.getvalue()) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_whatever_the_part_is_called(encoding):
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]><x>&i;</x>'.encode(encoding)
    for name in ("word/styles.xml", "word/notes.bin"):
        assert code_of(with_part(simple(), name, xml)) == "broken"
    external = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    assert code_of(with_part(simple(), "word/document.xml", external)) == "broken"


def test_other_files_are_refused():
    assert code_of(b"") == "wrong_kind"
    assert code_of(b"%PDF-1.4") == "wrong_kind"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "encrypted"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/passwd", b"x")
    assert code_of(stream.getvalue()) == "wrong_kind"
    assert code_of(with_part(simple(), "word/document.xml", b"<not-word/>")) in {"broken", "no_text"}
    assert code_of(simple("  ")) == "no_text"
    assert code_of(b"PK\x03\x04" + b"0" * (20 * 2**20)) == "too_large"


def test_a_protected_archive_is_refused():
    data = bytearray(simple())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert code_of(bytes(data)) == "encrypted"


def test_every_cut_of_a_file_is_either_read_or_refused():
    data = simple()
    for length in range(4, len(data), 997):
        assert code_of(data[:length]) == "broken"


def test_tables_within_tables_within_tables_are_refused_at_some_depth():
    xml = "<w:p/>"
    for _ in range(60):
        xml = f"<w:tbl><w:tr><w:tc>{xml}<w:p/></w:tc></w:tr></w:tbl>"
    document = Document()
    document.element.body.insert(0, parse_xml(xml.replace("<w:tbl>", f"<w:tbl {nsdecls('w')}>", 1)))
    assert code_of(saved(document)) == "broken"


def test_the_text_is_limited():
    assert len(docx_text(simple("word " * 1000), max_characters=100)) == 100
