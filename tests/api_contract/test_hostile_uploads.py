"""Uploads that mean harm, sent through the gateway: each is refused with a reason, and nothing of it is kept."""

import gzip
import html
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass

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


def png(width: int, height: int, *more: bytes) -> bytes:
    """A black PNG; `more` are chunks' names and bodies in turn."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))

    pixels = zlib.compress(bytes(100) if width > 100 else (b"\0" + bytes(3 * width)) * height)
    chunks = [
        (b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)),
        *zip(more[::2], more[1::2], strict=True),
    ]
    body = b"".join(chunk(*each) for each in [*chunks, (b"IDAT", pixels), (b"IEND", b"")])
    return b"\x89PNG\r\n\x1a\n" + body


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


# Pictures are harmless among documents' refusals: what only a place for pictures would take.
PICTURES = {
    "png-and-zip": ("logo.png", "image/png", png(9, 9) + zip_file(a=b"payload"), "file_polyglot"),
    "png-and-html": ("logo.png", "image/png", png(9, 9) + HTML, "file_polyglot"),
    "html-inside-png": ("logo.png", "image/png", png(9, 9, b"tEXt", b"Comment\0" + HTML), "file_polyglot"),
    "eicar-in-png": ("logo.png", "image/png", png(9, 9, b"tEXt", b"Comment\0" + EICAR), "file_malware"),
    "truncated-png": ("logo.png", "image/png", png(90, 90)[:-20], "file_damaged"),
    "png-of-3-gigapixels": ("logo.png", "image/png", png(60_000, 50_000), "file_too_many_pixels"),
    "svg-with-script-as-logo": ("logo.svg", "image/svg+xml", SVG, "file_type_not_allowed"),
    "svg-named-png": ("logo.png", "image/png", SVG, "file_type_not_allowed"),
}  # fmt: skip
BOARDS = {
    "gzip-of-256-mib": ("jobs.csv.gz", "application/gzip", lambda: gzip.compress(bytes(256 << 20), 1), "malformed_import"),
    "truncated-gzip": ("jobs.csv.gz", "application/gzip", gzip.compress(b"id,title\n1,Baker\n")[:-9], "malformed_import"),
    "pdf-in-gzip": ("jobs.csv.gz", "application/gzip", gzip.compress(plain_pdf()), "malformed_import"),
    "nested-json": ("jobs.json", "application/json", b'{"jobs":' * 200_000, "malformed_import"),
    "numbers-without-end": ("jobs.json", "application/json", b"[" + b"9" * 100_000, "malformed_import"),
}  # fmt: skip


@dataclass(frozen=True)
class Door:
    """Where files come in: an operation of the API, and the pages with a form that ends in it."""

    who: str
    operation: str
    hostile: dict[str, tuple]
    pages: tuple[tuple[str, str], ...]
    fields: dict[str, str]
    """What the page's form sends with the file."""
    code: str | None = None
    """The code of what is refused for its kind alone."""


DOORS = {
    "cv": Door(
        "candidate", "POST /api/v1/cvs", HOSTILE,
        (("/cvs/new", "file"), ("/jobs/{slug}/apply", "cv_file")), {"cover_letter": "I like storms."},
    ),
    "logo": Door(
        "recruiter", "PUT /api/v1/companies/{company_id}/logo", HOSTILE | PICTURES,
        (("/hiring/{company_id}/settings/logo", "logo"),), {}, "file_type_not_allowed",
    ),
    "board": Door(
        "recruiter", "POST /api/v1/jobs/import", HOSTILE | BOARDS,
        (("/hiring/{company_id}/import", "file"),), {"publish": "yes", "do": "check"}, "malformed_import",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
async def api(site, cast):
    with site.client(cast.candidate.token) as client:
        yield client


@pytest.fixture(scope="module")
def places(site, cast):
    """What the addresses of doors name."""
    with site.client() as client:
        job = client.get(f"/api/v1/jobs/{cast.recruiter.owned['open_job_id'][2]}").json()
    return {"company_id": cast.recruiter.owned["company_id"][0], "slug": job["slug"]}


def form(name: bytes, content: bytes) -> dict:
    """A multipart body with the name as it is, which clients would escape."""
    head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n' % name
    body = head + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n--B--\r\n"
    return {"content": body, "headers": {"Content-Type": "multipart/form-data; boundary=B"}}


def said_of(refused, codes):
    """The one message of a problem that names the file."""
    assert refused.status_code == 422, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    problem = refused.json()
    assert problem["code"] in codes
    [error] = problem["errors"]
    assert error["field"] == "file"
    assert error["message"] == problem["detail"]
    assert len(error["message"]) > 15
    return error["message"]


def codes_of(door, kind):
    """A place for pictures or boards may tell by the kind of a file that it is none of its own, and look no further."""
    code = door.hostile[kind][3]
    return {code} if kind in PICTURES | BOARDS or door.code is None else {code, door.code}


class TestHostileUpload:
    @pytest.mark.parametrize(
        ("at", "kind"), [(at, kind) for at, door in DOORS.items() for kind in door.hostile]
    )
    async def test_is_refused_by_api_and_pages_and_leaves_nothing(self, at, kind, site, cast, places, stored):
        door, player = DOORS[at], getattr(cast, DOORS[at].who)
        name, media_type, content, _ = door.hostile[kind]
        file = (name, content() if callable(content) else content, media_type)
        before = await stored()
        method, path = door.operation.format(**places).split()
        company = {"company_id": places["company_id"]} if at == "board" else {}
        with site.client(player.token) as api:
            refused = api.request(method, path, data=company, files={"file": file})
        message = said_of(refused, codes_of(door, kind))
        with site.browser(player.cookie) as browser:
            for page, field in door.pages:
                shown = browser.post(page.format(**places), data=door.fields, files={field: file})
                assert shown.status_code == 422, shown.text
                assert shown.headers["content-type"].startswith("text/html")
                assert message in html.unescape(shown.text)
        assert await stored() == before

    def test_leaves_an_application_as_it_was_typed(self, site, cast, places):
        letter, cv_id = "I like storms & <b>rocks</b>.", cast.candidate.owned["cv_id"][1]
        with site.browser(cast.candidate.cookie) as browser:
            shown = browser.post(
                f"/jobs/{places['slug']}/apply",
                data={"cover_letter": letter, "cv_id": cv_id},
                files={"cv_file": ("cv.pdf", HTML, "application/pdf")},
            )
        assert letter in html.unescape(shown.text)
        assert "<b>rocks" not in shown.text
        [chosen] = re.findall(r'<input[^>]*name="cv_id"[^>]*checked[^>]*>', shown.text)
        assert cv_id in chosen

    @pytest.mark.parametrize("publish", [{}, {"publish": "yes"}], ids=["drafts", "at-once"])
    def test_leaves_the_form_of_an_import_as_it_was_chosen(self, publish, site, cast, places):
        with site.browser(cast.recruiter.cookie) as browser:
            shown = browser.post(
                f"/hiring/{places['company_id']}/import",
                data={"do": "check"} | publish,
                files={"file": ("jobs.csv", HTML, "text/csv")},
            )
        [box] = re.findall(r'<input[^>]*name="publish"[^>]*>', shown.text)
        assert ("checked" in box) == bool(publish)

    def test_is_tried_at_every_operation_that_takes_a_file(self, site):
        with site.client() as client:
            paths = client.get("/api/v1/openapi.json").json()["paths"]
        takes_files = {
            f"{method.upper()} {path}"
            for path, methods in paths.items()
            for method, operation in methods.items()
            if "multipart/form-data" in str(operation)
        }
        assert takes_files == {door.operation for door in DOORS.values()}

    async def test_beyond_what_a_request_may_hold_is_refused_by_the_gateway(self, api, stored):
        before = await stored()
        refused = api.post(
            "/api/v1/cvs", files={"file": ("cv.pdf", plain_pdf() + bytes(11 << 20), "application/pdf")}
        )
        assert refused.status_code == 413
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "too_large"
        assert await stored() == before

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
    async def test_in_a_malformed_form_is_refused(self, sent, api, stored):
        before = await stored()
        refused = api.post("/api/v1/cvs", **sent)
        assert refused.status_code in {400, 415, 422}, refused.text
        assert refused.headers["content-type"] == "application/problem+json"
        assert await stored() == before


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
