"""A request that is sent again with its Idempotency-Key, whatever became of it the first time."""

import json
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from api_contract import examples
from factories.cast import cast_on

BOUNDARY = "multipart/form-data; boundary=B"
# Their answers hold tokens, which are kept nowhere.
NOT_KEPT = {"POST /api/v1/auth/login", "POST /api/v1/auth/refresh"}
ENDING = {
    "POST /api/v1/auth/logout": "signed_out",
    "POST /api/v1/auth/password": "spare",
    "POST /api/v1/auth/email": "mover",
}


@pytest.fixture(scope="module")
async def cast(site, pdf):
    return await cast_on(site, pdf, extras=True)


@pytest.fixture
def api(site, cast):
    with site.client(cast.rival.token) as client:
        yield client


@pytest.fixture
def broken_disk(site):
    """While this is used, no upload can be written: a file stands where the folder should be."""
    folder, away = site.home / "uploads", site.home / "uploads.away"
    folder.rename(away)
    folder.touch()

    def mend():
        folder.unlink()
        away.rename(folder)

    yield mend
    if away.exists():
        mend()


@dataclass(frozen=True)
class Story:
    """What became of an operation: asked with a broken body, rightly, again, and again as something else."""

    broken: httpx.Response | None
    first: httpx.Response
    again: httpx.Response
    other: httpx.Response


@pytest.fixture(scope="module")
def stories(site, cast, files):
    """By person and operation, of every POST and PATCH that has a good example, in the order of the examples."""
    people = {
        "nobody": (None, examples.for_nobody(cast)),
        "candidate": (cast.candidate, examples.for_candidate(cast, files)),
        "recruiter": (cast.recruiter, examples.for_recruiter(cast, files)),
        "operator": (cast.operator, examples.for_operator(cast, files)),
    }
    found = {}
    with ExitStack() as open_ones:
        for who, (player, operations) in people.items():
            own = open_ones.enter_context(site.client(player and player.token))
            for label, [example, *_] in operations.items():
                if not label.startswith(("POST ", "PATCH ")):
                    continue
                spare = cast.extras[ENDING[label]] if label in ENDING and player else None
                client = open_ones.enter_context(site.client(spare.token)) if spare else own
                found[who, label] = told(client, label, example)
    return found


def told(client, label, example):
    method, path = label.format(**example.get("path", {})).split()
    sent = body_of(example.get("body"))
    key = {"Idempotency-Key": uuid.uuid4().hex}
    headers = sent.pop("headers", {}) | key

    def ask(**more):
        return client.request(method, path, **({"headers": headers} | sent | more))

    broken = None
    if sent:
        broken = ask(**dict.fromkeys(sent), content=b"{", headers={"Content-Type": "application/json"} | key)
    return Story(broken, ask(), ask(), ask(params={"another": "request"}))


def body_of(body):
    """Arguments for a request; a form has the same boundary each time, so that its bytes are the same."""
    if body is None:
        return {}
    uploads = {
        name: value["file"] for name, value in body.items() if isinstance(value, dict) and "file" in value
    }
    if not uploads:
        return {"json": body}
    fields = {
        name: json.dumps(value) if isinstance(value, bool) else value
        for name, value in body.items()
        if name not in uploads
    }
    opened = {name: (Path(file).name, Path(file).read_bytes()) for name, file in uploads.items()}
    return {"data": fields, "files": opened, "headers": {"Content-Type": BOUNDARY}}


def upload(api, key, pdf):
    return api.post(
        "/api/v1/cvs",
        files={"file": ("cv.pdf", pdf, "application/pdf")},
        headers={"Idempotency-Key": key, "Content-Type": BOUNDARY},
    )


def brief(answer):
    return answer.status_code, answer.headers.get("content-type"), answer.text[:200]


class TestRepeat:
    def test_is_tried_for_every_operation_that_takes_a_key(self, site, stories):
        with site.client() as client:
            paths = client.get("/api/v1/openapi.json").json()["paths"]
        keyed = {
            f"{m.upper()} {path}"
            for path, methods in paths.items()
            for m in methods
            if m in {"post", "patch"}
        }
        assert {label for _, label in stories} == keyed
        print(f"{len(keyed)} operations take a key; tried {len(stories)} times, as four kinds of people")

    def test_of_what_was_refused_is_judged_anew(self, stories):
        odd = {
            story: (told.broken and told.broken.status_code, told.first.status_code, told.first.text[:300])
            for story, told in stories.items()
            if (told.broken is not None and told.broken.status_code not in {400, 415, 422})
            or not told.first.is_success
            or "idempotency-replayed" in told.first.headers
        }
        assert not odd, "\n".join(map(str, odd.items()))

    def test_of_what_was_done_gets_the_same_answer_and_does_nothing(self, stories):
        odd = {
            story: (
                told.first.status_code,
                told.again.status_code,
                dict(told.again.headers),
                told.again.text[:300],
            )
            for story, told in stories.items()
            if story[1] not in NOT_KEPT
            and (
                told.again.headers.get("idempotency-replayed") != "true"
                or told.again.status_code != told.first.status_code
                or told.again.content != told.first.content
                or told.again.headers.get("content-type") != told.first.headers.get("content-type")
            )
        }
        assert not odd, "\n".join(map(str, odd.items()))

    def test_with_the_key_of_another_request_is_refused(self, stories):
        odd = {
            story: (told.other.status_code, told.other.text[:300])
            for story, told in stories.items()
            if story[1] not in NOT_KEPT
            and (told.other.status_code, told.other.json().get("code")) != (422, "idempotency_key_reused")
        }
        assert not odd, "\n".join(map(str, odd.items()))

    def test_of_what_answers_with_tokens_is_no_replay(self, stories):
        for (_, label), told in stories.items():
            if label in NOT_KEPT:
                assert "idempotency-replayed" not in told.again.headers
                assert told.again.status_code == (200 if label.endswith("login") else 401)

    def test_of_what_failed_halfway_is_carried_out(self, api, broken_disk, pdf):
        key = uuid.uuid4().hex
        before = len(api.get("/api/v1/cvs").json())
        failed = upload(api, key, pdf)
        assert failed.status_code >= 500, failed.text
        assert failed.headers["content-type"] == "application/problem+json"
        broken_disk()
        assert upload(api, key, pdf).status_code == 201
        assert len(api.get("/api/v1/cvs").json()) == before + 1

    def test_by_somebody_else_is_a_request_of_its_own(self, site, cast):
        key = {"Idempotency-Key": uuid.uuid4().hex}
        for player in (cast.candidate, cast.rival):
            with site.client(player.token) as client:
                made = client.post("/api/v1/cvs/empty", json={"title": "Mine"}, headers=key)
                assert (made.status_code, made.headers.get("idempotency-replayed")) == (201, None)

    @pytest.mark.parametrize("key", ["x" * 256, "ä", ""], ids=["long", "not-ascii", "empty"])
    def test_with_a_key_that_can_not_be_kept_is_refused(self, api, key):
        refused = api.post(
            "/api/v1/cvs/empty", json={"title": "a"}, headers={"Idempotency-Key": key.encode()}
        )
        assert refused.status_code == 422
