import hashlib
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from factories.hostile import EICAR
from talentsphere.kernel.errors import Invalid
from talentsphere.services.files.rules import DOCUMENTS, IMAGES, Kind, RefusalCode, Refused, inspect, kinds_of


def made(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((30, 20), 50).save(out, kind)
    return out.getvalue()


def refusal(data: bytes, *, name: str = "cv.pdf", allowed=DOCUMENTS, max_bytes: int = 10 << 20) -> Refused:
    with pytest.raises(Refused) as refused:
        inspect(data, declared_name=name, allowed=allowed, max_bytes=max_bytes)
    return refused.value


class TestKindsOf:
    def test_are_those_of_the_settings(self):
        assert kinds_of(("application/pdf", "image/jpeg")) == {Kind.PDF, Kind.JPEG}
        assert kinds_of(("image/*",)) == IMAGES
        assert kinds_of(()) == frozenset()

    def test_are_only_those_that_can_be_checked(self):
        with pytest.raises(ValueError, match=r"image/svg\+xml can't be checked; use some of application/pdf"):
            kinds_of(("application/pdf", "image/svg+xml"))


class TestInspected:
    def test_is_told_by_content_whatever_the_name(self):
        data = made("png")
        found = inspect(
            data, declared_name="../x/invoice\u202efdp.exe", allowed={"png", "pdf"}, max_bytes=len(data)
        )
        assert (found.kind, found.media_type, found.extension) == (Kind.PNG, "image/png", "png")
        assert found.safe_name == "invoicefdp.png"
        assert found.sha256 == hashlib.sha256(data).hexdigest()
        assert found.size == len(data)

    def test_has_the_pages_of_a_pdf(self):
        assert inspect(made("pdf"), declared_name="a", allowed=["pdf"], max_bytes=1 << 20).pages == 1

    def test_is_the_same_in_many_threads(self):
        data = made("pdf")
        with ThreadPoolExecutor(4) as threads:
            found = threads.map(
                lambda _: inspect(data, declared_name="a", allowed=["pdf"], max_bytes=1 << 20), range(40)
            )
            assert len(set(found)) == 1


class TestRefused:
    def test_is_an_invalid_field_for_the_api(self):
        found = refusal(b"")
        assert isinstance(found, Invalid)
        assert found.status == 422
        assert [(problem.field, problem.message) for problem in found.fields] == [("file", found.message)]
        assert str(found) == found.message

    def test_when_it_is_empty(self):
        found = refusal(b"")
        assert found.code == RefusalCode.EMPTY
        assert found.code == "file_empty"

    def test_when_it_is_too_large(self):
        found = refusal(made("pdf") + bytes(6 << 20), max_bytes=5 << 20)
        assert found.code == RefusalCode.TOO_LARGE
        assert "6.0 MB; 5.0 MB are allowed" in found.message

    @pytest.mark.parametrize(
        "data",
        [EICAR, b"text\n" * 900_000 + EICAR, EICAR + made("png"), b"<html>" + EICAR],
        ids=["alone", "late", "first", "html"],
    )
    def test_when_it_carries_the_eicar_test(self, data):
        assert refusal(data).code == RefusalCode.MALWARE

    @pytest.mark.parametrize(
        ("data", "looks"),
        [
            (b"<html><script>alert(1)</script></html>", "a web page (HTML)"),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML><title>x</title>", "a web page (HTML)"),
            ("<html><body>x".encode("utf-16"), "a web page (HTML)"),
            (
                b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
                "an SVG picture",
            ),
            (b"<!-- x --><svg/>", "an SVG picture"),
            (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "XML or HTML text"),
            (b"MZ\x90\x00", "a program"),
            (b"#!/bin/sh\nrm -rf /", "a program"),
            (b"\x7fELF", "a program"),
            (b"{\\rtf1 }", "an RTF document"),
            (b"PK\x05\x06" + bytes(18), "a ZIP archive"),
            (b"Rar!\x1a\x07\x00", "a RAR archive"),
            (b"\x1f\x8b\x08", "a gzip archive"),
            (b"\x00\x00\x00\x18ftypheic", "a video or an HEIC/AVIF picture"),
            (b"just words", "of no kind we know"),
            (bytes(100), "of no kind we know"),
            (made("png"), "a PNG file"),
        ],
    )
    def test_when_its_kind_is_none_of_those_allowed(self, data, looks):
        for name in ("cv.pdf", "cv.docx", "logo.png"):
            found = refusal(data, name=name)
            assert found.code == RefusalCode.TYPE_NOT_ALLOWED
            assert f"this file is {looks}," in found.message
            assert "Upload PDF, DOCX or DOC." in found.message

    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    def test_when_a_picture_is_not_asked_for(self, kind):
        assert refusal(made(kind)).code == RefusalCode.TYPE_NOT_ALLOWED

    def test_when_a_document_is_sent_as_a_logo(self):
        for data in (made("pdf"), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            assert refusal(data, name="logo.png", allowed=IMAGES).code == RefusalCode.TYPE_NOT_ALLOWED

    @pytest.mark.parametrize(
        "start",
        [
            b"%PDF-",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"RIFF\x04\x00\x00\x00WEBP",
        ],
    )
    def test_when_there_is_nothing_behind_its_start(self, start):
        assert refusal(start, allowed=DOCUMENTS | IMAGES).code == RefusalCode.DAMAGED

    def test_by_mistake_of_the_caller_is_no_refusal(self):
        with pytest.raises(ValueError, match="svg"):
            inspect(b"x", declared_name="x", allowed={"svg"}, max_bytes=10)
