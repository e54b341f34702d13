from contextlib import asynccontextmanager

import pytest
from httpx import ASGITransport, AsyncClient

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.http.app import litestar
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.api import ROUTES
from talentsphere.services.jobs.contract import Question

BASE = "/api/v1/applications"


@asynccontextmanager
async def client_of(hiring, actor):
    async def authenticate(_):
        return actor

    app = litestar(
        routes=ROUTES,
        provided={"applications": hiring.applications},
        authenticate=authenticate,
        error_page=lambda request, problem: b"",
        max_body=10_000_000,
    )
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://site.example") as client:
        yield client


async def test_applying_answers_201_and_a_repeat_409(hiring):
    candidate, job = hiring.candidate(), hiring.job(questions=(Question(id="q", label="?"),))
    cv_id = await hiring.cvs.add(candidate)
    body = {"job_id": str(job.id), "cv_id": str(cv_id), "answers": {"q": "Yes"}, "cover_letter": "Dear"}
    async with client_of(hiring, candidate) as client:
        sent = await client.post(BASE, json=body)
        again = await client.post(BASE, json=body)
        read = await client.get(f"{BASE}/{sent.json()['id']}")
    assert (sent.status_code, sent.json()["status"], sent.json()["answers"]) == (
        201,
        "submitted",
        {"q": "Yes"},
    )
    assert (again.status_code, again.json()["code"]) == (409, "already_applied")
    assert read.json() == sent.json()


async def test_what_is_wrong_is_named_by_field(hiring):
    job = hiring.job(questions=(Question(id="q", label="?", required=True),))
    async with client_of(hiring, hiring.candidate()) as client:
        answer = await client.post(BASE, json={"job_id": str(job.id)})
    assert answer.status_code == 422
    assert {error["field"] for error in answer.json()["errors"]} == {"answers.q", "cv_id"}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"job_id": "x"}', b'{"job_id": null, "answers": 3}'])
async def test_a_malformed_body_is_refused(hiring, body):
    async with client_of(hiring, hiring.candidate()) as client:
        answer = await client.post(BASE, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


async def test_the_list_names_its_next_page(hiring):
    candidate = hiring.candidate()
    for _ in range(3):
        await hiring.apply(hiring.job(), candidate=candidate)
    async with client_of(hiring, candidate) as client:
        first = await client.get(BASE, params={"limit": 2})
        last = await client.get(first.links["next"]["url"])
    assert (len(first.json()["items"]), len(last.json()["items"]), last.json()["next"]) == (2, 1, None)
    assert "link" not in last.headers


async def test_withdrawing_answers_200_and_a_repeat_409(hiring):
    candidate, sent = await hiring.apply(hiring.job())
    async with client_of(hiring, candidate) as client:
        withdrawn = await client.post(f"{BASE}/{sent.id}/withdraw")
        again = await client.post(f"{BASE}/{sent.id}/withdraw")
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (200, "withdrawn")
    assert (again.status_code, again.json()["code"]) == (409, "application_closed")


async def test_drafts_are_put_and_read_at_their_job(hiring):
    candidate, job = hiring.candidate(), hiring.job()
    async with client_of(hiring, candidate) as client:
        missing = await client.get(f"{BASE}/drafts/{job.id}")
        put = await client.put(f"{BASE}/drafts/{job.id}", json={"cover_letter": "De"})
        read = await client.get(f"{BASE}/drafts/{job.id}")
    assert (missing.status_code, put.status_code, read.json()["cover_letter"]) == (404, 200, "De")
    assert read.json() == put.json()


async def test_strangers_and_nobody_are_turned_away(hiring):
    _, sent = await hiring.apply(hiring.job())
    for actor, status in ((hiring.candidate("Eve"), 404), (hiring.recruiter(), 404), (NOBODY, 401)):
        async with client_of(hiring, actor) as client:
            assert (await client.get(f"{BASE}/{sent.id}")).status_code == status
            assert (await client.post(f"{BASE}/{sent.id}/withdraw")).status_code == status
    async with client_of(hiring, NOBODY) as client:
        assert (await client.get(BASE)).status_code == 401
        assert (await client.post(BASE, json={"job_id": str(new_id())})).status_code == 401
        assert (await client.get(f"{BASE}/not-an-id")).status_code == 404
