"""Every operation on an object by its id, called by people it does not belong to. New operations are found by themselves."""

import pytest

from api_contract.strangers import addresses, is_theirs, strangers
from factories.hostile import pdf as plain_pdf

# Operations that are for everybody, or whose id names something public while what they touch is the caller's own.
FOR_EVERYBODY = {
    "GET /api/v1/companies/{company_id}": "a company's page is public",
    "GET /api/v1/jobs/{job_id}": "an open posting is public; drafts are asked for below",
    "POST /api/v1/jobs/{job_id}/reports": "anybody may report an open posting",
    "GET /api/v1/applications/drafts/{job_id}": "the caller's own draft for a public posting",
    "PUT /api/v1/applications/drafts/{job_id}": "the caller's own draft for a public posting",
}
# A body that would be right if the object were the caller's. An operation that takes one and is not here fails.
BODIES = {
    "PATCH /api/v1/companies/{company_id}": {"description": "Taken over."},
    "PUT /api/v1/companies/{company_id}/members/{user_id}": {"role": "admin"},
    "POST /api/v1/companies/{company_id}/invitations": {"email": "thief@example.com", "role": "admin"},
    "PATCH /api/v1/cvs/{cv_id}": {"title": "Taken over"},
    "PATCH /api/v1/jobs/{job_id}": {"title": "Taken over"},
    "PATCH /api/v1/searches/{search_id}": {"name": "Taken over"},
    "POST /api/v1/jobs/reports/{report_id}/settle": {"close_job": True},
    "POST /api/v1/recruitment/applications/{application_id}/stage": {"stage": "interview"},
    "POST /api/v1/recruitment/applications/{application_id}/reject": {"reason": "other"},
    "POST /api/v1/recruitment/applications/{application_id}/notes": {"text": "Mine now."},
    "POST /api/v1/recruitment/applications/{application_id}/tags": {"tag": "mine"},
    "POST /api/v1/recruitment/applications/{application_id}/rating": {"rating": 1},
    "POST /api/v1/recruitment/applications/{application_id}/reply": {"subject": "Hello", "text": "From a thief."},
    "POST /api/v1/recruitment/jobs/{job_id}/bulk/stage": {"application_ids": [], "stage": "interview"},
    "POST /api/v1/recruitment/jobs/{job_id}/bulk/reject": {"application_ids": [], "reason": "other"},
    "PUT /api/v1/recruitment/jobs/{job_id}/stages": {
        "stages": [{"name": "New", "kind": "new"}, {"name": "Hired", "kind": "hired"}, {"name": "No", "kind": "rejected"}]
    },
}  # fmt: skip
METHODS = ("get", "post", "put", "patch", "delete")
REFUSED = {401, 403, 404}


def operations(description):
    """(label, path, takes a body, takes a form) of every operation with an id in its address."""
    for path, methods in description["paths"].items():
        if "_id}" not in path:
            continue
        for method in METHODS:
            if operation := methods.get(method):
                media = (operation.get("requestBody") or {}).get("content", {})
                yield f"{method.upper()} {path}", path, bool(media), "multipart/form-data" in media


@pytest.fixture(scope="module")
def description(site):
    with site.client() as client:
        return client.get("/api/v1/openapi.json").json()


@pytest.fixture(scope="module")
async def outcome(site, cast, description, stored):
    """(who, method, address, status, text) of every operation on every object by everybody it is not for, and what is
    stored before and after."""
    before, found = await stored(), []
    clients = {who: site.client(player and player.token) for who, player in strangers(cast).items()}
    for label, path, takes_body, takes_form in operations(description):
        if label in FOR_EVERYBODY:
            continue
        method = label.split()[0]
        sent = {"files": {"file": ("a.png", b"\x89PNG", "image/png")}} if takes_form else {}
        if takes_body and not takes_form:
            assert label in BODIES, f"{label} takes a body; add one to BODIES"
            sent = {"json": BODIES[label]}
        objects = list(addresses(path, cast))
        assert objects, f"the cast owns nothing for {label}"
        for who, player in strangers(cast).items():
            for address in objects:
                if not is_theirs(address, player):
                    answer = clients[who].request(method, address, **sent)
                    found.append((who, method, address, answer.status_code, answer.text[:200]))
    for client in clients.values():
        client.close()
    return found, before, await stored()


class TestForeignObject:
    def test_is_refused_by_every_operation(self, outcome):
        answers, _, _ = outcome
        assert [answer for answer in answers if answer[3] not in REFUSED] == []
        assert len(answers) > 300
        print(f"{len(answers)} calls on foreign objects refused")

    def test_is_as_it_was_afterwards(self, outcome):
        _, before, after = outcome
        assert after == before

    def test_is_listed_as_public_only_while_it_is_there(self, description):
        assert set(FOR_EVERYBODY) <= {label for label, *_ in operations(description)}
        assert set(BODIES) <= {label for label, *_ in operations(description)}


class TestForeignDraft:
    @pytest.mark.parametrize("who", ["nobody", "rival", "competitor"])
    def test_is_not_even_there(self, who, site, cast):
        stranger = strangers(cast)[who]
        with site.client(stranger and stranger.token) as client:
            for job_id in cast.recruiter.owned["draft_job_id"]:
                assert client.get(f"/api/v1/jobs/{job_id}").status_code == 404
                report = client.post(f"/api/v1/jobs/{job_id}/reports", json={"reason": "other"})
                assert report.status_code == 404


class TestForeignIdInABody:
    def test_of_a_cv_can_not_be_applied_with(self, site, cast):
        with site.client(cast.rival.token) as client:
            sent = client.post(
                "/api/v1/applications",
                json={
                    "job_id": cast.recruiter.owned["open_job_id"][2],
                    "cv_id": cast.candidate.owned["cv_id"][0],
                },
            )
            assert sent.status_code == 404, sent.text

    def test_of_a_company_can_not_be_posted_for(self, site, cast):
        [company_id] = cast.recruiter.owned["company_id"]
        with site.client(cast.competitor.token) as client:
            assert (
                client.post("/api/v1/jobs", json={"company_id": company_id, "title": "Spy"}).status_code
                == 403
            )
            imported = client.post(
                "/api/v1/jobs/import",
                data={"company_id": company_id},
                files={"file": ("a.csv", b"id,title\n1,Spy\n", "text/csv")},
            )
            assert imported.status_code == 403

    def test_of_an_application_is_skipped_in_bulk(self, site, cast):
        foreign = list(cast.recruiter.owned["application_id"])
        own_job = cast.competitor.owned["open_job_id"][0]
        with site.client(cast.competitor.token) as client:
            for verb, more in (("stage", {"stage": "interview"}), ("reject", {"reason": "other"})):
                done = client.post(
                    f"/api/v1/recruitment/jobs/{own_job}/bulk/{verb}",
                    json={"application_ids": foreign} | more,
                )
                assert done.status_code == 200
                assert done.json() == {"done": 0, "skipped": len(foreign)}

    def test_of_a_person_can_not_be_made_a_member(self, site, cast):
        [company_id] = cast.competitor.owned["company_id"]
        with site.client(cast.competitor.token) as client:
            for player in (cast.recruiter, cast.candidate):
                [user_id] = player.owned["user_id"]
                put = client.put(f"/api/v1/companies/{company_id}/members/{user_id}", json={"role": "admin"})
                assert put.status_code == 404, put.text

    def test_of_a_file_needs_its_signed_link(self, site, cast):
        with site.client(cast.candidate.token) as client:
            link = client.get(f"/api/v1/cvs/{cast.candidate.owned['cv_id'][0]}/file").json()["link"]
            other = client.get(f"/api/v1/cvs/{cast.candidate.owned['cv_id'][1]}/file").json()["link"]
            token = link.partition("?")[2]
            assert client.get(link).status_code == 200
            assert client.get(link.partition("?")[0]).status_code in REFUSED
            assert client.get(other.partition("?")[0] + "?" + token).status_code in REFUSED
            assert client.get(link[:-3] + "abc").status_code in REFUSED
            public = link.partition("?")[0].replace("/files/", "/files/public/")
            assert client.get(public).status_code == 404


def test_what_is_ones_own_is_reached(site, cast):
    with site.client(cast.rival.token) as client:
        own = client.post("/api/v1/cvs", files={"file": ("cv.pdf", plain_pdf(), "application/pdf")})
        assert own.status_code == 201
        assert client.get(f"/api/v1/cvs/{own.json()['id']}").status_code == 200
