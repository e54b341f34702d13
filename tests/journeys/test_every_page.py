"""Every page of the router in a browser through the gateway, filled with what real people made. New pages are found
by themselves: a page whose address can't be made up fails."""

import re
import shutil
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from factories.cast import cast_on
from factories.hostile import pdf as plain_pdf
from talentsphere.services.alerts.rules.tokens import token_of
from talentsphere.services.auth.contract import SESSION_COOKIE
from talentsphere.web.pages import ROUTES

pytestmark = [pytest.mark.slow]

PHONE, WIDE = {"width": 360, "height": 780}, {"width": 1440, "height": 900}
# No pages: files for programs, pieces for scripts, addresses that only lead on, and the sandboxed mail.
OTHER = re.compile(
    r"\.(?:txt|xml|rss|csv)$|^/sitemap/|/(?:suggest|file|draft|body|cv|source)$|^/dev/mail/\{mail_id\}/body|/invitations/\{token|/description$"
)
ROLES = {"/hiring": "recruiter", "/recruit": "recruiter", "/operations": "operator", "/dev/mail": "operator"}
OWN = ("/account", "/cvs", "/applications", "/searches", "/jobs/{slug}/apply")


@pytest.fixture(scope="module")
async def cast(site):
    return await cast_on(site, plain_pdf())


@pytest.fixture(scope="module")
def slugs(site, cast):
    """What stands for words in addresses."""
    with site.client(cast.recruiter.token) as client:
        job = client.get(f"/api/v1/jobs/{cast.recruiter.owned['open_job_id'][3]}").json()
        company = client.get(f"/api/v1/companies/{cast.recruiter.owned['company_id'][0]}").json()
    return {"/jobs": job["slug"], "/companies": company["slug"]}


def paths():
    return sorted(
        {
            route.path_format
            for route in ROUTES[0].routes
            if "GET" in route.methods and not OTHER.search(route.path_format)
        }
    )


def whose(path, cast):
    """Who looks at the page."""
    for start, role in ROLES.items():
        if path.startswith(start):
            return getattr(cast, role)
    return cast.candidate if path.startswith(OWN) else None


def address_of(path, cast, slugs, token):
    """The page's address with ids of the one who looks at it."""
    player = whose(path, cast)

    def value(found):
        name = found[1]
        if name == "slug":
            return slugs["/" + path.split("/")[1]]
        if name == "token":
            return token
        return player.owned[name][0]

    return re.sub(r"\{(\w+)\}", value, path)


@pytest.fixture(scope="module")
def token(site, cast):
    """A link of an alert's mail leads to a search by its token."""
    secret = (site.home / "secrets" / "link").read_text().encode()
    return token_of(UUID(cast.candidate.owned["search_id"][0]), secret=secret)


@pytest.fixture(scope="module")
def chromium():
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("There is no chromium on this machine: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(chromium, site, cast):
    """A page of each reader's own browser, in light on a wide screen and in dark on a phone."""
    contexts = {}

    def opened(player, theme):
        key = (player and player.email, theme)
        if key not in contexts:
            context = chromium.new_context(
                base_url=site.url,
                viewport=WIDE if theme == "light" else PHONE,
                color_scheme=theme,
                reduced_motion="reduce",
            )
            if player:
                context.add_cookies([{"name": SESSION_COOKIE, "value": player.cookie, "url": site.url}])
            contexts[key] = context.new_page()
        return contexts[key]

    yield opened
    for page in contexts.values():
        page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", paths())
def test_a_page_is_sound(path, theme, cast, slugs, token, opened):
    page = opened(whose(path, cast), theme)
    said = []

    def hear(message):
        if message.type == "error":
            said.append(message.text)

    page.on("console", hear)
    answer = page.goto(address_of(path, cast, slugs, token))
    page.wait_for_load_state("networkidle")
    page.remove_listener("console", hear)
    assert (
        answer.status in {200, 400, 404} if "{token}" in path or path == "/verify" else answer.status == 200
    )
    assert [text for text in said if "status of 4" not in text] == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    serious = [
        (violation["id"], [node["target"] for node in violation["nodes"]])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
    assert serious == []
