import pytest
from httpx import ASGITransport, AsyncClient

from talentsphere.kernel.http.app import asgi, litestar
from talentsphere.kernel.ids import new_id
from talentsphere.services.auth.api import ROUTES
from talentsphere.services.auth.contract import SESSION_COOKIE

AUTH = "/api/v1/auth"
NEW = "a brand new harbour"


@pytest.fixture
async def client(platform):
    async def authenticate(request):
        header = request.headers.get("authorization", "")
        bearer = header.removeprefix("Bearer ") if header else None
        return await platform.auth.authenticate(session=request.cookies.get(SESSION_COOKIE), bearer=bearer)

    app = litestar(
        routes=ROUTES, provided={"auth": platform.auth}, authenticate=authenticate,
        error_page=lambda request, problem: b"", max_body=10_000,
    )  # fmt: skip
    transport = ASGITransport(app=asgi(app, platform.database), client=("192.0.2.1", 1))
    async with AsyncClient(transport=transport, base_url=f"http://site.example{AUTH}") as client:
        yield client


async def logged_in(client, platform, email):
    """The tokens and headers of a new account."""
    await platform.signed_up(email)
    tokens = (
        await client.post("/login", json={"email": email, "password": "a quiet harbour at dawn"})
    ).json()
    return tokens, {"Authorization": f"Bearer {tokens['access_token']}"}


async def test_from_sign_up_to_log_out(client, platform, password):
    sign_up = {"email": "api@example.com", "password": password, "name": "Ada Lovelace", "role": "recruiter"}
    assert (await client.post("/register", json=sign_up)).status_code == 202
    token = await platform.token("api@example.com", "auth/verify")
    assert (await client.post("/verify", json={"token": token})).status_code == 204
    answer = await client.post("/login", json={"email": "api@example.com", "password": password})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    tokens = answer.json()
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 3600)
    fresh = await client.post("/refresh", json={"refresh_token": tokens["refresh_token"]})
    assert fresh.status_code == 200
    headers = {"Authorization": f"Bearer {fresh.json()['access_token']}"}
    me = (await client.get("/me", headers=headers)).json()
    assert {key: me[key] for key in ("email", "name", "roles")} == {
        "email": "api@example.com", "name": "Ada Lovelace", "roles": ["recruiter"],
    }  # fmt: skip
    assert (await client.post("/logout", headers=headers)).status_code == 204
    assert (await client.get("/me", headers=headers)).status_code == 401


async def test_known_and_unknown_addresses_get_the_same_answers(client, platform, password):
    await platform.signed_up("same@example.com")

    async def answers(email):
        sign_up = {"email": email, "password": password, "name": "S", "role": "candidate"}
        made = [
            await client.post("/register", json=sign_up),
            await client.post("/reset-request", json={"email": email}),
            await client.post("/login", json={"email": email, "password": "wrong for sure"}),
        ]
        noise = {"x-request-id", "x-response-time"}
        for answer in made:
            answer.headers = {k: v for k, v in answer.headers.items() if k not in noise}
        return [
            (
                answer.status_code,
                dict(answer.headers),
                answer.text.replace(answer.json().get("request_id", "-"), ""),
            )
            for answer in made
        ]

    known = await answers("same@example.com")
    assert [status for status, *_ in known] == [202, 202, 401]
    assert await answers("nobody-at-all@example.com") == known


async def test_too_many_tries_are_told_when_to_come_back(client):
    wrong = {"email": "limited@example.com", "password": "wrong for sure"}
    answers = [await client.post("/login", json=wrong) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 900
    elsewhere = await client.post("/login", json=wrong, headers={"X-Real-IP": "203.0.113.9"})
    assert elsewhere.status_code == 401


async def test_a_forgotten_password_is_set_anew(client, platform):
    await platform.signed_up("forgotapi@example.com")
    assert (await client.post("/reset-request", json={"email": "forgotapi@example.com"})).status_code == 202
    token = await platform.token("forgotapi@example.com", "auth/reset")
    assert (await client.post("/reset", json={"token": token, "password": NEW})).status_code == 204
    again = await client.post("/reset", json={"token": token, "password": NEW})
    assert (again.status_code, again.json()["code"]) == (422, "bad_link")


async def test_password_and_address_are_changed_and_the_account_deleted(client, platform, password):
    _, headers = await logged_in(client, platform, "changes@example.com")
    change = {"current": password, "new": NEW}
    assert (await client.post("/password", json=change, headers=headers)).status_code == 204
    move = {"email": "moved@example.com", "password": NEW}
    assert (await client.post("/email", json=move, headers=headers)).status_code == 202
    token = await platform.token("moved@example.com", "auth/email_change")
    assert (await client.post("/verify", json={"token": token})).status_code == 204
    assert (await client.get("/me", headers=headers)).json()["email"] == "moved@example.com"
    wrong = await client.request("DELETE", "/account", json={"password": password}, headers=headers)
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_credentials")
    gone = await client.request("DELETE", "/account", json={"password": NEW}, headers=headers)
    assert gone.status_code == 204
    assert (await client.get("/me", headers=headers)).status_code == 401


async def test_sessions_are_listed_and_ended_by_their_owner_only(client, platform):
    _, hers = await logged_in(client, platform, "hers@example.com")
    _, his = await logged_in(client, platform, "his@example.com")
    (session,) = (await client.get("/sessions", headers=hers)).json()
    assert session["current"]
    assert (await client.delete(f"/sessions/{session['id']}", headers=his)).status_code == 404
    assert (await client.delete(f"/sessions/{session['id']}")).status_code == 401
    assert (await client.delete(f"/sessions/{session['id']}", headers=hers)).status_code == 204
    assert (await client.get("/me", headers=hers)).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/logout", None), ("GET", "/me", None), ("GET", "/sessions", None),
        ("POST", "/password", {"current": "x", "new": "y"}),
        ("POST", "/email", {"email": "a@b.example", "password": "x"}),
        ("DELETE", "/account", {"password": "x"}),
        ("DELETE", "/sessions/019a20bd-ceb8-708d-8922-c4f40745be62", None),
    ],
)  # fmt: skip
async def test_what_is_ones_own_needs_signing_in(client, method, path, body):
    assert (await client.request(method, path, json=body)).status_code == 401
    bad = await client.request(method, path, json=body, headers={"Authorization": "Bearer nonsense"})
    assert (bad.status_code, bad.json()["code"]) == (401, "bad_token")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/register", {}, 400),
        ("/register", {"email": 1, "password": "x", "name": "y"}, 400),
        (
            "/register",
            {"email": "a@b.example", "password": "a quiet harbour", "name": "A", "role": "operator"},
            400,
        ),
        ("/register", {"email": "a@b.example", "password": "short", "name": "A"}, 422),
        ("/register", {"email": "none", "password": "a quiet harbour", "name": "A"}, 422),
        ("/verify", {"token": "nonsense"}, 422),
        ("/verify", {"token": "a\x00b"}, 422),
        ("/reset", {"token": "nonsense", "password": "a quiet harbour"}, 422),
        ("/reset-request", {"email": "none"}, 422),
        ("/login", {"email": "a\x00b@c.example", "password": "x"}, 422),
        ("/login", {"email": "a@b.example"}, 400),
        ("/refresh", {"refresh_token": "nonsense"}, 401),
    ],
)
async def test_bad_input_is_refused_in_a_way_that_helps(client, path, body, status):
    answer = await client.post(path, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_no_tokens_are_kept_with_a_requests_key(client, platform, password):
    await platform.signed_up("keyed@example.com")
    key = {"Idempotency-Key": str(new_id())}
    login = {"email": "keyed@example.com", "password": password}
    first = await client.post("/login", json=login, headers=key)
    second = await client.post("/login", json=login, headers=key)
    assert first.json()["refresh_token"] != second.json()["refresh_token"]
    key = {"Idempotency-Key": str(new_id())}
    await client.post("/refresh", json={"refresh_token": second.json()["refresh_token"]}, headers=key)
    assert await platform.count("kernel.idempotency") == 0


async def test_a_keyed_sign_up_sends_one_mail(client, platform, password):
    key = {"Idempotency-Key": str(new_id())}
    sign_up = {"email": "keyedup@example.com", "password": password, "name": "K", "role": "candidate"}
    for _ in range(2):
        assert (await client.post("/register", json=sign_up, headers=key)).status_code == 202
    assert len(await platform.mails("keyedup@example.com")) == 1
    await platform.database.primary.execute("DELETE FROM kernel.idempotency")
