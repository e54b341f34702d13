"""Uploads that mean harm, sent through the gateway: each is refused with a reason, and nothing of it is kept."""

import io
import unicodedata
import zipfile

import asyncpg
import pytest

from factories.hostile import (
    EICAR,
    content_types,
    deflated,
    encrypted_pdf,
    package,
    relationships,
    stream,
    understated,
    zeros,
    zip_file,
)
from factories.hostile import (
    pdf as plain_pdf,
)
from talentsphere.runtime.home import Home
from talentsphere.runtime.postgres import Cluster

HTML = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def nested_bomb() -> bytes:
    """A Word document with an archive of archives of zeros inside."""
    inner = zip_file(zeros=bytes(1 << 20))
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = out.getvalue()
    return inner


def entity_bomb() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><x>&l9;</x>'


# What is sent: the name, the media type claimed, the content (or what makes it, where that takes long), and the code
# of the refusal.
HOSTILE = {
    "eicar": ("cv.pdf", "application/pdf", EICAR, "file_malware"),
    "eicar-in-pdf": ("cv.pdf", "application/pdf", plain_pdf(deflated(EICAR)), "file_malware"),
    "eicar-in-docx": ("cv.docx", DOCX_TYPE, package({"word/media/image1.png": EICAR}), "file_malware"),
    "zip-of-zips": ("cv.docx", DOCX_TYPE, nested_bomb, "file_type_not_allowed"),
    "zip-of-zips-in-docx": ("cv.docx", DOCX_TYPE, lambda: package({"word/embeddings/a.zip": nested_bomb()}), "file_embedded_file"),
    "docx-of-256-mib": ("cv.docx", DOCX_TYPE, lambda: zeros(256 << 20), "file_bomb"),
    "docx-of-256-mib-that-says-1": ("cv.docx", DOCX_TYPE, lambda: understated(zeros(256 << 20), 1 << 20), "file_bomb"),
    "pdf-and-zip": ("cv.pdf", "application/pdf", plain_pdf() + zip_file(a=b"payload"), "file_polyglot"),
    "pdf-and-html": ("cv.pdf", "application/pdf", plain_pdf() + HTML, "file_polyglot"),
    "html-then-pdf": ("cv.pdf", "application/pdf", HTML + plain_pdf(), "file_polyglot"),
    "html-inside-pdf": ("cv.pdf", "application/pdf", plain_pdf(stream(HTML)), "file_polyglot"),
    "html-named-pdf": ("cv.pdf", "application/pdf", HTML, "file_type_not_allowed"),
    "svg-with-script": ("cv.svg", "image/svg+xml", SVG, "file_type_not_allowed"),
    "svg-named-pdf": ("cv.pdf", "application/pdf", SVG, "file_type_not_allowed"),
    "xml-entities": ("cv.docx", DOCX_TYPE, package({"word/document.xml": entity_bomb()}), "file_xml_entities"),
    "xml-alone": ("cv.xml", "application/xml", entity_bomb().encode(), "file_type_not_allowed"),
    "zip-slip": ("cv.docx", DOCX_TYPE, package({"../../../etc/cron.d/x": b"x"}), "file_unsafe_archive"),
    "macros": ("cv.docx", DOCX_TYPE, package({"word/vbaProject.bin": b"macro"}), "file_active_content"),
    "macro-type": (
        "cv.docx", DOCX_TYPE,
        package({"[Content_Types].xml": content_types("application/vnd.ms-word.document.macroEnabled.main+xml")}),
        "file_active_content",
    ),
    "remote-template": (
        "cv.docx", DOCX_TYPE,
        package({"word/_rels/settings.xml.rels": relationships(("attachedTemplate", "https://evil.example/x.dotm", "External"))}),
        "file_external_content",
    ),
    "script-in-pdf": (
        "cv.pdf", "application/pdf", plain_pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), "file_active_content",
    ),
    "launch-in-pdf": ("cv.pdf", "application/pdf", plain_pdf(b"<< /S /Launch /F (cmd.exe) >>"), "file_active_content"),
    "password-pdf": ("cv.pdf", "application/pdf", encrypted_pdf(user=b"secret", owner=b"owner"), "file_encrypted"),
    "truncated-pdf": ("cv.pdf", "application/pdf", plain_pdf(stream(b"filling " * 500))[:2000], "file_damaged"),
    "truncated-docx": ("cv.docx", DOCX_TYPE, package()[:-30], "file_damaged"),
    "program": ("cv.pdf", "application/pdf", b"MZ\x90\x00" + bytes(500), "file_type_not_allowed"),
    "empty": ("cv.pdf", "application/pdf", b"", "file_empty"),
    "six-mib": ("cv.pdf", "application/pdf", plain_pdf() + bytes(6 << 20), "file_too_large"),
}  # fmt: skip


@pytest.fixture(scope="module")
async def api(site, cast):
    with site.client(cast.candidate.token) as client:
        yield client


@pytest.fixture(scope="module")
async def kept(site):
    """A function that says what is kept: rows, strays and files in the folder, with their sizes."""
    home = Home(site.home)
    cluster = Cluster(data=home.postgres, sockets=home.run, password_file=home.secrets / "postgres")
    connection = await asyncpg.connect(cluster.dsn)

    async def look():
        rows = await connection.fetch("SELECT id FROM files.file ORDER BY id")
        strays = await connection.fetch("SELECT id FROM files.stray ORDER BY id")
        cvs = await connection.fetchval("SELECT count(*) FROM cvs.cv")
        folder = {path: path.stat().st_size for path in (site.home / "uploads").rglob("*") if path.is_file()}
        return rows, strays, cvs, folder

    yield look
    await connection.close()


def form(name: bytes, content: bytes) -> dict:
    """A multipart body with the name as it is, which clients would escape."""
    head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n' % name
    body = head + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n--B--\r\n"
    return {"content": body, "headers": {"Content-Type": "multipart/form-data; boundary=B"}}


class TestHostileUpload:
    @pytest.mark.parametrize("kind", HOSTILE)
    async def test_is_refused_and_leaves_nothing(self, kind, api, kept):
        name, media_type, content, code = HOSTILE[kind]
        content = content() if callable(content) else content
        before = await kept()
        refused = api.post("/api/v1/cvs", files={"file": (name, content, media_type)})
        assert refused.status_code == 422, refused.text
        assert refused.headers["content-type"] == "application/problem+json"
        problem = refused.json()
        assert problem["code"] == code
        [error] = problem["errors"]
        assert error["field"] == "file"
        assert error["message"] == problem["detail"]
        assert len(error["message"]) > 20
        assert await kept() == before

    async def test_beyond_what_a_request_may_hold_is_refused_by_the_gateway(self, api, kept):
        before = await kept()
        refused = api.post(
            "/api/v1/cvs", files={"file": ("cv.pdf", plain_pdf() + bytes(11 << 20), "application/pdf")}
        )
        assert refused.status_code == 413
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "too_large"
        assert await kept() == before

    @pytest.mark.parametrize(
        "sent",
        [
            {"content": b"", "headers": {"Content-Type": "multipart/form-data; boundary=B"}},
            {"content": b"junk", "headers": {"Content-Type": "multipart/form-data; boundary=B"}},
            {"content": b"junk", "headers": {"Content-Type": "multipart/form-data"}},
            {"content": form(b"a.pdf", plain_pdf())["content"][:400], "headers": {"Content-Type": "multipart/form-data; boundary=B"}},
            {"content": b"{}", "headers": {"Content-Type": "application/json"}},
            {"content": plain_pdf(), "headers": {"Content-Type": "application/pdf"}},
            {"files": {"other": ("cv.pdf", plain_pdf(), "application/pdf")}},
            {"data": {"file": "words"}, "files": {"other": ("a", b"b", "text/plain")}},
            form(b"", b"\xff\xfe\x80 no text"),
        ],
        ids=["empty", "junk", "no-boundary", "cut-off", "json", "bare", "other-field", "text-field", "undecodable"],
    )  # fmt: skip
    async def test_in_a_malformed_form_is_refused(self, sent, api, kept):
        before = await kept()
        refused = api.post("/api/v1/cvs", **sent)
        assert refused.status_code in {400, 415, 422}, refused.text
        assert refused.headers["content-type"] == "application/problem+json"
        assert await kept() == before


class TestName:
    @pytest.mark.parametrize(
        ("sent", "kept_as"),
        [
            (b"../../../etc/passwd", "passwd.pdf"),
            (b"/etc/cron.d/evil.pdf", "evil.pdf"),
            (b"C:\\fakepath\\my cv.pdf", "my cv.pdf"),
            (b"cv.pdf.exe", "cv.pdf"),
            (b"a\x01b\x7fc.pdf", "abc.pdf"),
            ("cv\u202efdp.exe".encode(), "cvfdp.pdf"),
            (b"<script>.pdf", "_script_.pdf"),
            (b"x" * 300 + b".pdf", None),
            ("履".encode() * 300 + b".pdf", None),
            (b"...", "file.pdf"),
        ],
    )
    async def test_is_made_safe_for_a_good_file(self, sent, kept_as, site, api, pdf):
        stored = api.post("/api/v1/cvs", **form(sent, pdf))
        assert stored.status_code == 201, stored.text
        name = stored.json()["file_name"]
        assert kept_as in {name, None}
        assert len(name) <= 120
        assert name.endswith(".pdf")
        assert not {"/", "\\"} & set(name)
        assert not [char for char in name if unicodedata.category(char) in {"Cc", "Cf"}]
        link = api.get(f"/api/v1/cvs/{stored.json()['id']}/file").json()["link"]
        served = api.get(link)
        assert served.status_code == 200
        assert served.content == pdf
        assert served.headers["x-content-type-options"] == "nosniff"
        assert api.delete(f"/api/v1/cvs/{stored.json()['id']}").status_code == 204
        assert not list((site.home / "uploads").rglob("*passwd*"))
