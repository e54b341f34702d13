"""The search page and its live results."""

import re

import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from web.jobs import stage

LIVE = {"HX-Request": "true", "HX-Target": "results"}
MORE = {"HX-Request": "true", "HX-Target": "job-list"}


async def get(cast, path, **options):
    async with AsyncTestClient(cast.app()) as client:
        return await client.get(path, follow_redirects=False, **options)


def parsed(answer):
    return lxml_html.document_fromstring(answer.text)


def texts(document, path):
    return [" ".join(element.text_content().split()) for element in document.xpath(path)]


async def test_it_shows_the_newest_jobs_to_whoever_asks_for_nothing():
    answer = await get(stage.Cast(), "/jobs")
    document = parsed(answer)
    assert answer.status_code == 200
    assert texts(document, "//h1") == ["45 jobs"]
    assert len(document.xpath("//ol[@id='job-list']/li")) == 20
    assert document.xpath("//link[@rel='canonical']/@href") == [f"{stage.BASE_URL}/jobs"]
    assert not document.xpath("//meta[@name='robots']")


async def test_found_words_are_marked_and_nothing_else_of_the_text_is_markup():
    cast = stage.Cast(jobs=[stage.job(1, title="Nurse <b>x</b>", slug="n")])
    answer = await get(cast, "/jobs?q=nurse")
    assert "<mark>Nurse </mark>&lt;b&gt;" in answer.text
    document = parsed(answer)
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert document.xpath("//a[@class='job-card__link']/@data-pane-url") == ["/jobs?q=nurse&job=n"]


async def test_what_was_asked_stays_in_the_form():
    document = parsed(
        await get(stage.Cast(), "/jobs?q=nurse&place=Leeds&workplace=onsite&pay_min=20k&sort=newest")
    )
    assert document.xpath("//input[@name='q']/@value") == ["nurse"]
    assert document.xpath("//input[@name='place']/@value") == ["Leeds"]
    assert document.xpath("//input[@name='workplace'][@checked]/@value") == ["onsite"]
    assert document.xpath("//input[@name='pay_min']/@value") == ["20000"]
    assert document.xpath("//input[@name='sort']/@value") == ["newest"]
    assert texts(document, "//ul[@aria-label='Chosen filters']//span[@class='truncate']") == [
        "On site",
        "Pay from 20,000 a year",
    ]
    assert document.xpath("//p[contains(@class,'sorts')]/a[@aria-current]/@id") == ["sort-newest"]


async def test_a_live_answer_is_the_results_and_the_filters_only():
    cast = stage.Cast()
    answer = await get(cast, "/jobs?q=nurse", headers=LIVE)
    assert "<html" not in answer.text
    assert re.findall(r'id="(results|filters|job-pane)"', answer.text) == ["filters", "results"]
    assert "<title>nurse jobs – TalentSphere</title>" in answer.text
    assert answer.headers["vary"] == "HX-Request, HX-Target"
    assert (await get(cast, "/jobs")).headers["vary"] == "HX-Request, HX-Target"


@pytest.mark.parametrize(
    ("headers", "typing"),
    [
        ({}, False),
        (LIVE, False),
        (LIVE | {"HX-Current-URL": "http://x/jobs?q=nur"}, True),
        (LIVE | {"HX-Current-URL": "http://x/jobs"}, True),
        (LIVE | {"HX-Current-URL": "http://x/jobs?q=nurs&workplace=remote"}, False),
    ],
)
async def test_the_last_word_is_unfinished_only_while_it_is_typed(headers, typing):
    cast = stage.Cast()
    await get(cast, "/jobs?q=nurs", headers=headers)
    assert cast.search.asked[0].typing is typing


async def test_more_jobs_follow_the_cursor_without_counting_again():
    cast = stage.Cast()
    first = parsed(await get(cast, "/jobs"))
    [href] = first.xpath("//a[@id='more-link']/@href")
    rest = lxml_html.fragment_fromstring((await get(cast, href, headers=MORE)).text, create_parent="div")
    assert [query.facets for query in cast.search.asked] == [True, False]
    slugs = [*first.xpath("//ol//a/@href"), *rest.xpath("//ol//a/@href")]
    assert len(slugs) == len(set(slugs)) == 40
    last = await get(cast, "/jobs?cursor=40")
    assert "More jobs" not in last.text
    assert "That is all." in last.text


async def test_a_cursor_that_is_no_longer_valid_leads_back_to_the_first_page():
    answer = await get(stage.Cast(), "/jobs?q=nurse&cursor=broken")
    assert (answer.status_code, answer.headers["location"]) == (303, "/jobs?q=nurse")
    live = await get(stage.Cast(), "/jobs?q=nurse&cursor=broken", headers=MORE)
    assert (live.status_code, live.headers["hx-redirect"], live.text) == (200, "/jobs?q=nurse", "")


async def test_too_many_words_are_refused_beside_the_form_that_keeps_them():
    typed = "w " * 200
    answer = await get(stage.Cast(), "/jobs", params={"q": typed})
    assert answer.status_code == 422
    document = parsed(answer)
    assert texts(document, "//div[@role='alert']//p") == ["Shorten the search to 300 characters."]
    assert document.xpath("//input[@name='q']/@value") == [typed.strip()]
    assert (await get(stage.Cast(), "/jobs", params={"q": typed}, headers=LIVE)).status_code == 422


async def test_corrections_are_said_and_can_be_refused():
    document = parsed(await get(stage.Cast(), "/jobs?q=nusre"))
    assert texts(document, "//h1") == ["13 jobs for nurse"]
    assert "Showing results for nurse instead of nusre." in document.text_content()
    assert document.xpath("//a[text()='Search for exactly what I typed']/@href") == ["/jobs?q=%22nusre%22"]


async def test_an_empty_list_offers_what_finds_something():
    cast = stage.Cast()
    document = parsed(await get(cast, "/jobs?q=nurse&place=Lisbon&workplace=onsite"))
    assert texts(document, "//h1") == ["No jobs for nurse in Lisbon"]
    offered = texts(document, "//ul[@class='ways-out']/li")
    assert "Anywhere, not only in Lisbon 9 jobs" in offered
    assert "Without any filter or place 13 jobs" in offered
    assert not any(line.startswith("Without “On site”") for line in offered)
    assert "Nurse practitioner 2 jobs" in offered


async def test_nothing_is_offered_where_there_is_nothing():
    document = parsed(await get(stage.Cast(jobs=[]), "/jobs"))
    assert texts(document, "//h1") == ["No jobs"]
    assert not document.xpath("//ul[@class='ways-out']")
    assert document.xpath("//a[text()='All open jobs' or .//span[text()='All open jobs']]/@href") == ["/jobs"]


async def test_a_list_that_has_results_asks_search_once():
    cast = stage.Cast()
    await get(cast, "/jobs?q=nurse&company=fennel&company=gone")
    cast.search.asked.clear()
    await get(cast, "/jobs?q=nurse&workplace=onsite")
    assert len(cast.search.asked) == 1


async def test_a_company_is_named_even_when_nothing_of_it_was_found():
    cast = stage.Cast()
    document = parsed(await get(cast, "/jobs?q=astronaut&company=fennel&company=gone"))
    assert cast.companies.asked == ["fennel", "gone"]
    assert texts(document, "//ul[@aria-label='Chosen filters']//span[@class='truncate']") == [
        "Fennel",
        "gone",
    ]
    cast.companies.asked.clear()
    await get(cast, "/jobs?company=fennel")
    assert cast.companies.asked == []


async def test_a_simpler_search_says_so():
    cast = stage.Cast()
    cast.search.degraded = True
    document = parsed(await get(cast, "/jobs"))
    assert "Search is running in a simpler way" in document.text_content()
    assert texts(document, "//h1") == ["At least 45 jobs"]
    assert document.xpath("//details[@id='filter-type']//input/@value")


async def test_the_job_of_the_address_is_open_if_it_is_in_the_list():
    cast = stage.Cast()
    slug = cast.search.jobs[2].slug
    document = parsed(await get(cast, f"/jobs?job={slug}"))
    assert document.xpath("//a[@aria-current='true'][@data-pane]/@href") == [f"/jobs/{slug}"]
    assert document.xpath("//*[@class='pane-opener']/@hx-get") == [f"/jobs/{slug}"]
    document = parsed(await get(cast, "/jobs?job=../account"))
    assert document.xpath("//*[@class='pane-opener']/@hx-get") == [f"/jobs/{cast.search.jobs[0].slug}"]


async def test_completions_are_options_of_the_field_that_was_typed_in():
    cast = stage.Cast()
    answer = await get(cast, "/jobs/suggest?q=nur")
    assert "<html" not in answer.text
    document = lxml_html.fragment_fromstring(answer.text, create_parent="div")
    assert document.xpath("//option/@value")[0] == "Registered nurse, night shift"
    assert texts(document, "//option")[0] == "Title, 2 jobs"
    places = await get(cast, "/jobs/suggest?place=lee")
    assert '<option value="Leeds, United Kingdom">Place, 3 jobs</option>' in places.text
    assert (await get(cast, "/jobs/suggest")).text.strip() == ""
