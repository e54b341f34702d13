"""The public pages in a real browser, with the built front end, under the policy of production."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from factories.site import free_port
from talentsphere.web.shell.assets import DIST

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("public-browser")]

TESTS = Path(__file__).parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATHS = (
    "/", "/jobs?q=nurse&workplace=onsite&posted=7", "/jobs?q=zzz&place=x", "/jobs/backend-engineer-search-0",
    "/jobs/overlong", "/jobs/closed", "/jobs/closed/report", "/companies", "/companies/northwind-maps", "/about",
    "/privacy", "/accessibility", "/status", "/api/v1", "/api/v1/docs",
)  # fmt: skip
WIDE = 1440


@pytest.fixture(scope="module")
def address():
    if not (DIST / "manifest.json").is_file():
        pytest.skip("The front end is not built: run bin/assets first.")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--host", "127.0.0.1", "--port", str(port),
         "--log-level", "warning", "web.jobs.stage:site"],
        cwd=TESTS.parent, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{TESTS}:{TESTS.parent / 'src'}"},
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                httpx.get(f"{url}/about")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("There is no chromium on this machine: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


# With what HTMX rejects the promise of a request that a newer one replaced.
GAVE_WAY = "undefined"


def is_complaint(message):
    """HTMX reports as an error that a newer request took the place of an older one, which is what is wanted."""
    return message.type == "error" and not message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))


@pytest.fixture
def visit(browser, address):
    """Opens a page; whatever the browser complains about fails the test."""
    contexts, complaints = [], []

    def open_page(path, *, width=WIDE, height=900, who=None, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "as", "value": who, "url": address}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)) if str(error) != GAVE_WAY else None)
        page.asked, page.complaints = [], complaints
        page.on("request", lambda request: page.asked.append(request.url.removeprefix(address)))
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [360, 768, WIDE])
def test_nothing_is_wider_than_the_window(visit, address, width):
    page = visit("/about", width=width)
    for path in PATHS:
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, address, theme):
    page = visit("/about", color_scheme=theme, reduced_motion="reduce")
    for path in PATHS:
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
        serious = [
            (violation["id"], [node["target"] for node in violation["nodes"]])
            for violation in Axe().run(page).response["violations"]
            if violation["impact"] in {"serious", "critical"}
        ]
        assert serious == [], path


@pytest.mark.parametrize(
    "path",
    ["/jobs?q=nurse&workplace=onsite&posted=7", "/jobs/backend-engineer-search-0", "/companies/fennel"],
)
def test_targets_are_large_enough(visit, path):
    page = visit(path, width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main :is(button, summary, input, select, a.button, a.chip, .sorts a, .report-link, .with-icon)")]
        .filter((e) => e.checkVisibility() && !e.closest(".choice, .visually-hidden"))
        .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
    )
    assert small == []


def test_results_follow_the_fingers(visit):
    page = visit("/jobs")
    page.locator("#search-q").press_sequentially("nurse", delay=20)
    expect(page.locator("h1")).to_have_text("13 jobs for nurse")
    expect(page).to_have_url(re.compile(r"/jobs\?q=nurse$"))
    expect(page).to_have_title("nurse jobs – TalentSphere")
    expect(page.locator("#live")).to_have_text("13 jobs for nurse")
    expect(page.locator("#search-q")).to_be_focused()
    expect(page.locator("#job-pane h2").first).to_have_text("Registered nurse, night shift")
    live = [path for path in page.asked if path.startswith("/jobs?")]
    assert len(live) <= 2, live


def test_a_filter_narrows_in_place_and_is_taken_away_again(visit):
    page = visit("/jobs?q=nurse")
    page.locator("#filter-workplace summary").click()
    page.get_by_label("Hybrid").check()
    expect(page.locator("h1")).to_have_text("4 jobs for nurse")
    expect(page).to_have_url(re.compile("workplace=hybrid"))
    expect(page.locator("#filter-workplace")).to_have_attribute("open", "")
    expect(page.locator("#filter-workplace-hybrid")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Remove filter: Hybrid").click()
    expect(page.locator("h1")).to_have_text("13 jobs for nurse")
    expect(page.locator("#filter-workplace-hybrid")).not_to_be_checked()
    page.get_by_role("link", name="Newest", exact=True).click()
    expect(page).to_have_url(re.compile("sort=newest"))
    page.locator("#filter-pay_min summary").click()
    page.locator("#filter-pay_min-amount").fill("60k")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("4 jobs for nurse")
    expect(page).to_have_url(re.compile("sort=newest"))
    assert len([path for path in page.asked if path == "/jobs?q=nurse"]) == 2


def test_going_back_shows_the_results_of_before(visit):
    page = visit("/jobs?q=nurse")
    page.locator("#filter-workplace summary").click()
    page.get_by_label("Hybrid").check()
    expect(page.locator("h1")).to_have_text("4 jobs for nurse")
    page.go_back()
    expect(page.locator("h1")).to_have_text("13 jobs for nurse")
    expect(page.locator("header.header")).to_be_visible()


def test_the_first_job_opens_beside_the_list_only_where_there_is_room(visit):
    page = visit("/jobs")
    expect(page.locator("#job-pane h2").first).to_have_text("Backend engineer, search")
    phone = visit("/jobs", width=360)
    assert not [path for path in phone.asked if path.startswith("/jobs/")]


def test_a_job_opens_beside_the_list_and_stays_in_the_address(visit):
    page = visit("/jobs?q=nurse")
    page.get_by_role("link", name="Nurse practitioner").first.click()
    expect(page.locator("#job-pane h2").first).to_have_text("Nurse practitioner")
    expect(page).to_have_url(re.compile(r"/jobs\?q=nurse&job=nurse-practitioner-9$"))
    page.reload()
    expect(page.locator("#job-pane h2").first).to_have_text("Nurse practitioner")
    expect(page.locator("a[data-pane][aria-current='true']")).to_have_text("Nurse practitioner")
    page.keyboard.press("j")
    expect(page.locator("#job-pane h2").first).to_have_text("Registered nurse, night shift")


def test_a_job_is_a_page_on_phones_with_a_way_back(visit):
    page = visit("/jobs?q=nurse", width=360)
    page.get_by_role("link", name="Nurse practitioner").first.click()
    expect(page.locator("h1")).to_have_text("Nurse practitioner")
    page.get_by_role("link", name="Back to the results").click()
    expect(page.locator("h1")).to_have_text("13 jobs for nurse")


def test_going_quickly_through_the_results_shows_the_last_one(visit):
    page = visit("/jobs")
    for _ in range(4):
        page.keyboard.press("j")
    expect(page.locator("a[data-pane][aria-current='true']")).to_have_text("Supervisory park ranger")
    expect(page.locator("#job-pane h2").first).to_have_text("Supervisory park ranger")
    page.wait_for_load_state("networkidle")


def test_the_list_grows(visit):
    page = visit("/jobs")
    expect(page.locator("#job-list > li")).to_have_count(20)
    page.get_by_role("link", name="More jobs").click()
    expect(page.locator("#job-list > li")).to_have_count(40)
    expect(page.locator("#more-link")).to_be_focused()
    page.get_by_role("link", name="More jobs").click()
    expect(page.locator("#more")).to_contain_text("That is all.")
    expect(page).to_have_url(re.compile(r"/jobs$"))
    hrefs = page.locator("#job-list a.job-card__link").evaluate_all(
        "links => links.map((link) => link.pathname)"
    )
    assert len(hrefs) == len(set(hrefs)) == 47


@pytest.mark.parametrize(
    ("path", "field"), [("/", "#search-q"), ("/jobs", "#search-q"), ("/", "#search-place")]
)
def test_what_is_typed_is_completed(visit, path, field):
    page = visit(path)
    page.locator(field).press_sequentially("le" if "place" in field else "nur")
    expected = "Leeds, United Kingdom" if "place" in field else "Registered nurse, night shift"
    expect(page.locator(f"{field}-list option").first).to_have_attribute("value", expected)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("width", [360, 700, 900, 1040, WIDE])
def test_filters_open_within_the_window(visit, width):
    page = visit("/jobs", width=width)
    for summary in page.locator("#filters summary").all():
        summary.click()
        box = summary.locator("xpath=..").locator(".popover__panel").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, summary.text_content()
        page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("width", "path"),
    [(360, "/jobs/backend-engineer-search-0"), (WIDE, "/jobs/backend-engineer-search-0"), (WIDE, "/jobs")],
)
def test_the_way_to_apply_is_always_in_reach(visit, width, path):
    page = visit(path, width=width, height=700)
    apply = page.get_by_role("link", name="Apply")
    for _ in range(3):
        expect(apply).to_be_in_viewport(ratio=1)
        page.mouse.wheel(0, 250)
        page.wait_for_timeout(50)


def test_everything_works_without_scripts(visit, address):
    page = visit("/jobs?q=nurse", java_script_enabled=False)
    expect(page.locator("#job-pane")).to_be_hidden()
    page.locator("#filter-workplace summary").click()
    page.get_by_label("Hybrid").check()
    page.locator("#filter-workplace").get_by_role("button", name="Show results").click()
    expect(page.locator("h1")).to_have_text("4 jobs for nurse")
    page.get_by_role("link", name="Nurse practitioner").first.click()
    expect(page.locator("h1")).to_have_text("Nurse practitioner")
    page.goto(f"{address}/jobs")
    page.get_by_role("link", name="More jobs").click()
    expect(page).to_have_url(re.compile("cursor=20"))
    page.get_by_role("button", name="Dark colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Turn off single-key shortcuts").click()
    expect(page.locator("html")).to_have_attribute("data-shortcuts", "off")


def test_a_report_is_sent_and_thanked_for(visit):
    page = visit("/jobs/backend-engineer-search-0/report")
    page.get_by_role("button", name="Send report").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.complaints.clear()  # the browser reports the 422 itself
    page.get_by_label("It asks for money or looks like a fraud").check()
    page.get_by_role("button", name="Send report").click()
    expect(page.locator("h1")).to_have_text("Thank you")


def test_nothing_moves_while_the_page_loads(visit):
    page = visit("/jobs?q=nurse&workplace=onsite")
    shift = page.evaluate(
        """() => new Promise((resolve) => { let sum = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
        setTimeout(() => resolve(sum), 300); })"""
    )
    assert shift < 0.01
