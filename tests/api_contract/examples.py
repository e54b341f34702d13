"""For each kind of person the calls that must succeed: good values for every operation they may use.

Keys are `METHOD path` as the API's description has them. `path` and `query` are parameters, `body` is JSON or, for
forms, fields; a field that is a Path stands for that file's content. `as_` names whose token the call bears when it
must not be the person's own, since it ends the session.
"""

from factories.actors import PASSWORD

POSTING = {
    "title": "Harbour pilot",
    "description_html": "<p>Bring them in.</p>",
    "locations": [{"city": "Bergen", "region": None, "country": "NO"}],
    "workplace": "onsite",
    "employment_type": "full_time",
    "pay": {"min": 41000, "max": 52000, "currency": "EUR", "interval": "year"},
    "questions": [{"id": "swim", "label": "Can you swim?", "kind": "yes_no", "required": False}],
    "valid_through": "2099-01-01",
}


def for_anybody(cast):
    """What needs no account."""
    job = {"job_id": cast.recruiter.owned["open_job_id"][0]}
    return {
        "GET /api/v1/companies": [{}, {"query": {"q": "light"}}],
        "GET /api/v1/companies/{company_id}": [{"path": {"company_id": cast.recruiter.owned["company_id"][0]}}],
        "GET /api/v1/jobs": [
            {},
            {"query": {"q": "keper", "limit": 3, "workplace": ["onsite"], "pay_min": 1000, "sort": "newest"}},
        ],
        "GET /api/v1/jobs/{job_id}": [{"path": job}],
        "GET /api/v1/jobs/suggest": [{"query": {"q": "keep"}}],
        "POST /api/v1/jobs/{job_id}/reports": [{"path": job, "body": {"reason": "scam", "details": "Paid?"}}],
        "POST /api/v1/auth/reset-request": [{"body": {"email": "nobody@example.com"}}],
    }  # fmt: skip


def for_nobody(cast):
    """What anybody may do, and what leads to an account."""
    return for_anybody(cast) | {
        "POST /api/v1/auth/register": [
            {"body": {"email": "new@example.com", "password": PASSWORD, "name": "Nora New", "role": "candidate"}}
        ],
        "POST /api/v1/auth/verify": [{"body": {"token": cast.tokens["sign_up"]}}],
        "POST /api/v1/auth/reset": [{"body": {"token": cast.tokens["reset"], "password": "a brand new battery"}}],
        "POST /api/v1/auth/login": [{"body": {"email": cast.rival.email, "password": PASSWORD}}],
        "POST /api/v1/auth/refresh": [{"body": {"refresh_token": cast.rival.refresh_token}}],
    }  # fmt: skip


def for_everybody_signed_in(cast, player):
    """What every account may do."""
    owned = player.owned
    return for_anybody(cast) | {
        "GET /api/v1/users/me": [{}],
        "PATCH /api/v1/users/me": [{"body": {"headline": "Keeps lights on", "links": ["https://light.example"]}}],
        "GET /api/v1/users/{user_id}": [{"path": {"user_id": owned["user_id"][0]}}],
        "GET /api/v1/files": [{}],
        "GET /api/v1/auth/me": [{}],
        "GET /api/v1/auth/sessions": [{}],
        "DELETE /api/v1/auth/sessions/{session_id}": [{"path": {"session_id": owned["session_id"][0]}}],
        "POST /api/v1/auth/login": [{"body": {"email": player.email, "password": PASSWORD}}],
        "POST /api/v1/auth/refresh": [{"body": {"refresh_token": player.refresh_token}}],
        "GET /api/v1/companies/mine": [{}],
        "GET /api/v1/cvs": [{}],
        "GET /api/v1/applications": [{}, {"query": {"limit": 1}}],
        "GET /api/v1/searches": [{}],
        "POST /api/v1/searches": [{"body": {"name": "Lights", "question": {"q": "light"}, "frequency": "off"}}],
        "PATCH /api/v1/searches/{search_id}": [
            {"path": {"search_id": owned["search_id"][0]}, "body": {"name": "Better"}}
        ],
        "DELETE /api/v1/searches/{search_id}": [{"path": {"search_id": owned["search_id"][1]}}],
    }  # fmt: skip


def for_candidate(cast, files):
    player = cast.candidate
    owned = player.owned
    sent = owned["application_id"]
    open_jobs = cast.recruiter.owned["open_job_id"]
    cv = {"cv_id": owned["cv_id"][0]}
    typed = {"cv_id": owned["cv_id"][1], "cover_letter": "I like storms."}
    return for_everybody_signed_in(cast, player) | {
        "POST /api/v1/cvs": [{"body": {"file": files["pdf"]}}],
        "POST /api/v1/cvs/empty": [{"body": {"title": "By hand"}}],
        "GET /api/v1/cvs/{cv_id}": [{"path": cv}],
        "PATCH /api/v1/cvs/{cv_id}": [{"path": cv, "body": {"title": "Better", "resume": {"basics": {"name": "C"}}}}],
        "GET /api/v1/cvs/{cv_id}/file": [{"path": cv}],
        "DELETE /api/v1/cvs/{cv_id}": [{"path": {"cv_id": owned["cv_id"][-1]}}],
        "POST /api/v1/applications": [{"body": typed | {"job_id": open_jobs[2]}}],
        "GET /api/v1/applications/{application_id}": [{"path": {"application_id": sent[0]}}],
        "POST /api/v1/applications/{application_id}/withdraw": [{"path": {"application_id": sent[1]}}],
        "PUT /api/v1/applications/drafts/{job_id}": [{"path": {"job_id": open_jobs[3]}, "body": typed | {"answers": {"swim": True}}}],
        "GET /api/v1/applications/drafts/{job_id}": [{"path": {"job_id": cast.drafted_for}}],
        "POST /api/v1/auth/password": [
            {"as_": "spare", "body": {"current": PASSWORD, "new": "another horse battery"}}
        ],
        "POST /api/v1/auth/email": [
            {"as_": "mover", "body": {"email": "elsewhere@example.com", "password": PASSWORD}}
        ],
        "DELETE /api/v1/auth/account": [{"as_": "leaver", "body": {"password": PASSWORD}}],
        "POST /api/v1/auth/logout": [{"as_": "signed_out"}],
    }  # fmt: skip


def for_recruiter(cast, files):
    player = cast.recruiter
    owned = player.owned
    company = {"company_id": owned["company_id"][0]}
    job = {"job_id": owned["open_job_id"][0]}
    drafts = owned["draft_job_id"]
    # The rival's; the candidate withdraws theirs.
    applied = [{"application_id": id_} for id_ in cast.rival.owned["application_id"]]
    own = "/api/v1/recruitment/applications/{application_id}"
    of_job = "/api/v1/recruitment/jobs/{job_id}"
    return for_everybody_signed_in(cast, player) | {
        "POST /api/v1/companies": [{"body": {"name": "New Lights", "website": "https://new.example"}}],
        "PATCH /api/v1/companies/{company_id}": [{"path": company, "body": {"description": "Lights, day and night."}}],
        "PUT /api/v1/companies/{company_id}/logo": [{"path": company, "body": {"file": files["png"]}}],
        "GET /api/v1/companies/{company_id}/members": [{"path": company}],
        "PUT /api/v1/companies/{company_id}/members/{user_id}": [
            {"path": company | {"user_id": cast.colleagues[0]}, "body": {"role": "admin"}}
        ],
        "DELETE /api/v1/companies/{company_id}/members/{user_id}": [
            {"path": company | {"user_id": cast.colleagues[1]}}
        ],
        "GET /api/v1/companies/{company_id}/invitations": [{"path": company}],
        "POST /api/v1/companies/{company_id}/invitations": [
            {"path": company, "body": {"email": "friend@example.com", "role": "recruiter"}}
        ],
        "DELETE /api/v1/companies/invitations/{invitation_id}": [
            {"path": {"invitation_id": owned["invitation_id"][0]}}
        ],
        "POST /api/v1/companies/invitations/accept": [{"body": {"token": cast.tokens["invitation"]}}],
        "POST /api/v1/jobs": [{"body": POSTING | company}],
        "PATCH /api/v1/jobs/{job_id}": [{"path": job, "body": {"title": "Keeper in chief", "pay": None}}],
        "DELETE /api/v1/jobs/{job_id}": [{"path": {"job_id": drafts[0]}}],
        "POST /api/v1/jobs/{job_id}/publish": [{"path": {"job_id": drafts[1]}}],
        "POST /api/v1/jobs/{job_id}/close": [{"path": {"job_id": owned["open_job_id"][3]}}],
        "GET /api/v1/jobs/of-company/{company_id}": [{"path": company}, {"path": company, "query": {"status": "draft"}}],
        "POST /api/v1/jobs/import": [{"body": {"file": files["csv"], "dry_run": True} | company}],
        f"GET {own}": [{"path": applied[0]}],
        f"POST {own}/stage": [{"path": applied[0], "body": {"stage": "interview"}}],
        f"POST {own}/hire": [{"path": applied[1]}],
        f"POST {own}/reject": [{"path": applied[0], "body": {"reason": "skills"}}],
        f"POST {own}/notes": [{"path": applied[0], "body": {"text": "Swims well."}}],
        f"POST {own}/tags": [{"path": applied[0], "body": {"tag": "swimmer"}}],
        f"POST {own}/rating": [{"path": applied[0], "body": {"rating": 4}}],
        f"POST {own}/reply": [{"path": applied[0], "body": {"subject": "Come", "text": "On Monday?"}}],
        f"GET {of_job}/board": [{"path": job}, {"path": job, "query": {"q": "candidate"}}],
        f"POST {of_job}/bulk/stage": [
            {"path": job, "body": {"application_ids": [applied[0]["application_id"]], "stage": "screening"}}
        ],
        f"POST {of_job}/bulk/reject": [
            {"path": job, "body": {"application_ids": [applied[0]["application_id"]], "reason": "other"}}
        ],
        f"PUT {of_job}/stages": [
            {
                # Nobody applies for it: a stage with applicants stays.
                "path": {"job_id": drafts[2]},
                "body": {"stages": [
                    {"name": "New", "kind": "new"}, {"name": "Trial day", "kind": "interview"},
                    {"name": "Hired", "kind": "hired"}, {"name": "Rejected", "kind": "rejected"},
                ]},
            }
        ],
        f"GET {of_job}/export.csv": [{"path": job}],
        "GET /api/v1/recruitment/companies/{company_id}/counts": [{"path": company}],
        "GET /api/v1/recruitment/companies/{company_id}/recent": [{"path": company}],
    }  # fmt: skip


def for_operator(cast, files):
    player = cast.operator
    mail = {"mail_id": player.owned["mail_id"][0]}
    return for_everybody_signed_in(cast, player) | {
        "GET /api/v1/email/messages": [{}, {"query": {"to": cast.candidate.email}}],
        "GET /api/v1/email/messages/{mail_id}": [{"path": mail}],
        "GET /api/v1/email/messages/{mail_id}/deliveries": [{"path": mail}],
        "POST /api/v1/email/messages/{mail_id}/retry": [{"path": mail}],
        "GET /api/v1/jobs/reports": [{}],
        "POST /api/v1/jobs/reports/{report_id}/settle": [
            {"path": {"report_id": player.owned["report_id"][0]}, "body": {"close_job": False}}
        ],
        "POST /api/v1/jobs/import": [{"body": {"file": files["csv"]}}],
        "GET /api/v1/search/index": [{}],
        "POST /api/v1/search/index/rebuild": [{}],
    }  # fmt: skip
