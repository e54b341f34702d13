"""Every page on an object by its id, asked for by people it does not belong to. New pages are found by themselves."""

from pathlib import Path
from uuid import UUID

import pytest

from api_contract.strangers import addresses, is_theirs, strangers
from talentsphere.web.pages import ROUTES

# What each form would send if the object were the sender's. A form that is not here fails.
FORMS = {
    "/cvs/{cv_id}": {"title": "Taken over"},
    "/cvs/{cv_id}/delete": {},
    "/applications/{application_id}/withdraw": {},
    "/hiring/{company_id}/members/{user_id}/role": {"role": "admin"},
    "/hiring/{company_id}/members/{user_id}/remove": {},
    "/hiring/{company_id}/invitations": {"email": "thief@example.com", "role": "admin"},
    "/hiring/{company_id}/invitations/{invitation_id}/withdraw": {},
    "/hiring/{company_id}/settings": {"name": "Taken over"},
    "/hiring/{company_id}/settings/logo": {},
    "/hiring/{company_id}/import": {"do": "import", "publish": "yes"},
    "/hiring/{company_id}/jobs/new": {"title": "Spy", "do": "draft"},
    "/hiring/jobs/{job_id}": {"title": "Taken over"},
    "/hiring/jobs/{job_id}/publish": {},
    "/hiring/jobs/{job_id}/close": {},
    "/hiring/jobs/{job_id}/delete": {},
    "/hiring/jobs/{job_id}/stages": {"do": "save", "stages.0.name": "New", "stages.0.kind": "new"},
    "/hiring/jobs/{job_id}/bulk": {"do": "reject", "reason": "other"},
    "/recruit/candidates/{application_id}/notes": {"note": "Mine now."},
    "/recruit/candidates/{application_id}/tags": {"tag": "mine"},
    "/recruit/candidates/{application_id}/rating": {"rating": "1"},
    "/recruit/candidates/{application_id}/reply": {"subject": "Hello", "letter": "From a thief."},
    "/recruit/candidates/{application_id}/stage": {"stage": "interview"},
    "/recruit/candidates/{application_id}/reject": {"reason": "other"},
    "/recruit/candidates/{application_id}/hire": {},
    "/operations/reports/{report_id}": {"do": "close"},
    "/searches/{search_id}": {"frequency": "instant"},
    "/searches/{search_id}/remove": {},
}
FILES = {
    "/hiring/{company_id}/settings/logo": ("logo", "png"),
    "/hiring/{company_id}/import": ("file", "csv"),
}
REFUSED = {401, 403, 404}


def pages():
    """(method, path) of every page with an id in its address."""
    for route in ROUTES[0].routes:
        if any(getattr(part, "type", None) is UUID for part in route.path_components):
            for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
                yield method, route.path_format


def is_refusal(who, method, address, status, location):
    """Whoever is not signed in is asked to sign in, and comes back to the page."""
    if (who, method, status) == ("nobody", "GET", 303):
        return location == f"/sign-in?next={address}"
    return status in REFUSED


def sent_to(path, files):
    assert path in FORMS, f"{path} is a form; say in FORMS what it sends"
    if path not in FILES:
        return {"data": FORMS[path]}
    field, kind = FILES[path]
    return {
        "data": FORMS[path],
        "files": {field: (f"a.{kind}", Path(files[kind]["file"]).read_bytes(), "text/plain")},
    }


@pytest.fixture(scope="module")
def clients(site, cast):
    """By who asks."""
    clients = {who: site.browser(player and player.cookie) for who, player in strangers(cast).items()}
    yield clients
    for client in clients.values():
        client.close()


@pytest.fixture(scope="module")
async def outcome(cast, clients, files, stored):
    """(who, method, address, status, location) of every page on every object by everybody it is not for, and what is
    stored before and after."""
    before, found = await stored(), []
    for method, path in pages():
        objects = list(addresses(path, cast))
        assert objects, f"the cast owns nothing for {path}"
        for who, player in strangers(cast).items():
            for address in objects:
                if not is_theirs(address, player):
                    sent = sent_to(path, files) if method == "POST" else {}
                    answer = clients[who].request(method, address, **sent)
                    found.append(
                        (who, method, address, answer.status_code, answer.headers.get("location", ""))
                    )
    return found, before, await stored()


class TestForeignPage:
    def test_is_refused(self, outcome):
        found, _, _ = outcome
        odd = [answer for answer in found if not is_refusal(*answer)]
        assert not odd, "\n".join(map(str, odd))
        assert len(found) > 300
        print(f"{len(found)} calls of {len(list(pages()))} pages with an id refused")

    def test_changes_nothing(self, outcome):
        _, before, after = outcome
        assert after == before

    def test_of_every_form_is_still_there(self):
        assert set(FORMS) == {path for method, path in pages() if method == "POST"}


class TestPageOfAForeignDraft:
    @pytest.mark.parametrize("who", ["nobody", "rival", "competitor"])
    def test_is_not_even_there(self, who, site, cast, clients):
        with site.client(cast.recruiter.token) as client:
            slug = client.get(f"/api/v1/jobs/{cast.recruiter.owned['draft_job_id'][0]}").json()["slug"]
        for page in ("", "/report", "/apply"):
            assert clients[who].get(f"/jobs/{slug}{page}").status_code == 404
        for page in ("/report", "/apply", "/apply/draft"):
            sent = clients[who].post(f"/jobs/{slug}{page}", data={"reason": "scam", "cover_letter": "Dear"})
            assert sent.status_code in REFUSED


class TestOnesOwnPage:
    """So that the refusals above are for whose objects they are, and for nothing else."""

    @pytest.mark.parametrize(
        ("who", "path"),
        [
            ("rival", "/cvs/{cv_id}"),
            ("rival", "/applications/{application_id}"),
            ("competitor", "/hiring/{company_id}/settings"),
            ("competitor", "/hiring/jobs/{job_id}/board"),
            ("competitor", "/recruit/candidates/{application_id}"),
        ],
    )
    def test_is_shown(self, who, path, cast, clients):
        player = strangers(cast)[who]
        answer = clients[who].get(path.format(**{name: ids[0] for name, ids in player.owned.items() if ids}))
        assert answer.status_code == 200

    async def test_changes_what_its_form_says(self, cast, clients, stored):
        before = await stored()
        form = f"/cvs/{cast.rival.owned['cv_id'][0]}"
        assert clients["rival"].post(form, data={"title": "Renamed"}).status_code == 303
        changed = {table for table, digest in (await stored())[0].items() if before[0][table] != digest}
        assert changed == {"cvs.cv"}
