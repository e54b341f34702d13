"""A person finds a job, applies with a real CV, is moved through a pipeline; both get mail. Through the gateway."""

import os
import signal

import pytest

from factories.actors import Person, eventually
from factories.site import Site

SPLIT = "web;auth,users,email;jobs,search;*"


def posting(company_id):
    return {
        "company_id": company_id,
        "title": "Lighthouse keeper",
        "description_html": "<p>Keep the <b>light</b> on.</p><script>alert(1)</script>",
        "locations": [{"city": "Bergen", "region": None, "country": "NO"}],
        "workplace": "onsite",
        "employment_type": "full_time",
        "pay": {"min": 41000, "max": 52000, "currency": "EUR", "interval": "year"},
        "questions": [{"id": "swim", "label": "Can you swim?", "kind": "yes_no", "required": True}],
        "valid_through": "2099-01-01",
    }


def play(site, cv, suffix):
    """The whole story; everything it says must hold."""
    recruiter = Person(site, f"rita.{suffix}@example.com", name="Rita Recruiter", role="recruiter")
    candidate = Person(site, f"carl.{suffix}@example.com", name="Carl Candidate")

    company = recruiter.api.post(
        "/api/v1/companies",
        json={"name": "Coast Lights", "website": "https://coast.example", "description": "Lights."},
    )
    assert company.status_code == 201, company.text
    job = recruiter.api.post("/api/v1/jobs", json=posting(company.json()["id"]))
    assert job.status_code == 201, job.text
    assert job.json()["status"] == "draft"
    job_id = job.json()["id"]
    assert candidate.api.get(f"/api/v1/jobs/{job_id}").status_code == 404
    published = recruiter.api.post(f"/api/v1/jobs/{job_id}/publish")
    assert published.json()["status"] == "published", published.text

    with site.client() as anybody:

        def listed():
            found = anybody.get("/api/v1/jobs", params={"q": "lighthose keeper"}).json()
            return [item for item in found["items"] if item["id"] == job_id]

        assert eventually(listed, seconds=2)[0]["title"] == "Lighthouse keeper"
        page = anybody.get(f"/jobs/{published.json()['slug']}")
        assert page.status_code == 200
        assert "alert(1)" not in page.text
        assert '"@type":"JobPosting"' in page.text.replace(" ", "")

    uploaded = candidate.api.post("/api/v1/cvs", files={"file": ("my cv.pdf", cv, "application/pdf")})
    assert uploaded.status_code == 201, uploaded.text
    assert uploaded.json()["resume"]["basics"]["name"] == "John Doe"
    application = {"job_id": job_id, "cv_id": uploaded.json()["id"], "cover_letter": "I like storms."}
    refused = candidate.api.post("/api/v1/applications", json=application)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "answers.swim"
    sent = candidate.api.post("/api/v1/applications", json=application | {"answers": {"swim": True}})
    assert sent.status_code == 201, sent.text
    application_id = sent.json()["id"]
    again = candidate.api.post("/api/v1/applications", json=application | {"answers": {"swim": True}})
    assert (again.status_code, again.json()["code"]) == (409, "already_applied")

    def board():
        columns = recruiter.api.get(f"/api/v1/recruitment/jobs/{job_id}/board").json()["columns"]
        return {column["stage"]["name"]: [card["id"] for card in column["cards"]] for column in columns}

    eventually(lambda: board()["New"] == [application_id])
    assert candidate.api.get(f"/api/v1/recruitment/jobs/{job_id}/board").status_code == 403
    moved = recruiter.api.post(
        f"/api/v1/recruitment/applications/{application_id}/stage", json={"stage": "interview"}
    )
    assert moved.status_code == 200, moved.text
    assert board()["Interview"] == [application_id]
    eventually(
        lambda: candidate.api.get(f"/api/v1/applications/{application_id}").json()["status"] == "interview",
        seconds=20,
    )

    eventually(lambda: len(site.mails(candidate.email)) >= 3)
    assert any("Lighthouse keeper" in mail["subject"] + mail["text"] for mail in site.mails(candidate.email))
    eventually(
        lambda: any(application_id in link for mail in site.mails(recruiter.email) for link in mail["links"])
    )
    recruiter.close()
    candidate.close()
    return job_id


@pytest.fixture(scope="module")
def cv(shared_data):
    return (shared_data / "resumes" / "John_Doe_InkTheme_CV.pdf").read_bytes()


def test_in_one_process(site, cv):
    play(site, cv, "one")


@pytest.mark.slow
def test_split_into_roles_and_one_role_less(cv):
    with Site(ROLES=SPLIT) as site:
        play(site, cv, "split")
        processes = site.pids()
        roles = {name for name in processes if name.startswith("app-")}
        assert len(roles) == 4
        for path, prefix in (
            ("jobs-search", "/api/v1/users/me"),
            ("auth-users-email", "/api/v1/jobs/suggest"),
        ):
            socket = site.home / "run" / f"{path}.sock"
            import httpx

            with httpx.Client(transport=httpx.HTTPTransport(uds=str(socket)), base_url="http://role") as role:
                assert role.get(prefix).status_code == 404
                assert role.get("/health").json()["role"] == path
        os.kill(processes["app-jobs-search"], signal.SIGSTOP)
        try:
            with site.client() as client:
                assert client.get("/health").status_code == 200
                assert (
                    client.post(
                        "/api/v1/auth/login", json={"email": "x@example.com", "password": "wrong wrong"}
                    ).status_code
                    == 401
                )
        finally:
            os.kill(processes["app-jobs-search"], signal.SIGCONT)
        os.kill(processes["app-jobs-search"], signal.SIGKILL)
        with site.client() as client:
            answer = client.get("/api/v1/jobs")
            assert answer.status_code in {200, 503}
            assert client.get("/api/v1/companies").status_code == 200
            eventually(lambda: client.get("/api/v1/jobs").status_code == 200)
