"""What holds for every page of hiring, recruit and operations."""

import re
from itertools import pairwise
from uuid import UUID

import pytest

from talentsphere.web.kit.answers import LOCALE_COOKIE
from talentsphere.web.shell.texts import PSEUDO
from web.hiring import stage
from web.hiring.stage import ADA, GRACE, JOAN, NORTHWIND, document, get_page, report

WEB = stage.SHELL.parent
TEMPLATES = sorted(
    path for area in ("hiring", "recruit", "operations") for path in (WEB / area).rglob("*.html")
)
JOB = f"/hiring/jobs/{UUID(int=1000)}"
COMPANY = f"/hiring/{NORTHWIND}"
PATHS = (
    "/hiring", "/hiring/companies/new", COMPANY, f"{COMPANY}?status=draft", f"{COMPANY}/settings", f"{COMPANY}/import",
    f"{COMPANY}/jobs/new", JOB, f"/hiring/jobs/{UUID(int=1002)}", f"/hiring/jobs/{UUID(int=1004)}", f"{JOB}/board",
    f"{JOB}/board?q=ada&tag=remote", f"/hiring/jobs/{UUID(int=1004)}/board", f"{JOB}/stages",
    f"/recruit/candidates/{UUID(int=2001)}", f"/recruit/candidates/{UUID(int=2006)}",
    f"/recruit/candidates/{UUID(int=2007)}", "/operations", "/operations/reports",
)  # fmt: skip
# Variants that look like the plain component, and names that only mark a place.
UNSTYLED = {
    "brand__mark", "tile--normal", "tile--a", "button--secondary", "timeline__done", "editor", "ops-state--good",
}  # fmt: skip
UNSTYLED_PREFIXES = ("board__column--", "hire-feed__")
# Words of tables in Python are marked there; these are what templates call them.
MARKED = ("link.label", "words", "kinds[", "hint.text", "section.title", "role_names[", "formats[", "state.sentence",
    "checks.get(", "results.get(", "reasons[")  # fmt: skip


def cast(path):
    acting = stage.Cast(actor=JOAN if path.startswith("/operations") else ADA if path == "/hiring" else GRACE)
    acting.jobs.waiting = [report(1), report(2, "misleading", details="")]
    return acting


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_is_sound(path):
    answer = await get_page(cast(path), path)
    assert answer.status_code == 200
    page = document(answer)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for reference in page.xpath("//@for | //@aria-labelledby | //@list | //@form"):
        assert reference in ids, reference
    for described in page.xpath("//@aria-describedby"):
        assert set(described.split()) <= set(ids)
    for link in page.xpath("//button | //a[@href]"):
        assert link.text_content().strip() or link.get("aria-label")
    for field in page.xpath("//main//*[self::input or self::select or self::textarea][not(@type='hidden')]"):
        named = (
            field.get("aria-label")
            or field.xpath("ancestor::label")
            or field.get("id") in page.xpath("//label/@for")
        )
        assert named, field.get("name")
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("path", PATHS)
async def test_every_class_has_a_style(path):
    styles = "\n".join(file.read_text() for file in sorted((stage.SHELL / "css").rglob("*.css")))
    known = set(re.findall(r"\.([a-z][\w-]*)", styles)) | UNSTYLED
    text = (await get_page(cast(path), path)).text
    used = {word for value in re.findall(r'class="([^"]*)"', text) for word in value.split()}
    assert {word for word in used - known if not word.startswith(UNSTYLED_PREFIXES)} == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_a_template_holds_no_style_no_script_of_its_own_and_only_marked_messages(template):
    source = template.read_text()
    assert not re.search(r"\sstyle=|\son\w+=|javascript:|hx-on|hx-vals|<style", source)
    assert len(re.findall("<script", source)) == (template.name == "board.html")
    assert len(source.splitlines()) <= 200
    assert all(part.startswith(('"', *MARKED)) for part in re.split(r"(?<![\w.])_\(", source)[1:])
    assert all(part.startswith('"') for part in source.split("ngettext(")[1:])


WORD = re.compile(r"[^\W\d_]{3,}")
INNERMOST = re.compile(r"\[[^\[\]]*\]")
# What people typed: names, titles, texts. Everything else on the page has to come from the catalogue.
DATA = (
    "//script | //time | //head | //kbd | //code | //a[@class='brand'] | //input | //textarea | //option[not(@value='')]"
    " | //nav[@class='crumbs'] | //h1 | //*[contains(@class, 'media')] | //*[contains(@class, 'hire-people__who')] | //form//button/span[@class='visually-hidden']"
    " | //*[contains(@class, 'hire-job')]//h3 | //*[contains(@class, 'job-card__line')] | //datalist | //pre"
    " | //*[contains(@class, 'board-card__name') or contains(@class, 'board-card__headline') or contains(@class, 'tag')]"
    " | //*[contains(@class, 'board__head')] | //*[contains(@class, 'status')] | //*[contains(@class, 'candidate-words')]"
    " | //*[contains(@class, 'candidate-entry')] | //*[contains(@class, 'candidate-contacts')] | //dl | //blockquote"
    " | //*[contains(@class, 'candidate-notes')] | //*[contains(@class, 'ops-lines')] | //ol/li/h2 | //ol/li/p"
    " | //*[contains(@class, 'timeline')]//*[contains(@class, 'muted')] | //*[contains(@class, 'source')]"
)  # fmt: skip


def unbracketed(text):
    """What is left of a text without its messages, which stand within one another."""
    while (shorter := INNERMOST.sub("", text)) != text:
        text = shorter
    return text


@pytest.mark.parametrize("path", PATHS)
async def test_every_word_comes_from_the_catalogue(path):
    answer = await get_page(cast(path), path, headers={"cookie": f"{LOCALE_COOKIE}={PSEUDO}"})
    page = document(answer)
    for typed in page.xpath(DATA):
        if typed.getparent() is not None:
            typed.drop_tree()
    left = {word for text in page.itertext() for word in WORD.findall(unbracketed(text))}
    assert left <= {"ada", "remote"}, left


def test_every_sentence_of_the_tables_is_marked_for_the_catalogue():
    for path in sorted((WEB / "hiring").glob("*.py")) + sorted((WEB / "recruit").glob("*.py")):
        source = path.read_text()
        assert not re.search(r'pages\.text\(\s*request,\s*"', source), path.name
