from contextlib import asynccontextmanager

import pytest
from httpx import ASGITransport, AsyncClient

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.http.app import litestar
from talentsphere.services.cvs.api import ROUTES

BASE = "/api/v1/cvs"
PDF = "application/pdf"


@asynccontextmanager
async def client_of(cvs, actor):
    async def authenticate(_):
        return actor

    app = litestar(
        routes=ROUTES,
        provided={"cvs": cvs},
        authenticate=authenticate,
        error_page=lambda request, problem: b"",
        max_body=10_000_000,
    )
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://site.example") as client:
        yield client


async def test_an_upload_answers_201_with_what_was_read(cvs, person, pdf):
    async with client_of(cvs, person()) as client:
        sent = await client.post(BASE, files={"file": ("my cv.pdf", pdf, PDF)})
        listed = await client.get(BASE)
        read = await client.get(f"{BASE}/{sent.json()['id']}")
        link = await client.get(f"{BASE}/{sent.json()['id']}/file")
    assert (sent.status_code, sent.json()["title"]) == (201, "my cv")
    assert sent.json()["resume"]["basics"]["name"] == "John Doe"
    assert (read.json(), listed.json()) == (sent.json(), [sent.json()])
    assert link.json()["link"].startswith("/files/")


async def test_an_upload_without_a_file_or_of_the_wrong_kind_is_422(cvs, person):
    async with client_of(cvs, person()) as client:
        text = await client.post(BASE, data={"file": "no file"}, files={"other": ("a", b"b")})
        wrong = await client.post(BASE, files={"file": ("cv.pdf", b"MZ program", PDF)})
        empty = await client.post(BASE, files={"file": ("cv.pdf", b"", PDF)})
    assert (text.status_code, text.json()["errors"][0]["field"]) == (422, "file")
    assert (wrong.status_code, empty.status_code) == (422, 422)


async def test_an_upload_that_is_no_form_is_refused(cvs, person):
    async with client_of(cvs, person()) as client:
        answer = await client.post(BASE, json={"file": "x"})
        broken = await client.post(
            BASE, content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data; boundary=x"}
        )
    assert 400 <= answer.status_code < 500
    assert 400 <= broken.status_code < 500


async def test_an_empty_cv_is_started_changed_and_deleted(cvs, person):
    async with client_of(cvs, person()) as client:
        made = await client.post(f"{BASE}/empty", json={"title": "Research"})
        at = f"{BASE}/{made.json()['id']}"
        changed = await client.patch(at, json={"resume": {"work": [{"name": "Engine", "x": 1}]}})
        deleted = await client.delete(at)
        gone = await client.get(at)
    assert (made.status_code, made.json()["readable"]) == (201, True)
    assert (changed.status_code, changed.json()["resume"]) == (200, {"work": [{"name": "Engine", "x": 1}]})
    assert (deleted.status_code, gone.status_code, gone.json()["code"]) == (204, 404, "cv_not_found")


async def test_what_is_wrong_is_named_by_field(cvs, person):
    async with client_of(cvs, person()) as client:
        made = await client.post(f"{BASE}/empty", json={"title": "Research"})
        document = {"work": [{"startDate": "2020-13"}], "basics": {"email": "nobody"}}
        answer = await client.patch(f"{BASE}/{made.json()['id']}", json={"resume": document})
    assert answer.status_code == 422
    assert {error["field"] for error in answer.json()["errors"]} == {
        "resume.work.0.startDate",
        "resume.basics.email",
    }


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"resume": []}', b'{"title": 3}'])
async def test_a_malformed_change_is_refused(cvs, person, body):
    async with client_of(cvs, person()) as client:
        made = await client.post(f"{BASE}/empty", json={"title": "Research"})
        answer = await client.patch(
            f"{BASE}/{made.json()['id']}", content=body, headers={"content-type": "application/json"}
        )
    assert answer.status_code == 400


async def test_a_document_nested_without_end_is_refused(cvs, person):
    body = b'{"resume": {"x": ' + b"[" * 200 + b"]" * 200 + b"}}"
    async with client_of(cvs, person()) as client:
        made = await client.post(f"{BASE}/empty", json={"title": "Research"})
        answer = await client.patch(
            f"{BASE}/{made.json()['id']}", content=body, headers={"content-type": "application/json"}
        )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith("resume.x.0")


async def test_strangers_and_nobody_are_turned_away(cvs, person, pdf):
    async with client_of(cvs, person()) as client:
        made = await client.post(BASE, files={"file": ("cv.pdf", pdf, PDF)})
    at = f"{BASE}/{made.json()['id']}"
    for actor, status in ((person("Eve"), 404), (NOBODY, 401)):
        async with client_of(cvs, actor) as client:
            assert (await client.get(at)).status_code == status
            assert (await client.get(f"{at}/file")).status_code == status
            assert (await client.patch(at, json={"title": "Mine"})).status_code == status
            assert (await client.delete(at)).status_code == status
    async with client_of(cvs, NOBODY) as client:
        assert (await client.get(BASE)).status_code == 401
        assert (await client.post(BASE, files={"file": ("cv.pdf", pdf, PDF)})).status_code == 401
        assert (await client.get(f"{BASE}/not-an-id")).status_code == 404
