"""The main job in a real browser through the gateway: found, applied for with a real CV, moved, mailed about."""

import re
import shutil
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect, sync_playwright

from factories.actors import PASSWORD, Person, eventually

pytestmark = [pytest.mark.slow]

WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium():
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("There is no chromium on this machine: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium, site):
    """Opens a browser of somebody's own; what its console complains about fails the test."""
    contexts, complaints = [], []

    def opened(*, scripts=True):
        context = chromium.new_context(viewport=WIDE, base_url=site.url, java_script_enabled=scripts)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        contexts.append(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(said):
    """A refused form is logged as an error, and so is a live request that a newer one replaced; both are wanted."""
    wanted = said.text.startswith(("htmx:sendAbort", "htmx:afterRequest")) or "status of 422" in said.text
    return said.type == "error" and not wanted


@pytest.fixture
def cv(shared_data):
    return shared_data / "resumes" / "John_Doe_InkTheme_CV.pdf"


class Employer(Person):
    """A recruiter with a company and an open job, made through the API."""

    def __init__(self, site, tag, title):
        super().__init__(site, f"rita.{tag}@example.com", name="Rita Recruiter", role="recruiter")
        self.company = self.api.post("/api/v1/companies", json={"name": f"Coast Lights {tag}"}).json()
        self.job = self.publish(title)

    def publish(self, title):
        job = self.api.post("/api/v1/jobs", json=self._posting(title))
        assert job.status_code == 201, job.text
        return self.api.post(f"/api/v1/jobs/{job.json()['id']}/publish").json()

    def _posting(self, title):
        return {
            "company_id": self.company["id"],
            "title": title,
            "description_html": "<p>Keep the <b>light</b> on, every night of the year.</p>",
            "locations": [{"city": "Bergen", "region": None, "country": "NO"}],
            "workplace": "onsite",
            "employment_type": "full_time",
            "pay": {"min": 41000, "max": 52000, "currency": "EUR", "interval": "year"},
            "questions": [{"id": "swim", "label": "Can you swim?", "kind": "yes_no", "required": True}],
            "valid_through": "2099-01-01",
        }


def is_found(site, title):
    """The index follows within two seconds."""
    with site.client() as client:
        eventually(
            lambda: [item for item in client.get("/api/v1/jobs", params={"q": title}).json()["items"] if item["title"] == title],
            seconds=5,
        )  # fmt: skip


def sign_up(page, email, *, name="Carl Candidate"):
    """As the page says: the form, the link in the local mailbox, signed in."""
    page.goto("/sign-up")
    page.get_by_label("I am looking for work").check()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("mail")
    for _ in range(50):
        page.goto("/dev/mail")
        message = page.get_by_role("link", name=re.compile("Confirm")).first
        if message.count() and page.get_by_text(email).count():
            break
        page.wait_for_timeout(100)
    message.click()
    page.locator("main a[href*='token=']").first.click()
    confirm = page.get_by_role("main").get_by_role("button")
    if confirm.count():
        confirm.first.click()


def sign_in(page, email):
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def apply(page, cv):
    page.get_by_role("link", name="Apply").first.click()
    page.locator("input[type=file]").set_input_files(cv)
    page.get_by_label("Yes").check()
    page.get_by_label("Cover letter").fill("I like storms.")
    page.get_by_role("button", name="Send application").click()
    expect(page.get_by_role("main")).to_contain_text("Sent")


def test_a_person_applies_and_is_moved_on(site, reader, cv):
    employer = Employer(site, "live", "Lighthouse keeper of Skagen")
    is_found(site, "Lighthouse keeper of Skagen")

    candidate = reader()
    candidate.goto("/")
    candidate.locator("main input[name=q]").first.fill("lighthose skagen")
    candidate.keyboard.press("Enter")
    candidate.wait_for_url("**/jobs?*")
    result = candidate.locator("#results").get_by_role("link", name="Lighthouse keeper of Skagen")
    expect(result).to_be_visible()
    candidate.goto(f"/jobs/{employer.job['slug']}")
    expect(candidate.get_by_role("heading", level=1)).to_have_text("Lighthouse keeper of Skagen")
    sign_up(candidate, "carl.live@example.com")
    candidate.goto(f"/jobs/{employer.job['slug']}")
    apply(candidate, cv)

    recruiter = reader()
    sign_in(recruiter, employer.email)
    recruiter.goto(f"/hiring/jobs/{employer.job['id']}/board")
    card = recruiter.locator("[data-board-card]")

    def arrived():
        recruiter.reload()
        return card.count() == 1

    eventually(arrived)
    card.get_by_role("link").first.click()
    expect(recruiter.get_by_role("main")).to_contain_text("Can you swim?")
    expect(recruiter.get_by_role("main")).to_contain_text("I like storms.")
    recruiter.go_back()

    column = recruiter.locator("[data-board-column]")
    card.focus()
    recruiter.keyboard.press("]")
    expect(column.nth(1).locator("[data-board-card]")).to_have_count(1)
    recruiter.get_by_role("button", name="Undo").click()
    expect(column.nth(0).locator("[data-board-card]")).to_have_count(1)
    interview = recruiter.get_by_role("region", name="Interview")
    card.drag_to(interview.locator("[data-board-cards]"))
    expect(interview.locator("[data-board-card]")).to_have_count(1)

    told = eventually(
        lambda: [
            mail for mail in site.mails("carl.live@example.com") if "like to meet you" in mail["subject"]
        ],
        seconds=30,
        every=1,
    )
    assert "Lighthouse keeper of Skagen" in told[0]["subject"] + told[0]["text"]
    assert any("Skagen" in mail["subject"] + mail["text"] for mail in site.mails(employer.email))
    candidate.goto("/applications")
    expect(candidate.get_by_role("main")).to_contain_text("Interview")
    employer.close()


def test_the_same_works_without_scripts(site, reader, cv):
    employer = Employer(site, "plain", "Buoy painter of Anholt")
    is_found(site, "Buoy painter of Anholt")

    candidate = reader(scripts=False)
    candidate.goto("/jobs")
    candidate.locator("main input[name=q]").first.fill("buoy painter")
    candidate.get_by_role("main").get_by_role("button", name="Search").first.click()
    candidate.locator("#results").get_by_role("link", name="Buoy painter of Anholt").click()
    expect(candidate.get_by_role("heading", level=1)).to_have_text("Buoy painter of Anholt")
    sign_up(candidate, "carl.plain@example.com")
    candidate.goto(f"/jobs/{employer.job['slug']}")
    apply(candidate, cv)

    recruiter = reader(scripts=False)
    sign_in(recruiter, employer.email)
    board = f"/hiring/jobs/{employer.job['id']}/board"

    def arrived():
        recruiter.goto(board)
        return recruiter.locator("[data-board-card]").count() == 1

    eventually(arrived)
    recruiter.locator("[data-board-card] summary").first.click()
    recruiter.locator("[data-board-card] select[name=stage]").select_option(label="Interview")
    recruiter.locator("[data-board-card]").get_by_role("button", name="Move").last.click()
    recruiter.goto(board)
    expect(recruiter.get_by_role("region", name="Interview").locator("[data-board-card]")).to_have_count(1)
    employer.close()


def test_a_saved_search_tells_of_a_new_job_until_it_is_stopped(site, reader):
    employer = Employer(site, "alerts", "Beacon tender of Laeso")
    is_found(site, "Beacon tender of Laeso")
    # Instant mails wait for the morning; this reader has morning now.
    owner = Person(site, "anna.alerts@example.com", name="Anna")
    owner.api.patch("/api/v1/users/me", json={"timezone": zone_where_it_is_day()})

    page = reader()
    sign_in(page, owner.email)
    page.goto("/jobs?q=beacon+tender&workplace=onsite")
    page.get_by_role("link", name="Save this search").click()
    expect(page.get_by_label("Name")).to_have_value("beacon tender jobs")
    page.get_by_label("Name").fill("")
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_role("main")).to_contain_text("Give the search a name.")
    page.get_by_label("Name").fill("Beacons")
    page.get_by_label("At once").check()
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_role("heading", name="Beacons")).to_be_visible()

    employer.publish("Beacon tender of Samso")
    is_found(site, "Beacon tender of Samso")

    def news():
        site.run("alerts", "look")
        return [mail for mail in site.mails(owner.email) if "Beacon" in mail["subject"] + mail["text"]]

    [mail] = eventually(news, seconds=30, every=2)
    assert "Beacon tender of Samso" in mail["text"]
    assert "Laeso" not in mail["text"], "it was there before"

    [manage] = [link for link in mail["links"] if "/alerts/" in link]
    stranger = reader()
    stranger.goto(manage)
    stranger.get_by_role("button", name="Stop these mails").click()
    expect(stranger.get_by_role("main")).to_contain_text("No mails come of this search.")
    page.goto("/searches")
    expect(page.get_by_role("combobox")).to_have_value("off")

    # A mail program unsubscribes with one POST, from nowhere and without a log-in.
    page.get_by_role("combobox").select_option("instant")
    page.get_by_role("button", name="Change").click()
    with site.client() as program:
        one_click = manage.replace("/alerts/", "/unsubscribe/")
        done = program.post(one_click, data={"List-Unsubscribe": "One-Click"})
        assert done.status_code == 204, done.text
        assert program.get(one_click).headers["location"].startswith("/alerts/")
    page.reload()
    expect(page.get_by_role("combobox")).to_have_value("off")
    feed = page.request.get("/jobs.rss?q=beacon+tender")
    assert "Beacon tender of Samso" in feed.text()
    assert "Buoy painter" not in feed.text()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("main")).to_contain_text("No saved search yet")
    employer.close()
    owner.close()


def zone_where_it_is_day():
    """A zone in which it is about noon."""
    offset = 12 - datetime.now(UTC).hour
    return "UTC" if offset == 0 else f"Etc/GMT{-offset:+d}"
