"""The shell in a real browser, under the strict policy of production."""

import re
import shutil

import gallery
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright
from site_server import Site

from talentsphere.web.shell.assets import DIST, Assets

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("shell-browser")]

PAGES = ("components", "home", "search", "job", "error-404")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def site():
    if not (DIST / "manifest.json").is_file():
        pytest.skip("The front end is not built: run bin/assets first.")
    pages = gallery.pages(gallery.renderer(Assets.load()))
    site = Site({f"/{name.removesuffix('.html')}": html for name, html in pages.items()})
    site.pages["/jobs"] = pages["search.html"]
    for slug in ("registered-nurse,-night-shift", "backend-engineer,-search"):
        site.pages[f"/jobs/{slug}"] = pages["search.html"]
    yield site
    site.close()


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("There is no chromium on this machine: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, site):
    """Opens a page; whatever the browser complains about fails the test."""
    site.forget()
    contexts, complaints = [], []

    def open_page(name, *, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site.address}/{name}")
        page.complaints = complaints
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_window(visit, name, width):
    page = visit(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, name, theme):
    page = visit(name, color_scheme=theme, reduced_motion="reduce")
    found = Axe().run(page).response["violations"]
    serious = [
        (violation["id"], [node["target"] for node in violation["nodes"]])
        for violation in found
        if violation["impact"] in {"serious", "critical"}
    ]
    assert serious == []


@pytest.mark.parametrize("name", ["components", "search"])
def test_targets_are_large_enough(visit, name):
    page = visit(name, width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input, select, a.button, a.chip, .menu__item, .tabs a")]
        .filter((e) => e.checkVisibility() && !e.closest(".choice, .visually-hidden"))
        .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
    )
    assert small == []


def test_a_page_reads_and_works_without_scripts(visit, site):
    page = visit("search", java_script_enabled=False)
    page.locator("#filter-workplace summary").click()
    expect(page.locator("#filter-workplace .popover__panel")).to_be_visible()
    page.get_by_label("On site").check()
    page.get_by_role("button", name="Show results").click()
    assert "workplace=onsite" in page.url


def test_slash_goes_to_the_search(visit):
    page = visit("components")
    page.get_by_label("Full name").focus()
    page.keyboard.press("/")
    expect(page.get_by_label("Full name")).to_have_value("/Ada Lovelace")
    page.get_by_role("heading", name="Components").click()
    page.keyboard.press("/")
    expect(page.locator("#header-q")).to_be_focused()


def test_single_keys_can_be_turned_off(visit, site):
    off = gallery.components(gallery.renderer(Assets.load()), shortcuts=False)
    site.pages["/quiet"] = off
    page = visit("quiet")
    page.get_by_role("heading", name="Components").click()
    page.keyboard.press("/")
    expect(page.locator("#header-q")).not_to_be_focused()


def test_the_error_summary_has_the_focus_and_leads_to_its_field(visit):
    page = visit("components")
    expect(page.locator("[data-error-summary]").first).to_be_focused()
    page.get_by_role("link", name="Enter an address").click()
    expect(page.get_by_label("E-mail")).to_be_focused()


def test_colours_change_at_once_and_are_remembered(visit):
    page = visit("home", color_scheme="light")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(background) != light
    (cookie,) = [cookie for cookie in page.context.cookies() if cookie["name"] == "theme"]
    assert cookie["value"] == "dark"
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute("aria-pressed", "true")


def test_escape_closes_a_popover_and_gives_the_focus_back(visit):
    page = visit("search")
    summary = page.locator("#filter-workplace summary")
    summary.click()
    page.get_by_label("On site").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#filter-workplace")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.locator("#filter-level summary").click()
    expect(page.locator("#filter-workplace")).not_to_have_attribute("open", "")


def test_results_follow_the_fingers_and_keep_the_popover_open(visit, site):
    page = visit("search")
    page.locator("#filter-workplace summary").click()
    with page.expect_response(lambda response: "/jobs" in response.url):
        page.get_by_label("On site").click()
    page.wait_for_url("**/jobs?*workplace=onsite*")
    expect(page.locator("#filter-workplace")).to_have_attribute("open", "")
    with page.expect_response(lambda response: "q=nurse" in response.url):
        page.locator("#search-q").fill("nurse")
    expect(page.locator("#live")).to_have_text("5 engineer jobs in Lisbon")
    live = [path for path, hx in site.requests if hx == "true"]
    assert len(live) == 2
    page.locator("#search-place").fill("")
    page.wait_for_url(lambda url: "&place=" not in url)


def test_suggestions_follow_the_fingers(visit, site):
    site.pages["/suggest"] = '<a href="/jobs?q=nurse">nurse</a>'
    page = visit("components")
    page.locator("#search-q").press_sequentially("nur")
    expect(page.locator(".suggestions a")).to_have_attribute("href", "/jobs?q=nurse")
    page.get_by_label("Full name").focus()
    expect(page.locator(".suggestions a")).to_be_hidden()
    page.wait_for_load_state("networkidle")


def test_a_result_opens_beside_the_list_on_wide_screens(visit, site):
    page = visit("search")
    link = page.get_by_role("link", name="Registered nurse")
    with page.expect_response(lambda response: "registered-nurse" in response.url):
        link.click()
    expect(link).to_have_attribute("aria-current", "true")
    expect(page.locator("#detail h2").first).to_be_visible()
    assert page.url.endswith("/jobs?job=registered-nurse,-night-shift")
    assert page.locator("#detail [data-pane-content]").count() == 1


def test_a_result_is_a_page_of_its_own_on_phones(visit, site):
    page = visit("search", width=360)
    page.get_by_role("link", name="Registered nurse").click()
    page.wait_for_url("**/jobs/registered-nurse*")


def test_j_and_k_go_through_the_results(visit):
    page = visit("search")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Registered nurse")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Backend engineer, search")).to_be_focused()
    page.wait_for_load_state("networkidle")


def column(page, name):
    return page.locator(f"[data-board-column='{name}']")


def test_a_card_moves_with_keys_and_back_with_undo(visit, site):
    page = visit("components")
    page.locator("[data-board-card='c0']").focus()
    page.keyboard.press("]")
    expect(column(page, "talk").locator("[data-board-card='c0']")).to_be_focused()
    expect(column(page, "talk").locator("[data-count]")).to_have_text("2")
    expect(page.locator("#live")).to_have_text("Ada Lovelace moved to First talk.")
    assert site.posts == [("/hiring/c0/moves", {"csrf_token": "t0ken", "stage": "talk", "position": "1"})]
    page.get_by_role("button", name="Undo").last.click()
    expect(column(page, "new").locator("[data-board-card]").first).to_have_attribute("data-board-card", "c0")
    expect(page.locator("#live")).to_have_text("Ada Lovelace is back in New.")
    assert site.posts[-1][1] | {"csrf_token": ""} == {"csrf_token": "", "stage": "new", "position": "0"}


def test_a_card_goes_back_when_the_server_refuses(visit, site):
    site.post_status, site.problem = 409, {"detail": "Somebody else moved this card."}
    page = visit("components")
    page.locator("[data-board-card='c1']").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#toasts")).to_contain_text("Somebody else moved this card.")
    expect(page.locator("#toasts")).to_contain_text("is back in New")
    order = (
        column(page, "new")
        .locator("[data-board-card]")
        .evaluate_all("cards => cards.map((c) => c.dataset.boardCard)")
    )
    assert order == ["c0", "c1", "c2"]
    page.complaints.clear()  # the browser reports the 409 itself


def test_arrows_go_from_card_to_card(visit):
    page = visit("components")
    page.locator("[data-board-card='c0']").focus()
    for key, card in (("ArrowDown", "c1"), ("ArrowRight", "c3"), ("ArrowRight", "c5"), ("ArrowLeft", "c3")):
        page.keyboard.press(key)
        expect(page.locator(f"[data-board-card='{card}']")).to_be_focused()


def test_a_card_moves_by_its_menu(visit, site):
    page = visit("components")
    card = page.locator("[data-board-card='c2']")
    card.locator("summary").click()
    card.get_by_label("Stage").select_option("offer")
    card.get_by_role("button", name="Move").click()
    expect(column(page, "offer").locator("[data-board-card='c2']")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert site.posts[0][1]["stage"] == "offer"


def test_a_card_is_dragged_with_the_pointer(visit, site):
    page = visit("components", width=1600)
    card = page.locator("[data-board-card='c2']")
    card.scroll_into_view_if_needed()
    target = column(page, "task").locator("[data-board-cards]")
    card.drag_to(target)
    expect(target.locator("[data-board-card='c2']")).to_be_visible()
    expect(page.locator("#live")).to_have_text("Joan Clarke moved to Work sample.")
    assert site.posts[0][1]["stage"] == "task"


def test_a_draft_is_saved_and_survives_a_lost_connection(visit, site):
    page = visit("components")
    page.get_by_label("Full name").fill("Ada King")
    expect(page.locator("[data-autosave-state]")).to_have_text("Draft saved")
    path, fields = site.posts[-1]
    assert path == "/draft"
    assert fields["name"] == "Ada King"
    page.route("**/draft", lambda route: route.abort())
    page.get_by_label("Full name").fill("Ada, offline")
    expect(page.locator("[data-autosave-state]")).to_have_text(re.compile("kept in this browser"))
    kept = page.evaluate("localStorage.getItem('draft:/draft')")
    assert "Ada%2C+offline" in kept
    assert "csrf" not in kept
    page.reload()
    expect(page.get_by_label("Full name")).to_have_value("Ada, offline")
    page.complaints.clear()  # the browser reports the aborted requests itself


def test_a_dialog_opens_and_closes_with_keys(visit):
    page = visit("components")
    page.get_by_role("link", name="Open a dialog").press("Enter")
    expect(page.get_by_role("dialog", name="Report this job")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Report this job")).to_be_hidden()


def test_nothing_moves_while_the_page_loads(visit):
    page = visit("search")
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise((resolve) => { let sum = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
        setTimeout(() => resolve(sum), 300); })"""
    )
    assert shift < 0.01
