"""What holds for every page of home, jobs, companies and info."""

import re
from itertools import pairwise

import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from talentsphere.web.kit.answers import LOCALE_COOKIE
from talentsphere.web.shell.texts import PSEUDO
from web.jobs import stage

WEB = stage.SHELL.parent
TEMPLATES = sorted(
    path for area in ("home", "jobs", "companies", "info") for path in (WEB / area).rglob("*.html")
)
PATHS = (
    "/", "/jobs", "/jobs?q=nurse&workplace=onsite&posted=7&pay_min=1000", "/jobs?q=nusre", "/jobs?q=zzz&place=x",
    "/jobs/backend-engineer-search-0", "/jobs/overlong", "/jobs/closed", "/jobs/backend-engineer-search-0/report",
    "/jobs/closed/report?sent=1", "/companies", "/companies?q=zzz", "/companies/fennel", "/about", "/privacy",
    "/accessibility", "/status", "/api/v1", "/api/v1/docs",
)  # fmt: skip
PIECES = (("/jobs?q=nurse", "results"), ("/jobs/backend-engineer-search-0", "job-pane"))
# Words that only mark a place for scripts, or a variant that looks like the plain component.
UNSTYLED = {
    "brand__mark", "search-form__filters", "tile--normal", "tile--a", "button--secondary", "notice--neutral", "more",
}  # fmt: skip


def cast(actor=stage.NOBODY):
    jobs = [
        *(stage.job(n) for n in range(25)),
        stage.overlong(),
        stage.job(60, slug="closed", status="closed"),
    ]
    return stage.Cast(actor=actor, jobs=jobs, applications=stage.Sent(stage.application(jobs[2])))


async def get(path, actor=stage.NOBODY, **options):
    async with AsyncTestClient(cast(actor).app()) as client:
        answer = await client.get(path, **options)
    assert answer.status_code == 200, path
    return answer


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("actor", [stage.NOBODY, stage.ADA, stage.GRACE], ids=lambda actor: actor.name)
async def test_a_page_is_sound(path, actor):
    document = lxml_html.document_fromstring((await get(path, actor)).text)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for reference in document.xpath("//@for | //@aria-labelledby | //@list"):
        assert reference in ids, reference
    for described in document.xpath("//@aria-describedby"):
        assert set(described.split()) <= set(ids)
    for link in document.xpath("//button | //a[@href]"):
        assert link.text_content().strip() or link.get("aria-label"), lxml_html.tostring(link)
    assert len(document.xpath("//main")) == 1
    assert len(document.xpath("//h1")) == 1
    levels = [
        int(heading.tag[1])
        for heading in document.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert (
        len(
            document.xpath(
                "//main//a[contains(@class, 'button--primary')] | //main//button[contains(@class, 'button--primary')]"
            )
        )
        <= 1
    )


@pytest.mark.parametrize("path", PATHS)
async def test_every_class_has_a_style(path):
    styles = "\n".join(file.read_text() for file in sorted((stage.SHELL / "css").rglob("*.css")))
    known = set(re.findall(r"\.([a-z][\w-]*)", styles)) | UNSTYLED
    for answer in [await get(path), await get(path, stage.ADA)]:
        used = {word for value in re.findall(r'class="([^"]*)"', answer.text) for word in value.split()}
        assert used - known == set()


@pytest.mark.parametrize(("path", "target"), PIECES)
async def test_a_piece_has_no_id_twice(path, target):
    answer = await get(path, headers={"HX-Request": "true", "HX-Target": target})
    ids = re.findall(r'\sid="([^"]*)"', answer.text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_style_no_script_and_only_literal_messages(template):
    source = template.read_text()
    assert not re.search(r"\sstyle=|\son\w+=|javascript:|hx-on|hx-vals|<style|<script", source)
    assert len(source.splitlines()) <= 200
    assert all(part.startswith('"') for part in re.split(r"(?<![\w.])_\(", source)[1:])


WORD = re.compile(r"[^\W\d_]{3,}")
BRACKETED = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")


@pytest.mark.parametrize(
    "path", ["/about", "/privacy", "/accessibility", "/status", "/jobs/closed/report", "/companies?q=zzz"]
)
async def test_every_word_comes_from_the_catalogue(path):
    answer = await get(path, headers={"cookie": f"{LOCALE_COOKIE}={PSEUDO}"})
    document = lxml_html.document_fromstring(answer.text)
    for skipped in document.xpath(
        "//script | //time | //head | //kbd | //code | //a[@class='brand'] | //nav[@class='crumbs']"
    ):
        skipped.drop_tree()
    left = {word for text in document.itertext() for word in WORD.findall(BRACKETED.sub("", text))}
    assert left <= {"zzz"}, left
