"""Reads PDFs that are written here byte by byte, so that every place and fault in them is known."""

import hashlib
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from talentsphere.kernel.pdfium import PDFIUM_LOCK
from talentsphere.services.cvs.rules.pdf import pdf_text
from talentsphere.services.cvs.rules.reader import read_resume
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"


def rc4(key, data):
    box = list(range(256))
    swap = 0
    for index in range(256):
        swap = (swap + box[index] + key[index % len(key)]) % 256
        box[index], box[swap] = box[swap], box[index]
    out, index, swap = bytearray(), 0, 0
    for byte in data:
        index = (index + 1) % 256
        swap = (swap + box[index]) % 256
        box[index], box[swap] = box[swap], box[index]
        out.append(byte ^ box[(box[index] + box[swap]) % 256])
    return bytes(out)


def encryption(password):
    """The entries of the standard security handler, revision 2 with 40 bits, and the file's key."""
    padded = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + FILE_ID).digest()[:5]
    entry = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
    return entry % (owner.hex().encode(), rc4(key, PADDING).hex().encode()), key


def text_at(x, y, text, size=10, turned=False):
    matrix = "0 1 -1 0" if turned else "1 0 0 1"
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({escaped}) Tj ET\n".encode("cp1252")


def pdf(*pages, password=None, rotate=0, links=()):
    """A PDF of pages, each a content stream; `links` are (left, bottom, right, top, address) on every page."""
    annotations = b" ".join(
        b"<< /Type /Annot /Subtype /Link /Rect [%d %d %d %d] /A << /S /URI /URI (%s) >> >>" % link
        for link in links
    )
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    entry, key = (b"", b"") if password is None else encryption(password)
    for index, content in enumerate(pages):
        number = 5 + 2 * index
        salt = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> /Annots [%s] >>" % (rotate, number, annotations)
        )
        stream = content if password is None else rc4(salt, content)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    trailer = b"/Root 1 0 R /ID [<%s> <%s>]" % ((FILE_ID.hex().encode(),) * 2)
    if password is not None:
        objects.append(entry)
        trailer += b" /Encrypt %d 0 R" % len(objects)
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def column(x, top, texts, leading=14):
    return b"".join(text_at(x, top - leading * index, text) for index, text in enumerate(texts))


def code_of(data):
    with pytest.raises(UnreadableDocument) as refused:
        pdf_text(data)
    assert refused.value.detail
    assert refused.value.status == 422
    return refused.value.code


def outcome(data):
    try:
        pdf_text(data)
    except UnreadableDocument as refused:
        return refused.code
    return "text"


SIDEBAR = [
    "CONTACT",
    "ann@example.com",
    "+44 20 7946 0958",
    "SKILLS",
    "Python",
    "Go",
    "Rust",
    "LANGUAGES",
    "English",
    "French",
]
MAIN = [
    "EXPERIENCE", "Acme Ltd, Engineer", "2019 to present", "Built the whole billing system", "Wrote its tests",
    "Initech, Developer", "2015 to 2019", "Printed reports for managers", "EDUCATION", "BSc Physics, Leeds",
    "University of Leeds", "2012 to 2015",
]  # fmt: skip


@pytest.mark.parametrize(("sidebar_x", "main_x"), [(40, 220), (420, 40)], ids=["left", "right"])
def test_a_sidebar_is_read_apart_from_the_main_column(sidebar_x, main_x):
    page = text_at(200, 740, "Ann Lee, Software Engineer with a long headline", 20)
    # Drawn line by line across both columns, as some programs do; the baselines differ by chance.
    for index in range(12):
        if index < len(SIDEBAR):
            page += text_at(sidebar_x, 700 - 17 * index, SIDEBAR[index])
        page += text_at(main_x, 695 - 14 * index, MAIN[index])
    lines = [line for line in pdf_text(pdf(page)).split("\n") if line]
    first, second = (SIDEBAR, MAIN) if sidebar_x < main_x else (MAIN, SIDEBAR)
    assert lines == ["Ann Lee, Software Engineer with a long headline", *first, *second]


def test_columns_on_a_common_grid_are_read_one_after_the_other():
    left = [f"left line number {index}" for index in range(14)]
    right = [f"right line number {index}" for index in range(16)]
    text = pdf_text(pdf(column(40, 700, left) + column(320, 700, right)))
    assert [line for line in text.split("\n") if line] == left + right


@pytest.mark.parametrize(("dates_x", "text_x"), [(480, 40), (40, 160)], ids=["right", "left"])
def test_dates_in_a_margin_stay_beside_their_entries(dates_x, text_x):
    page = b""
    for index in range(5):
        y = 700 - 60 * index
        page += text_at(text_x, y, f"Employer {index}, Engineer")
        page += text_at(text_x, y - 14, "- did this and that and something else")
        page += text_at(dates_x, y, f"Jan 201{index} - May 201{index}")
    text = pdf_text(pdf(page))
    for index in range(5):
        parts = [f"Employer {index}, Engineer", f"Jan 201{index} - May 201{index}"]
        assert "\t".join(parts if dates_x > text_x else reversed(parts)) in text


def test_places_above_dates_in_a_margin_belong_to_the_entry():
    page = text_at(40, 740, "Experience", 14)
    for index in range(4):
        y = 710 - 70 * index
        page += text_at(40, y, f"Employer {index} Ltd, Engineer") + text_at(480, y, "Leeds, UK")
        page += text_at(46, y - 14, "• Built a rather long thing that goes on to the next line of the")
        page += text_at(480, y - 14, f"Jan 201{index} - May 201{index}")
        page += text_at(53, y - 28, "page, as this does") + text_at(46, y - 42, "• Tested it")
    jobs = read_resume(pdf_text(pdf(page)))["work"]
    assert [(job["name"], job["position"], job["location"], job["startDate"]) for job in jobs] == [
        (f"Employer {index} Ltd", "Engineer", "Leeds, UK", f"201{index}-01") for index in range(4)
    ]
    assert jobs[0]["highlights"] == [
        "Built a rather long thing that goes on to the next line of the page, as this does",
        "Tested it",
    ]


def test_labels_of_a_table_stay_beside_their_values():
    page = column(40, 700, ["Languages", "Databases", "Clouds", "Tools"], 16)
    page += column(160, 700, ["Python, Go", "PostgreSQL, Redis", "AWS, GCP", "Docker, Git"], 16)
    text = pdf_text(pdf(page))
    assert "Languages\tPython, Go\nDatabases\tPostgreSQL, Redis\nClouds\tAWS, GCP" in text


def test_wrapped_list_items_are_one_line_and_split_words_whole():
    page = text_at(40, 700, "• Designed the sparse attention that reduced all memory foot-")
    page += text_at(48, 688, "prints by half and led a full-")
    page += text_at(48, 676, "time team of nine.")
    page += text_at(40, 660, "• Wrote papers.")
    text = pdf_text(pdf(page))
    assert (
        "• Designed the sparse attention that reduced all memory footprints by half and led a full-time team of nine.\n"
        in text
    )
    assert text.endswith("• Wrote papers.")


def test_paragraphs_are_apart():
    page = column(40, 700, ["One line", "and its next"], 12) + column(
        40, 640, ["Another paragraph", "and its next"], 12
    )
    assert pdf_text(pdf(page)) == "One line\nand its next\n\nAnother paragraph\nand its next"


def test_links_say_where_they_lead():
    page = (
        text_at(40, 700, "octocat")
        + text_at(40, 680, "Portfolio")
        + text_at(40, 660, "example.org")
        + text_at(40, 640, "Click")
    )
    links = [
        (38, 695, 90, 712, b"https://github.com/octocat"),
        (38, 675, 90, 692, b"https://octo.example/work"),
        (38, 655, 100, 672, b"https://example.org/"),
        (38, 635, 100, 652, b"javascript:alert(1)"),
    ]
    assert (
        pdf_text(pdf(page, links=links))
        == "github.com/octocat\nPortfolio <https://octo.example/work>\nexample.org\nClick"
    )


def test_turned_pages_are_read_upright_and_turned_texts_come_last():
    turned_page = b"".join(
        text_at(100 + 14 * index, 40, text, turned=True) for index, text in enumerate(["First", "Second"])
    )
    assert pdf_text(pdf(turned_page, rotate=90)) == "First\nSecond"
    mixed = text_at(20, 300, "Sideways", turned=True) + column(60, 700, ["Upright one", "Upright two"])
    assert pdf_text(pdf(mixed)).split() == ["Upright", "one", "Upright", "two", "Sideways"]


def test_pages_and_characters_are_limited():
    pages = [text_at(40, 700, f"page {index}") for index in range(40)]
    text = pdf_text(pdf(*pages))
    assert text.startswith("page 0")
    assert text.endswith("page 29")
    assert pdf_text(pdf(*pages), max_pages=2) == "page 0\n\npage 1"
    assert len(pdf_text(pdf(text_at(40, 700, "x" * 500)), max_characters=100)) == 100


def test_a_protected_pdf_is_refused_and_one_with_an_empty_password_read():
    page = text_at(40, 700, "Secret words")
    assert code_of(pdf(page, password=b"open sesame")) == "encrypted"
    assert pdf_text(pdf(page, password=b"")) == "Secret words"


def test_a_pdf_of_pictures_only_is_refused():
    assert code_of(pdf(b"0 0 100 100 re f")) == "no_text"


def test_cut_and_damaged_files_are_refused():
    whole = pdf(text_at(40, 700, "Whole"))
    assert code_of(whole[: len(whole) // 2]) == "truncated"
    assert code_of(b"%PDF-1.7\n" + b"\x00garbage" * 300 + b"%%EOF") == "broken"
    assert code_of(b"") == "wrong_kind"
    assert code_of(b"<html>%%EOF") == "wrong_kind"
    assert code_of(b"%PDF-" + b"0" * (20 * 1024 * 1024)) == "too_large"


def test_the_end_marker_of_a_table_of_characters_is_not_the_end_of_the_file():
    stream = b"<< /Length 30 >>\nstream\n%%EndResource\n%%EOF\nendstream\nendobj\n4 0 obj\n<<"
    assert code_of(b"%PDF-1.4\n3 0 obj\n" + stream) == "truncated"


def test_every_cut_of_a_file_is_either_read_or_refused():
    whole = pdf(text_at(40, 700, "Whole"), text_at(40, 700, "Second"))
    for length in range(0, len(whole), 37):
        for data in (
            whole[:length],
            whole[:length] + b"\n%%EOF\n",
            whole[:length] + b"\xff" * 20 + whole[length + 20 :],
        ):
            assert outcome(data) in {"text", "broken", "truncated", "no_text", "wrong_kind"}


def test_a_page_of_scattered_letters_takes_bounded_time():
    letters = b"".join(
        text_at(10 + 59 * index % 590, 10 + 31 * index % 770, "x", 4) for index in range(20_000)
    )
    started = time.process_time()
    assert pdf_text(pdf(letters))
    assert time.process_time() - started < 20


def test_many_threads_may_read_at_once():
    documents = [pdf(*[text_at(40, 700, f"document {index}")] * 3) for index in range(8)]
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(pdf_text, documents * 4))
    assert texts == [f"document {index}\n\ndocument {index}\n\ndocument {index}" for index in range(8)] * 4
    assert not PDFIUM_LOCK.locked()
