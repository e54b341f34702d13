"""The pages of recruiters and operators in a real browser, with the built front end, under the policy of production."""

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
from web.hiring.test_every_page import COMPANY, JOB, PATHS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hiring-browser")]

TESTS = Path(__file__).parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CANDIDATE = next(path for path in PATHS if path.startswith("/recruit"))
CSV = b"Job Title,Reference,Town\nNurse,R1,Leeds\n,R2,York\n"


@pytest.fixture
def address():
    """A fresh site for each test, since its stand-ins remember what was done."""
    if not (DIST / "manifest.json").is_file():
        pytest.skip("The front end is not built: run bin/assets first.")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "granian", "--interface", "asgi", "--factory", "--host", "127.0.0.1",
         "--port", str(port), "--log-level", "error", "web.hiring.stage:site"],
        cwd=TESTS.parent, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{TESTS}:{TESTS.parent / 'src'}"},
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                httpx.get(f"{url}/hiring")
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


@pytest.fixture
def visit(browser, address):
    """Opens a page; whatever the browser complains about fails the test, but for forms that come back with errors."""
    contexts, complaints = [], []

    def open_page(path, *, width=1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda m: complaints.append(m.text) if m.type == "error" and "422" not in m.text else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.address = address
        go(page, path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def go(page, path):
    who = "joan" if path.startswith("/operations") else "ada" if path == "/hiring" else "grace"
    page.context.add_cookies([{"name": "as", "value": who, "url": page.address}])
    page.goto(f"{page.address}{path}")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_window(visit, width):
    page = visit(PATHS[0], width=width)
    for path in PATHS:
        go(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, theme):
    page = visit(PATHS[0], color_scheme=theme, reduced_motion="reduce")
    for path in PATHS:
        go(page, path)
        # The browser's own viewer of PDFs is not ours to judge.
        page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())")
        serious = [
            (violation["id"], [node["target"] for node in violation["nodes"]])
            for violation in Axe().run(page).response["violations"]
            if violation["impact"] in {"serious", "critical"}
        ]
        assert serious == [], path


def test_targets_are_large_enough(visit):
    page = visit(PATHS[0], width=360)
    for path in PATHS:
        go(page, path)
        small = page.evaluate(
            """() => [...document.querySelectorAll("main :is(button, summary, input, select, a.button, a.chip, label)")]
            .filter((e) => e.checkVisibility() && !e.closest(".choice, .visually-hidden, .board-card__choose input, .field__label"))
            .filter((e) => !(e.matches("input[type=checkbox]") && e.closest("label")) && !e.matches("label.visually-hidden, label.field__label"))
            .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
        )
        assert small == [], path


def column(page, name):
    return page.locator(f"[data-board-column]:has(h2:text-is('{name}'))")


def test_a_card_is_dragged_to_its_place_and_stays_there(visit):
    page = visit(f"{JOB}/board")
    card = page.locator("[data-board-card]").first
    target = column(page, "Screening").locator("[data-board-cards]")
    with page.expect_response(lambda answer: answer.url.endswith("/stage")) as answer:
        card.drag_to(target, target_position={"x": 60, "y": 8})
    assert answer.value.status == 204
    expect(page.locator("#live")).to_have_text("Ada Lovelace moved to Screening.")
    page.reload()
    expect(column(page, "Screening").locator("[data-board-card]")).to_have_count(2)


def test_a_card_is_dropped_on_the_words_of_an_empty_column(visit):
    page = visit(f"{JOB}/board", width=1800)
    card, words = page.locator("[data-board-card]").first, column(page, "Hired").locator(".board__empty")
    start, end = card.bounding_box(), words.bounding_box()
    page.mouse.move(start["x"] + 40, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + 30, steps=8)
    hired = column(page, "Hired").locator("[data-board-card]")
    # The card follows the pointer once the browser has started to drag, which takes a busy machine a while.
    for number in range(50):
        page.mouse.move(end["x"] + 20 + number % 3, end["y"] + 8)
        if hired.count():
            break
        page.wait_for_timeout(100)
    page.mouse.up()
    expect(hired).to_have_count(1)


def test_keys_move_a_card_and_undo_brings_it_back(visit):
    page = visit(f"{JOB}/board")
    page.locator("[data-board-card]").first.focus()
    page.keyboard.press("]")
    expect(page.locator("#live")).to_have_text("Ada Lovelace moved to Screening.")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator("#live")).to_have_text("Ada Lovelace is back in New.")
    page.reload()
    expect(column(page, "New").locator("[data-board-card]")).to_have_count(3)


def test_several_are_chosen_counted_and_moved(visit):
    page = visit(f"{JOB}/board")
    expect(page.locator("#bulk")).to_be_hidden()
    page.get_by_label("Choose Ada Lovelace").check()
    page.get_by_label("Choose Alan Turing").check()
    expect(page.locator("#bulk")).to_be_in_viewport()
    page.get_by_label("Stage to move them to").select_option(label="Offer")
    page.locator("#bulk").get_by_role("button", name="Move").click()
    expect(page.get_by_role("status").first).to_contain_text("Applicants moved: 2.")


def test_the_board_works_without_scripts(visit):
    page = visit(f"{JOB}/board", java_script_enabled=False)
    card = page.locator("[data-board-card]").first
    card.locator("summary").click()
    card.get_by_label("Stage").select_option(label="Interview")
    card.get_by_role("button", name="Move").click()
    expect(page.get_by_text("Ada Lovelace is moved.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Ada Lovelace is moved.")).to_be_visible()
    go(page, f"{JOB}/board")
    page.get_by_label("Choose Alan Turing").check()
    page.get_by_text("Reject …").click()
    page.get_by_role("button", name="Reject the chosen").click()
    expect(page.get_by_role("link", name="Choose why.")).to_be_visible()
    expect(page.get_by_label("Choose Alan Turing")).to_be_checked()


def test_rows_of_the_editor_come_and_go_in_place(visit):
    page = visit(JOB)
    page.get_by_label("Title").fill("Changed, not saved")
    page.get_by_role("button", name="Add a question").click()
    label = page.locator("[name='questions.4.label']")
    expect(label).to_be_focused()
    label.fill("Do you like maps?")
    expect(page.locator("[name='questions.4.options']")).to_be_hidden()
    page.locator("[name='questions.4.kind']").select_option(label="One of several options")
    expect(page.locator("[name='questions.4.options']")).to_be_visible()
    page.get_by_role("button", name="Move question 5 up").click()
    expect(page.locator("[name='questions.3.label']")).to_have_value("Do you like maps?")
    page.get_by_role("button", name="Remove question 1").click()
    expect(page.locator("[name='questions.0.label']")).to_have_value(
        "May you work in Portugal without a permit?"
    )
    expect(page.get_by_label("Title")).to_have_value("Changed, not saved")


def test_the_preview_follows_and_saving_keeps(visit):
    page = visit(JOB)
    page.get_by_label("What the job is about").fill("## Days\n\n- one\n- two")
    page.get_by_role("button", name="Show how it will read").click()
    expect(page.locator("#preview h2")).to_have_text("Days")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_text("Saved. The public page shows it now.")).to_be_visible()
    expect(page.get_by_label("What the job is about")).to_have_value("## Days\n\n- one\n- two")


def test_a_file_is_chosen_once_for_check_columns_and_import(visit):
    page = visit(f"{COMPANY}/import")
    page.locator("[name=file]").set_input_files({"name": "jobs.csv", "mimeType": "text/csv", "buffer": CSV})
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator("#live")).to_have_text("What the import would do")
    page.locator("[name='mapping.department']").select_option("Town")
    page.get_by_role("button", name="Check again with these columns").click()
    expect(page.locator("[name='mapping.department'] option[selected]")).to_have_text("Town")
    page.get_by_role("button", name="Import one job").click()
    expect(page.locator("#report-title")).to_have_text("Imported")


def test_one_applicant_is_rated_tagged_and_left_with_a_key(visit):
    page = visit(CANDIDATE)
    page.get_by_role("button", name="2 of 5").click()
    expect(page.locator(".stars")).to_contain_text("2 of 5")
    expect(page.get_by_role("button", name="2 of 5")).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith(CANDIDATE)
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("j")
    page.wait_for_url(re.compile("/recruit/candidates/(?!.*07d1)"))
    page.keyboard.press("k")
    page.wait_for_url(f"**{CANDIDATE}")


def test_the_cv_stays_beside_what_is_done(visit):
    page = visit(CANDIDATE)
    page.get_by_role("heading", name="From the CV").scroll_into_view_if_needed()
    expect(page.get_by_role("heading", name="Stage", exact=True)).to_be_in_viewport()
