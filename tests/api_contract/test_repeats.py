"""A request that is sent again with its Idempotency-Key, whatever became of it the first time."""

import uuid

import pytest

from factories.hostile import pdf as plain_pdf


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


def upload(api, key):
    return api.post(
        "/api/v1/cvs",
        files={"file": ("cv.pdf", plain_pdf(), "application/pdf")},
        headers={"Idempotency-Key": key, "Content-Type": "multipart/form-data; boundary=B"},
    )


class TestRepeat:
    def test_of_what_failed_halfway_is_carried_out(self, api, broken_disk):
        key = uuid.uuid4().hex
        before = len(api.get("/api/v1/cvs").json())
        failed = upload(api, key)
        assert failed.status_code >= 500, failed.text
        assert failed.headers["content-type"] == "application/problem+json"
        broken_disk()
        assert upload(api, key).status_code == 201
        assert len(api.get("/api/v1/cvs").json()) == before + 1

    def test_of_what_was_done_gets_the_same_answer(self, api):
        key = uuid.uuid4().hex
        first, second = upload(api, key), upload(api, key)
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json() == second.json()
        assert second.headers["idempotency-replayed"] == "true"

    def test_of_what_was_refused_is_judged_anew(self, api):
        key = uuid.uuid4().hex
        for _ in range(2):
            refused = api.post("/api/v1/cvs/empty", json={"title": ""}, headers={"Idempotency-Key": key})
            assert refused.status_code == 422
            assert refused.headers["content-type"] == "application/problem+json"

    def test_with_another_body_is_refused(self, api):
        key = uuid.uuid4().hex
        assert (
            api.post("/api/v1/cvs/empty", json={"title": "a"}, headers={"Idempotency-Key": key}).status_code
            == 201
        )
        other = api.post("/api/v1/cvs/empty", json={"title": "b"}, headers={"Idempotency-Key": key})
        assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")

    @pytest.mark.parametrize("key", ["x" * 256, "ä"])
    def test_with_a_key_that_can_not_be_kept_is_refused(self, api, key):
        refused = api.post(
            "/api/v1/cvs/empty", json={"title": "a"}, headers={"Idempotency-Key": key.encode()}
        )
        assert refused.status_code == 422
