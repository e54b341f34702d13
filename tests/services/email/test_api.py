import pytest
from httpx import ASGITransport, AsyncClient

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.http.app import litestar
from talentsphere.kernel.ids import new_id
from talentsphere.services.email.api import ROUTES


@pytest.fixture
async def client(email):
    """The routes; the header `as` says who asks."""
    roles = {"operator": ("operator",), "candidate": ("candidate",)}

    async def authenticate(request):
        role = request.headers.get("as")
        return Actor(user_id=new_id(), roles=frozenset(roles[role])) if role else NOBODY

    app = litestar(
        routes=ROUTES, provided={"email": email}, authenticate=authenticate,
        error_page=lambda request, problem: b"", max_body=10_000,
    )  # fmt: skip
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://site.example") as client:
        yield client


OPERATOR = {"as": "operator"}


async def test_operators_page_through_one_addresss_messages(client, email, send):
    for number in range(51):
        await send(email, f"api-{number}", to="api+x@example.com")
    answer = await client.get("/api/v1/email/messages", params={"to": "api+x@example.com"}, headers=OPERATOR)
    assert len(answer.json()["items"]) == 50
    assert answer.json()["items"][0]["to"] == "api+x@example.com"
    rest = await client.get(answer.links["next"]["url"], headers=OPERATOR)
    assert (len(rest.json()["items"]), rest.json()["next"]) == (1, None)


async def test_operators_read_one_message_and_its_deliveries(client, email, send):
    mail_id = await send(email, "api-one")
    await email.deliver(mail_id=mail_id)
    assert (await client.get(f"/api/v1/email/messages/{mail_id}", headers=OPERATOR)).json()[
        "status"
    ] == "sent"
    log = await client.get(f"/api/v1/email/messages/{mail_id}/deliveries", headers=OPERATOR)
    assert [entry["outcome"] for entry in log.json()] == ["sent"]
    assert (await client.post(f"/api/v1/email/messages/{mail_id}/retry", headers=OPERATOR)).status_code == 202


@pytest.mark.parametrize(("headers", "status"), [({"as": "candidate"}, 403), ({}, 401)])
async def test_nobody_else_reads_mail(client, email, send, headers, status):
    mail_id = await send(email, "api-private")
    for path in ("", f"/{mail_id}", f"/{mail_id}/deliveries"):
        assert (await client.get(f"/api/v1/email/messages{path}", headers=headers)).status_code == status
    assert (
        await client.post(f"/api/v1/email/messages/{mail_id}/retry", headers=headers)
    ).status_code == status


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/messages/nonsense", 404),
        ("/messages/019a20bd-ceb8-708d-8922-c4f40745be62", 404),
        ("/messages?cursor=nonsense", 422),
    ],
)
async def test_bad_input_is_refused(client, path, status):
    assert (await client.get(f"/api/v1/email{path}", headers=OPERATOR)).status_code == status
