import io
import struct
import tracemalloc
import zipfile
import zlib

import docx
import pytest
from PIL import Image

from factories.hostile import DOCUMENT, EICAR, content_types, package, relationships, understated, zeros
from talentsphere.services.files.rules import DOCUMENTS, Kind, RefusalCode, Refused, inspect


@pytest.fixture(scope="module")
def bomb():
    return zeros(256 << 20)


def accepted(data: bytes):
    return inspect(data, declared_name="cv.docx", allowed=DOCUMENTS, max_bytes=10 << 20)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        accepted(data)
    return refused.value


class TestDocx:
    def test_is_accepted_when_it_is_a_plain_document(self):
        found = accepted(package())
        assert (found.kind, found.extension, found.pages) == (Kind.DOCX, "docx", None)
        assert found.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        assert accepted(package(method=zipfile.ZIP_STORED)).kind is Kind.DOCX

    def test_is_accepted_with_headings_tables_and_pictures(self):
        picture, out = io.BytesIO(), io.BytesIO()
        Image.effect_noise((300, 200), 50).save(picture, "png")
        document = docx.Document()
        document.add_heading("Jane Doe", 0)
        document.add_table(20, 4)
        document.add_picture(picture)
        document.save(out)
        assert accepted(out.getvalue()).kind is Kind.DOCX

    def test_is_accepted_when_it_was_written_as_a_stream(self):
        class Pipe(io.RawIOBase):
            data = b""

            def writable(self):
                return True

            def write(self, chunk):
                self.data += bytes(chunk)
                return len(chunk)

        # A writer that can't go back puts the sizes behind each member.
        pipe, usual = Pipe(), zipfile.ZipFile(io.BytesIO(package()))
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in usual.namelist():
                archive.writestr(name, usual.read(name))
        assert accepted(pipe.data).kind is Kind.DOCX

    @pytest.mark.parametrize(
        "entry",
        [
            ("hyperlink", "https://example.com/portfolio", "External"),
            ("hyperlink", "mailto:jane@example.com", "External"),
            ("attachedTemplate", "file:///C:\\Users\\jane\\Normal.dotm", "External"),
            ("attachedTemplate", "Normal.dotm", "External"),
            ("image", "media/image1.png", "Internal"),
        ],
    )
    def test_may_link(self, entry):
        assert accepted(package({"word/_rels/document.xml.rels": relationships(entry)}))

    def test_may_use_other_encodings_of_unicode(self):
        text = DOCUMENT.replace("UTF-8", "UTF-16").encode("utf-16")
        assert accepted(package({"word/document.xml": text}))
        assert accepted(package({"word/document.xml": b"\xef\xbb\xbf" + DOCUMENT.encode()}))

    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/cron.d/x",
            "word/../../x",
            "/etc/passwd",
            "..\\x",
            "C:/x",
            "C:x",
            "word//x",
            "./x",
            "word/..",
            "a\x01b",
            "word\\x",
        ],
    )
    def test_is_refused_for_a_member_name_that_leads_out(self, name):
        found = refusal(package({name.replace("\x00", ""): b"x"}))
        assert found.code == RefusalCode.UNSAFE_ARCHIVE
        assert "unsafe" in found.message

    def test_is_refused_for_names_that_differ_in_case_alone(self):
        assert refusal(package({"word/Document.xml": DOCUMENT})).code == RefusalCode.UNSAFE_ARCHIVE

    def test_is_refused_for_a_symbolic_link(self):
        out = io.BytesIO(package())
        with zipfile.ZipFile(out, "a") as archive:
            link = zipfile.ZipInfo("word/link")
            link.create_system, link.external_attr = 3, 0o120777 << 16
            archive.writestr(link, "/etc/passwd")
        assert refusal(out.getvalue()).code == RefusalCode.UNSAFE_ARCHIVE

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"word/vbaProject.bin": b"macro"}, RefusalCode.ACTIVE_CONTENT),
            ({"[Content_Types].xml": content_types("application/vnd.ms-word.document.macroEnabled.main+xml")}, RefusalCode.ACTIVE_CONTENT),
            (
                {
                    "[Content_Types].xml": content_types(
                        more='<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                    ),
                    "word/x.bin": b"macro",
                },
                RefusalCode.ACTIVE_CONTENT,
            ),
            ({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)}, RefusalCode.EMBEDDED_FILE),
            ({"word/media/image1.png": b"MZ\x90\x00 a program"}, RefusalCode.EMBEDDED_FILE),
            ({"word/media/image1.png": EICAR}, RefusalCode.MALWARE),
            ({"word/media/image1.png": bytes(70_000) + EICAR}, RefusalCode.MALWARE),
            ({"word/document.xml": DOCUMENT.replace("Ten", EICAR.decode())}, RefusalCode.MALWARE),
            ({"word/document.xml": DOCUMENT[:-20]}, RefusalCode.DAMAGED),
            ({"word/document.xml": ""}, RefusalCode.DAMAGED),
            ({"word/document.xml": DOCUMENT.replace("UTF-8", "UTF-99")}, RefusalCode.DAMAGED),
            ({"word/document.xml": DOCUMENT.replace("UTF-8", "UTF-7")}, RefusalCode.DAMAGED),
            ({"word/document.xml": DOCUMENT.replace("UTF-8", "Shift_JIS")}, RefusalCode.DAMAGED),
        ],
    )  # fmt: skip
    def test_is_refused_for_what_it_carries(self, more, code):
        assert refusal(package(more)).code == code

    @pytest.mark.parametrize(
        ("entry", "code"),
        [
            (("oleObject", "https://evil.example/x.bin", "External"), RefusalCode.EMBEDDED_FILE),
            (("oleObject", "embeddings/x.bin", "Internal"), RefusalCode.EMBEDDED_FILE),
            (("aFChunk", "x.html", "Internal"), RefusalCode.EMBEDDED_FILE),
            (("control", "x.xml", "Internal"), RefusalCode.EMBEDDED_FILE),
            (("attachedTemplate", "https://evil.example/x.dotm", "External"), RefusalCode.EXTERNAL_CONTENT),
            (("attachedTemplate", "\\\\evil.example\\x.dotm", "External"), RefusalCode.EXTERNAL_CONTENT),
            (("attachedTemplate", "file://evil.example/x.dotm", "external"), RefusalCode.EXTERNAL_CONTENT),
            (("attachedTemplate", "file:////evil.example/x.dotm", "External"), RefusalCode.EXTERNAL_CONTENT),
            (("image", "http://evil.example/pixel.png", "External"), RefusalCode.EXTERNAL_CONTENT),
            (("frame", "x.htm", "External"), RefusalCode.EXTERNAL_CONTENT),
        ],
    )
    def test_is_refused_when_it_reaches_out(self, entry, code):
        for part in ("word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"):
            assert refusal(package({part: relationships(entry)})).code == code

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be-bom"])
    @pytest.mark.parametrize(
        "part",
        [
            "word/document.xml",
            "word/theme/theme1.xml",
            "customXml/item1.xml",
            "word/_rels/a.rels",
            "word/chart.bin",
        ],
    )
    def test_is_refused_for_entities_of_its_own(self, part, encoding):
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        bomb = f'<!-- lead --><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><x>&l9;</x>'
        data = (
            b"\xfe\xff" + bomb.encode("utf-16-be") if encoding == "utf-16-be-bom" else bomb.encode(encoding)
        )
        found = refusal(package({part: data}))
        assert found.code == RefusalCode.XML_ENTITIES
        assert "entities" in found.message

    def test_is_refused_for_outside_entities(self):
        text = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
        assert refusal(package({"word/document.xml": text})).code == RefusalCode.XML_ENTITIES

    def test_is_refused_when_other_data_is_around_its_members(self):
        data = package()
        directory = data.index(b"PK\x01\x02")
        gap = data[:directory] + b"<script>alert(1)</script>" * 4 + data[directory:]
        end = bytearray(gap)
        struct.pack_into("<L", end, len(end) - 6, directory + 100)
        assert refusal(bytes(end)).code == RefusalCode.UNSAFE_ARCHIVE
        assert refusal(gap).code == RefusalCode.UNSAFE_ARCHIVE
        assert refusal(data + b"<html></html>").code == RefusalCode.POLYGLOT
        commented = io.BytesIO(data)
        with zipfile.ZipFile(commented, "a") as archive:
            archive.comment = b"<html></html>"
        assert refusal(commented.getvalue()).code == RefusalCode.POLYGLOT
        before = io.BytesIO(b"PK\x03\x04" + bytes(60))
        before.seek(0, io.SEEK_END)
        with zipfile.ZipFile(before, "a") as archive:
            archive.writestr("[Content_Types].xml", content_types())
        assert refusal(before.getvalue()).code == RefusalCode.UNSAFE_ARCHIVE

    def test_is_refused_when_two_entries_share_their_data(self):
        data = package()
        directory = data.index(b"PK\x01\x02")
        entries, end = data[directory:-22], bytearray(data[-22:])
        struct.pack_into("<2H2L", end, 8, 6, 6, 2 * len(entries), directory)
        assert refusal(data[:directory] + entries * 2 + bytes(end)).code == RefusalCode.UNSAFE_ARCHIVE

    def test_is_refused_when_its_headers_disagree(self):
        data = package()
        assert (
            refusal(data.replace(b"word/document.xml", b"word/otherone.xml", 1)).code
            == RefusalCode.UNSAFE_ARCHIVE
        )

    @pytest.mark.parametrize("cut", [1, 10, 30, 400])
    def test_is_refused_when_it_is_cut_off(self, cut):
        assert refusal(package()[:-cut]).code == RefusalCode.DAMAGED

    def test_is_refused_when_a_part_is_damaged(self):
        data = bytearray(package(method=zipfile.ZIP_STORED))
        data[data.index(b"Python")] ^= 1
        assert refusal(bytes(data)).code == RefusalCode.DAMAGED
        deflated = bytearray(package())
        start = deflated.index(b"word/document.xml") + len("word/document.xml")
        deflated[start : start + 40] = b"\xff" * 40
        assert refusal(bytes(deflated)).code == RefusalCode.DAMAGED

    def test_is_refused_when_it_is_protected(self):
        data = bytearray(package())
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        found = refusal(bytes(data))
        assert found.code == RefusalCode.ENCRYPTED
        assert "without a password" in found.message

    def test_is_refused_when_it_is_another_kind_of_archive(self):
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        found = refusal(package({"[Content_Types].xml": content_types(sheet)}))
        assert found.code == RefusalCode.TYPE_NOT_ALLOWED
        assert "no Word document" in found.message
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("cv.pdf", b"%PDF-1.7")
        found = refusal(out.getvalue())
        assert found.code == RefusalCode.TYPE_NOT_ALLOWED
        assert "ZIP archive" in found.message


class TestDocxBomb:
    def test_is_refused_by_its_own_account(self, bomb):
        found, peak = self.measured(bomb)
        assert found.code == RefusalCode.BOMB
        assert peak < 1 << 20

    def test_is_refused_when_it_understates_its_size(self, bomb):
        found, peak = self.measured(understated(bomb, 1 << 20))
        assert found.code == RefusalCode.BOMB
        assert peak < 20 << 20

    def test_is_refused_when_many_parts_add_up(self):
        # Each part is within its own limit, and none compresses suspiciously well.
        noise = zlib.compress(bytes(range(256)) * 4, 0)
        part = (noise * 60) * 64
        assert len(part) * 17 > 64 << 20
        out = {f"word/media/{n}.bin": bytes([n]) + part for n in range(17)}
        assert refusal(package(out)).code == RefusalCode.BOMB

    def test_is_refused_when_one_xml_part_is_huge(self):
        text = DOCUMENT.replace("Ten", "".join(f"{n:x} " for n in range(2_700_000)))
        assert len(text) > 16 << 20
        assert refusal(package({"word/document.xml": text})).code == RefusalCode.BOMB

    def test_is_refused_when_it_nests_archives(self):
        data = zeros(10 << 20)
        for _ in range(5):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for n in range(5):
                    archive.writestr(f"{n}.zip", data)
            data = out.getvalue()
        assert refusal(package({"word/embeddings/a.zip": data})).code == RefusalCode.EMBEDDED_FILE
        assert refusal(data).code == RefusalCode.TYPE_NOT_ALLOWED

    def test_is_refused_when_it_has_too_many_members(self):
        assert refusal(package({f"a/{n}": b"" for n in range(4000)})).code == RefusalCode.UNSAFE_ARCHIVE

    def measured(self, data):
        tracemalloc.start()
        try:
            found = refusal(data)
            return found, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
