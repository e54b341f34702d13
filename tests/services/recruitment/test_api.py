from contextlib import asynccontextmanager

import pytest
from httpx import ASGITransport, AsyncClient

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.http.app import litestar
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.api import ROUTES

BASE = "/api/v1/recruitment"
WRITES = (
    ("stage", {"stage": "offer"}),
    ("reject", {"reason": "pay"}),
    ("hire", None),
    ("notes", {"text": "x"}),
    ("tags", {"tag": "x"}),
    ("rating", {"rating": 3}),
    ("reply", {"subject": "x", "text": "x"}),
)


@asynccontextmanager
async def client_of(hiring, actor):
    async def authenticate(_):
        return actor

    app = litestar(
        routes=ROUTES,
        provided={"recruitment": hiring.recruitment},
        authenticate=authenticate,
        error_page=lambda request, problem: b"",
        max_body=10_000_000,
    )
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://site.example") as client:
        yield client


async def test_an_applicant_is_moved_noted_tagged_rated_and_decided(hiring):
    job, recruiter = hiring.job(), hiring.recruiter("Rita")
    a, b = await hiring.applied(job, "A", "B")
    async with client_of(hiring, recruiter) as client:

        async def post(path, body=None):
            return await client.post(f"{BASE}/applications/{a}/{path}", json=body)

        board = (await client.get(f"{BASE}/jobs/{job.id}/board")).json()
        assert [card["id"] for card in board["columns"][0]["cards"]] == [str(a), str(b)]
        moved = await post("stage", {"stage": board["columns"][0]["stage"]["id"], "before": None})
        assert (moved.status_code, moved.json()["id"]) == (200, str(a))
        above = await post("stage", {"stage": "new", "before": str(b)})
        assert above.json()["position"] < moved.json()["position"]
        note = await post("notes", {"text": "Call"})
        assert (note.status_code, note.json()["author_name"]) == (201, "Rita")
        assert (await post("tags", {"tag": "Nice"})).json()["tags"] == ["nice"]
        assert (await post("tags", {"tag": "nice", "remove": True})).json()["tags"] == []
        assert (await post("rating", {"rating": 5})).json()["rating"] == 5
        assert (await post("reply", {"subject": "Hi", "text": "Hello"})).status_code == 204
        rejected = await post("reject", {"reason": "pay", "message": "Sorry", "notify": False})
        hired = await post("hire")
        assert (rejected.status_code, hired.status_code) == (200, 200)
        page = (await client.get(f"{BASE}/applications/{a}")).json()
    assert (page["stage"]["kind"], page["card"]["notes"], page["card"]["stage_id"]) == (
        "hired",
        1,
        hired.json()["stage_id"],
    )


async def test_many_are_moved_and_rejected(hiring):
    job = hiring.job()
    ids = [str(i) for i in await hiring.applied(job, "A", "B")]
    async with client_of(hiring, hiring.recruiter()) as client:
        moved = await client.post(
            f"{BASE}/jobs/{job.id}/bulk/stage", json={"application_ids": ids, "stage": "interview"}
        )
        rejected = await client.post(
            f"{BASE}/jobs/{job.id}/bulk/reject",
            json={"application_ids": [*ids, str(new_id())], "reason": "position_filled"},
        )
    assert (moved.status_code, moved.json()) == (200, {"done": 2, "skipped": 0})
    assert (rejected.status_code, rejected.json()) == (200, {"done": 2, "skipped": 1})


async def test_a_pipeline_is_put_and_a_bad_one_names_its_fields(hiring):
    job = hiring.job()
    stages = [
        {"name": "In", "kind": "new"},
        {"name": "Yes", "kind": "hired"},
        {"name": "No", "kind": "rejected"},
    ]
    async with client_of(hiring, hiring.recruiter()) as client:
        put = await client.put(f"{BASE}/jobs/{job.id}/stages", json={"stages": stages})
        bad = await client.put(f"{BASE}/jobs/{job.id}/stages", json={"stages": stages[:2]})
    assert (put.status_code, [stage["name"] for stage in put.json()]) == (200, ["In", "Yes", "No"])
    assert (bad.status_code, bad.json()["code"]) == (422, "bad_stages")
    assert [error["field"] for error in bad.json()["errors"]] == ["stages"]


async def test_the_export_is_a_file(hiring):
    job = hiring.job()
    await hiring.applied(job, "Ada")
    async with client_of(hiring, hiring.recruiter()) as client:
        answer = await client.get(f"{BASE}/jobs/{job.id}/export.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="applicants-{job.id}.csv"'
    assert b"Ada" in answer.content


async def test_a_company_sees_counts_and_what_happened(hiring):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    async with client_of(hiring, hiring.recruiter()) as client:
        counts = await client.get(f"{BASE}/companies/{hiring.company_id}/counts")
        recent = await client.get(f"{BASE}/companies/{hiring.company_id}/recent")
    assert counts.json() == {str(job.id): {"new": 1}}
    assert [(line["application_id"], line["kind"]) for line in recent.json()] == [(str(ada), "applied")]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("stage", {}),
        ("stage", {"stage": "new", "before": "x"}),
        ("reject", {"reason": "because"}),
        ("rating", {"rating": "high"}),
        ("notes", {"text": None}),
        ("tags", []),
    ],
)
async def test_a_malformed_body_is_refused(hiring, path, body):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    async with client_of(hiring, hiring.recruiter()) as client:
        answer = await client.post(f"{BASE}/applications/{ada}/{path}", json=body)
    assert answer.status_code == 400


async def test_strangers_get_404_for_people_403_for_boards_and_nobody_401(hiring):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    foreign = hiring.recruiter("Foreign", company_id=new_id())
    for actor, person, board in ((foreign, 404, 403), (hiring.candidate(), 404, 403), (NOBODY, 401, 401)):
        async with client_of(hiring, actor) as client:
            assert (await client.get(f"{BASE}/applications/{ada}")).status_code == person
            for path, body in WRITES:
                answer = await client.post(f"{BASE}/applications/{ada}/{path}", json=body)
                assert (path, answer.status_code) == (path, person)
            for path in (
                f"jobs/{job.id}/board",
                f"jobs/{job.id}/export.csv",
                f"companies/{hiring.company_id}/counts",
                f"companies/{hiring.company_id}/recent",
            ):
                assert (path, (await client.get(f"{BASE}/{path}")).status_code) == (path, board)
