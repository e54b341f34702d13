import hashlib
import struct
import tracemalloc
import zlib

import pypdfium2
import pytest

from factories.hostile import EICAR, PAGE, TEXT, deflated, encrypted_pdf, pdf, stream, zip_file
from talentsphere.services.files.rules import DOCUMENTS, Kind, RefusalCode, Refused, inspect
from talentsphere.services.files.rules.pdfium import pdf_facts


def modern_pdf(*hidden: bytes, entries: bytes = b"/Filter /FlateDecode", pack=zlib.compress) -> bytes:
    """A one-page PDF 1.5 whose objects, but for the page's text, are in an object stream; `hidden` from 7 on."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 7 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE,
        **dict(enumerate(hidden, start=7)),
    }
    pairs, bodies = b"", b""
    for number, body in objects.items():
        pairs += b"%d %d " % (number, len(bodies))
        bodies += body + b"\n"
    packed = pack(pairs + bodies)
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = {4: len(out)}
    out += b"4 0 obj\n%s\nendobj\n" % stream(TEXT)
    offsets[5] = len(out)
    counts = b"/Type /ObjStm /N %d /First %d %s" % (len(objects), len(pairs), entries)
    out += b"5 0 obj\n%s\nendobj\n" % stream(packed, counts)
    offsets[6] = len(out)
    size = 7 + len(hidden)
    rows = b""
    for number in range(size):
        if number in offsets:
            rows += struct.pack(">BLH", 1, offsets[number], 0)
        elif number in objects:
            rows += struct.pack(">BLH", 2, 5, list(objects).index(number))
        else:
            rows += struct.pack(">BLH", 0, 0, 65535)
    entries = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % size
    out += b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (deflated(rows, entries), offsets[6])
    return bytes(out)


def accepted(data: bytes):
    return inspect(data, declared_name="cv.pdf", allowed=DOCUMENTS, max_bytes=10 << 20)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        accepted(data)
    return refused.value


def opens(data: bytes) -> bool:
    return pdf_facts(data).opens


class TestPdf:
    @pytest.mark.parametrize("theme", ["Ember", "Engineeringclassic", "Ink", "Moderncv", "Opal"])
    def test_is_accepted_when_it_is_a_real_cv(self, theme, shared_data):
        data = (shared_data / "resumes" / f"John_Doe_{theme}Theme_CV.pdf").read_bytes()
        found = accepted(data)
        assert (found.kind, found.media_type, found.extension) == (Kind.PDF, "application/pdf", "pdf")
        assert found.sha256 == hashlib.sha256(data).hexdigest()
        assert found.size == len(data)
        assert found.pages == len(pypdfium2.PdfDocument(data))

    @pytest.mark.parametrize(
        "data",
        [
            pdf(),
            pdf() + b"\r\n\r\n",
            pdf() + bytes(20),
            modern_pdf(b"[3 0 R /Fit]"),
            pdf(deflated(b"<html><script>in a compressed stream</script></html>")),
            # An update appended to the file, as signing does.
            pdf() + pdf()[pdf().index(b"xref\n0") :].replace(b"startxref\n", b"%% moved\nstartxref\n"),
        ],
        ids=["plain", "blank-end", "zero-end", "object-stream", "html-as-text", "updated"],
    )
    def test_is_accepted_in_any_usual_build(self, data):
        assert accepted(data).pages == 1

    @pytest.mark.parametrize(
        "entry",
        [
            b"/Title (HTML/JavaScript and /Launch)",
            b"/Title (a \\( /S /JavaScript)",
            b"/Title (nested (/S /JavaScript) text)",
            b"% /S /JavaScript\n",
            b"/Dests << /JavaScript [3 0 R /Fit] /Launch [3 0 R /Fit] /JS [3 0 R /Fit] /Encrypt [3 0 R /Fit] >>",
            b"/OpenAction << /S /URI /URI (https://example.com/) >>",
        ],
    )
    def test_may_talk_about_scripts(self, entry):
        assert accepted(pdf(catalog=entry)).pages == 1

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"<html><body>hi</body></html>\n" + pdf(), "start of this PDF"),
            (b"\n" + pdf(), "start of this PDF"),
            (b"Dear reader" + pdf(), "start of this PDF"),
            (pdf() + b"<html><script>alert(1)</script></html>", "HTML"),
            (pdf() + b"\n<SCRIPT\nsrc=x></SCRIPT>\n%%EOF\n", "HTML"),
            (pdf(first=b"%<!DOCTYPE html><body onload=x>\n"), "HTML"),
            (pdf(stream(b"<svg onload=alert(1)>")), "HTML"),
            (pdf(stream(b"<?php system('id'); ?>")), "HTML"),
            (pdf() + zip_file(a=b"payload"), "ZIP"),
            (pdf(stream(zip_file(a=b"payload"))), "ZIP"),
            (pdf(stream(b"Rar!\x1a\x07\x01\x00 payload")), "archive"),
            (pdf() + b"MZ\x90\x00 a program", "behind its end"),
            (pdf() + b"plain words", "behind its end"),
        ],
    )
    def test_is_refused_when_it_is_something_else_too(self, data, what):
        found = refusal(data)
        assert found.code == RefusalCode.POLYGLOT
        assert what in found.message

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
    def test_is_refused_when_it_is_cut_off(self, share):
        data = pdf(stream(b"filling " * 500), stream(b"more " * 500))
        found = refusal(data[: int(len(data) * share)])
        assert found.code == RefusalCode.DAMAGED
        assert "cut off" in found.message or "damaged" in found.message

    def test_is_refused_when_a_real_cv_is_cut_off_and_given_an_end(self, shared_data):
        data = (shared_data / "resumes" / "John_Doe_InkTheme_CV.pdf").read_bytes()
        for end in (b"", b"\n%%EOF\n", b"\nstartxref\n100\n%%EOF\n", b"\nstartxref\n99999999\n%%EOF\n"):
            assert refusal(data[: len(data) // 2] + end).code == RefusalCode.DAMAGED

    @pytest.mark.parametrize(
        "data",
        [
            b"%PDF-1.7\n",
            b"%PDF-9.9 is not a version" + pdf()[8:],
            pdf().replace(b"/Root 1 0 R", b"/Root 9 0 R"),
            pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
            pdf().replace(b"startxref\n", b"startxref\n9"),
        ],
        ids=["nothing", "version", "no-root", "no-page", "no-table"],
    )
    def test_is_refused_when_it_does_not_open(self, data):
        assert refusal(data).code == RefusalCode.DAMAGED

    def test_is_refused_where_only_pdfium_sees_the_damage(self):
        data = pdf().replace(b"/Root 1 0 R", b"/Root 4 0 R")
        assert not opens(data)
        assert refusal(data).code == RefusalCode.DAMAGED

    def test_is_refused_when_it_needs_a_password(self):
        data = encrypted_pdf(user=b"secret", owner=b"owner")
        assert not opens(data)
        found = refusal(data)
        assert found.code == RefusalCode.ENCRYPTED
        assert "without a password" in found.message

    def test_is_refused_when_it_is_restricted(self):
        data = encrypted_pdf(user=b"", owner=b"owner")
        assert pdf_facts(data).encrypted
        assert refusal(data).code == RefusalCode.ENCRYPTED

    @pytest.mark.parametrize(
        "action",
        [
            b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
            b"<< /S/JavaScript/JS 4 0 R >>",
            b"<< /S /J#61vaScr#69pt /J#53 <6170702e616c657274> >>",
            b"<< /JS (app.alert) /S % a comment\n/JavaScript >>",
            b"<< /S /Rendition /JS (x) >>",
            b"<< /S /Launch /F (cmd.exe) >>",
            b"<< /Type /Action /S\x00/Launch /Win << /F (cmd.exe) >> >>",
            b"<< /Type /Annot /Subtype /RichMedia >>",
            b"<< /Fields [] /XFA [(template) 4 0 R] >>",
        ],
    )
    def test_is_refused_when_it_can_act(self, action):
        assert opens(pdf(action))
        for data in (
            pdf(action),
            pdf(catalog=b"/OpenAction " + action),
            modern_pdf(action),
            modern_pdf(action, entries=b"", pack=bytes),
        ):
            found = refusal(data)
            assert found.code == RefusalCode.ACTIVE_CONTENT
            assert "Print it to PDF again" in found.message

    def test_is_refused_when_a_text_before_it_hides_the_action(self):
        # A reader goes by the table of offsets and never sees the open bracket.
        data = pdf(b"<< >>\nendobj\n99 0 obj\n(open", b"<< /S /JavaScript /JS (app.alert) >>")
        assert refusal(data).code == RefusalCode.ACTIVE_CONTENT

    @pytest.mark.parametrize(
        "entries",
        [
            b"/Filter /ASCIIHexDecode",
            b"/Filter 4 0 R",
            b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
            b"/Filter [/FlateDecode /FlateDecode]",
        ],
    )
    def test_is_refused_when_its_objects_are_packed_to_hide_them(self, entries):
        assert refusal(modern_pdf(b"null", entries=entries)).code == RefusalCode.DAMAGED

    @pytest.mark.parametrize("hide", [stream, deflated, lambda body: deflated(b"x" * 65_500 + body)])
    def test_is_refused_when_it_carries_a_virus_signature(self, hide):
        assert refusal(pdf(hide(EICAR))).code == RefusalCode.MALWARE


class TestLargePdf:
    def test_bomb_is_refused_within_little_memory(self):
        engine = zlib.compressobj(1)
        bomb = b"".join(engine.compress(bytes(1 << 20)) for _ in range(260)) + engine.flush()
        data = pdf(stream(bomb, b"/Filter /FlateDecode"))
        tracemalloc.start()
        try:
            found = refusal(data)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert found.code == RefusalCode.BOMB
        assert peak < 20 << 20

    def test_bomb_in_stages_is_refused(self):
        twice = zlib.compress(zlib.compress(bytes(50 << 20), 1))
        assert refusal(pdf(stream(twice, b"/Filter [/FlateDecode /Fl]"))).code == RefusalCode.BOMB

    def test_bomb_of_objects_is_refused(self):
        assert refusal(modern_pdf(b" " * (9 << 20))).code == RefusalCode.BOMB

    @pytest.mark.parametrize("unit", [b"1 0 obj (", b"1 0 obj stream ", b"1 0 obj << /A ", b"1 0 obj <41 "])
    def test_maze_is_refused_in_passable_time(self, unit):
        # Each object starts within all those before it; reading every one to its end would take hours.
        found = refusal(pdf(first=unit * 30_000))
        assert found.code == RefusalCode.DAMAGED
