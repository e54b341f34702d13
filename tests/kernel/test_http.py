"""The app of a role as clients meet it: problems, request ids, keyed requests, endpoints."""

import asyncio

import httpx
import pytest
from litestar import Response, get, post

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.errors import Conflict, Invalid
from talentsphere.kernel.health import Probe
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.app import asgi, litestar
from talentsphere.kernel.http.endpoints import ENDPOINTS
from talentsphere.kernel.transaction import Database
from talentsphere.services.users.contract import ProfileChanges


class Ledger:
    """A service with one table, to count what happened."""

    def __init__(self, database: Database):
        self.database = database

    async def add(self, name: str) -> int:
        async with self.database.transaction() as connection:
            await connection.execute("INSERT INTO public.ledger VALUES ($1)", name)
            return await connection.fetchval("SELECT count(*) FROM public.ledger")


@post("/api/v1/ledger")
async def add(ledger: Injected[Ledger], data: dict[str, str]) -> dict[str, int]:
    return {"count": await ledger.add(data["name"])}


@get("/api/v1/invalid")
async def invalid() -> None:
    raise Invalid.field("pay.min", "Too little.")


@get("/api/v1/broken")
async def broken() -> None:
    raise ZeroDivisionError("a secret detail")


@get("/page")
async def page() -> None:
    raise Conflict("Somebody was faster.")


@post("/api/v1/typed")
async def typed(data: ProfileChanges) -> None: ...


@post("/api/v1/ledger/silent", status_code=204)
async def add_silently(ledger: Injected[Ledger]) -> None:
    await ledger.add("silent")


@pytest.fixture
async def app(database, tmp_path):
    await database.primary.execute(
        "CREATE TABLE IF NOT EXISTS public.ledger (name text); TRUNCATE public.ledger"
    )

    async def authenticate(request):
        operator = request.headers.get("authorization") == "Bearer operator"
        return Actor(roles=frozenset({"operator"})) if operator else NOBODY

    app = litestar(
        routes=[*ENDPOINTS, add, add_silently, invalid, broken, page, typed],
        provided={
            "ledger": Ledger(database),
            "probe": Probe(role="test", version="1", home=tmp_path, database=database),
        },
        authenticate=authenticate,
        error_page=lambda request, problem: Response(
            f"<h1>{problem.detail}</h1>", status_code=problem.status
        ),
        max_body=100_000,
    )
    return asgi(app, database)


@pytest.fixture
async def client(app):
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_an_expected_error_names_its_field_and_code(client):
    answer = await client.get("/api/v1/invalid")
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (422, 422, "invalid")
    assert body["errors"] == [{"field": "pay.min", "message": "Too little."}]
    assert body["request_id"] == answer.headers["x-request-id"]


async def test_an_unforeseen_error_tells_nothing_but_its_id(client):
    answer = await client.get("/api/v1/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["request_id"]


async def test_a_page_gets_a_page(client):
    answer = await client.get("/page", headers={"accept": "text/html"})
    assert (answer.status_code, answer.text) == (409, "<h1>Somebody was faster.</h1>")


@pytest.mark.parametrize("body", [b"{", b'{"name": 5}', b"[]"])
async def test_a_malformed_body_is_a_problem_with_a_status_of_the_client(client, body):
    answer = await client.post("/api/v1/typed", content=body)
    assert answer.status_code == 400
    assert answer.json()["code"] in {"malformed", "bad_request"}


async def test_a_text_the_database_can_not_hold_is_the_senders_fault(client):
    answer = await client.post("/api/v1/ledger", json={"name": "a\x00b"})
    assert answer.status_code == 422


async def test_a_well_formed_request_id_is_kept_and_another_replaced(client):
    kept = await client.get("/livez", headers={"x-request-id": "abcdef0123456789"})
    replaced = await client.get("/livez", headers={"x-request-id": 'x"; drop'})
    assert kept.headers["x-request-id"] == "abcdef0123456789"
    assert "drop" not in replaced.headers["x-request-id"]


async def test_a_repeated_key_replays_the_answer_and_does_nothing_again(client):
    headers = {"idempotency-key": "once"}
    first = await client.post("/api/v1/ledger", json={"name": "a"}, headers=headers)
    again = await client.post("/api/v1/ledger", json={"name": "a"}, headers=headers)
    assert (first.status_code, first.json()) == (again.status_code, again.json()) == (201, {"count": 1})
    assert again.headers["idempotency-replayed"] == "true"


async def test_an_answer_without_content_is_replayed_without_content(client):
    headers = {"idempotency-key": "silent"}
    first = await client.post("/api/v1/ledger/silent", headers=headers)
    again = await client.post("/api/v1/ledger/silent", headers=headers)
    assert (first.status_code, again.status_code, again.content) == (204, 204, b"")
    assert again.headers["idempotency-replayed"] == "true"
    assert not {"content-type", "content-length"} & set(again.headers)


async def test_an_answer_is_kept_before_it_is_sent(app, database):
    scope = {
        "type": "http", "method": "POST", "path": "/api/v1/ledger/silent", "raw_path": b"/api/v1/ledger/silent",
        "query_string": b"", "headers": [(b"idempotency-key", b"kept first")], "http_version": "1.1",
        "scheme": "http", "root_path": "", "client": ("127.0.0.1", 1), "server": ("test", 80),
    }  # fmt: skip
    kept = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_):
        kept.append(
            await database.primary.fetchval("SELECT status FROM kernel.idempotency WHERE key = 'kept first'")
        )

    await app(scope, receive, send)
    assert set(kept) == {204}


async def test_a_key_for_another_body_is_refused(client):
    headers = {"idempotency-key": "reused"}
    await client.post("/api/v1/ledger", json={"name": "a"}, headers=headers)
    other = await client.post("/api/v1/ledger", json={"name": "b"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_ten_at_once_with_one_key_act_once(client, database):
    headers = {"idempotency-key": "race"}
    answers = await asyncio.gather(
        *(client.post("/api/v1/ledger", json={"name": "race"}, headers=headers) for _ in range(10))
    )
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert await database.primary.fetchval("SELECT count(*) FROM public.ledger WHERE name = 'race'") == 1


async def test_a_request_that_failed_may_be_sent_again_with_its_key(client):
    headers = {"idempotency-key": "failed"}
    assert (await client.post("/api/v1/ledger", json={"name": "\x00"}, headers=headers)).status_code == 422
    assert (await client.post("/api/v1/ledger", json={"name": "\x00"}, headers=headers)).status_code == 422


async def test_health_tells_all_and_readiness_only_whether(client):
    health = (await client.get("/health")).json()
    assert health["status"] == "healthy"
    assert set(health["checks"]) == {"database", "external_services", "memory", "disk"}
    assert (await client.get("/readyz")).text == "ok"


async def test_metrics_are_for_inside_and_for_operators(client):
    public = {"x-gateway": "public"}
    assert (await client.get("/metrics", headers=public)).status_code == 401
    assert (
        await client.get("/metrics", headers=public | {"authorization": "Bearer operator"})
    ).status_code == 200
    await client.get("/nowhere-at-all")
    text = (await client.get("/metrics")).text
    assert 'http_requests_total{method="GET",route="unmatched",status_code="404"}' in text
    assert "nowhere-at-all" not in text
    for name in (
        "http_request_duration_seconds_bucket",
        "database_query_duration_seconds",
        "database_connections_active",
        'process_memory_usage_bytes{type="rss"}',
    ):
        assert name in text
