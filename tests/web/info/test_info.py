"""What the site says of itself, and the files for programs."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from web.jobs import stage


async def get(path, cast=None, **options):
    async with AsyncTestClient((cast or stage.Cast()).app()) as client:
        return await client.get(path, follow_redirects=False, **options)


def parsed(answer):
    return lxml_html.document_fromstring(answer.text)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/about", "About TalentSphere"),
        ("/privacy", "Privacy"),
        ("/accessibility", "Accessibility"),
        ("/status", "Status"),
        ("/api/v1", "API"),
    ],
)
async def test_each_page_has_its_heading(path, heading):
    answer = await get(path)
    assert answer.status_code == 200
    assert parsed(answer).xpath("//h1/text()") == [heading]


async def test_a_demonstration_says_that_it_is_one():
    cast = stage.Cast()
    assert "demonstration" not in (await get("/about", cast)).text
    cast.provided["site"] = msgspec.structs.replace(cast.site, demo=True)
    assert "This is a demonstration." in (await get("/about", cast)).text


async def test_privacy_names_every_cookie_and_the_way_to_delete():
    answer = await get("/privacy")
    assert "/account/delete" in parsed(answer).xpath("//a/@href")
    assert "mailbox on the machine" in answer.text


@pytest.mark.parametrize(
    ("health", "words", "status"),
    [
        ("healthy", "Everything works", 200),
        ("degraded", "The site works, with a limit", 200),
        ("unhealthy", "The site does not work right now", 503),
    ],
)
async def test_the_status_is_said_in_words_and_never_kept(health, words, status):
    answer = await get("/status", stage.Cast(probe=stage.Pulse(health)))
    assert answer.status_code == status
    assert parsed(answer).xpath("//p[@class='notice__title']/text()") == [words]
    assert answer.headers["cache-control"] == "no-store"
    assert "9.9" not in answer.text


async def test_robots_are_told_what_is_private_and_where_the_jobs_are():
    text = (await get("/robots.txt")).text
    assert text.startswith("User-agent: *\n")
    assert "Disallow: /account\n" in text
    assert f"Sitemap: {stage.BASE_URL}/sitemap.xml\n" in text


@pytest.mark.parametrize(
    ("path", "media_type", "body"),
    [
        ("/sitemap.xml", "application/xml", "<sitemapindex/>"),
        ("/sitemap/0.xml", "application/xml", "<urlset/>"),
        ("/jobs.rss", "application/rss+xml", "<rss/>"),
        ("/companies/fennel/jobs.rss", "application/rss+xml", f"<rss>{stage.company(2).id}</rss>"),
    ],
)
async def test_files_for_programs_come_with_their_type_and_may_be_kept(path, media_type, body):
    answer = await get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["cache-control"].startswith("public")
    assert answer.text == body


@pytest.mark.parametrize(
    "name", ["1.xml", "0.txt", "00.xml", "-1.xml", "x.xml", ".xml", "9" * 5000 + ".xml", "²xml"]
)
async def test_there_is_no_other_sitemap(name):
    assert (await get(f"/sitemap/{name}")).status_code == 404


async def test_security_txt_names_whom_to_write_to_and_for_how_long():
    answer = await get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:security@site.example"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=178) < left < timedelta(days=365)
    assert answer.headers["content-type"].startswith("text/plain")


async def post(**data):
    async with AsyncTestClient(stage.Cast().app()) as client:
        answer = await client.post(
            "/display", data=data, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False
        )
    return answer.status_code, answer.headers["location"], answer.headers.get_list("set-cookie")


async def test_colours_are_kept_in_a_cookie_that_scripts_may_change():
    status, location, [cookie] = await post(theme="dark", next="/jobs?q=nurse")
    assert (status, location) == (303, "/jobs?q=nurse")
    assert cookie.startswith("theme=dark;")
    assert "HttpOnly" not in cookie
    assert "SameSite=lax" in cookie


async def test_single_keys_can_be_turned_off():
    _, location, [cookie] = await post(shortcuts="off")
    assert location == "/"
    assert cookie.startswith("shortcuts=off;")


@pytest.mark.parametrize("data", [{"theme": "pink"}, {"shortcuts": "perhaps"}, {"other": "x"}])
async def test_nothing_else_is_kept(data):
    assert (await post(**data))[2] == []


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
async def test_it_leads_nowhere_else(target):
    assert (await post(theme="light", next=target))[1] == "/"
