"""The page of a posting."""

from uuid import UUID

import msgspec
import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from web.jobs import stage

PANE = {"HX-Request": "true", "HX-Target": "job-pane"}
JOB = stage.job(0)


async def get(cast, path=f"/jobs/{JOB.slug}", **options):
    async with AsyncTestClient(cast.app()) as client:
        return await client.get(path, **options)


def parsed(answer):
    return lxml_html.document_fromstring(answer.text)


def texts(document, path):
    return [" ".join(element.text_content().split()) for element in document.xpath(path)]


async def test_it_begins_with_the_pay_and_ends_with_the_way_to_apply():
    document = parsed(await get(stage.Cast()))
    assert texts(document, "//h1") == ["Backend engineer, search"]
    assert texts(document, "//dl[@class='facts']/div[1]") == ["Pay€58,000–€72,000 a year"]
    assert document.xpath("//div[contains(@class,'action-bar')]/a/@href") == [f"/jobs/{JOB.slug}/apply"]
    assert texts(document, "//span[contains(@class,'action-bar__note')]")[0].startswith(
        "Your CV and 4 answers"
    )
    assert texts(document, "//ol[@class='asked']/li") == [
        "When could you start? a short answer",
        "Which search that you built are you proud of, and why? a longer answer",
        "May you work in Portugal without a permit? yes or no",
        "Which days suit you? any of several choices, optional",
    ]
    assert document.xpath(f"//a[@href='/jobs/{JOB.slug}/report']")


async def test_search_engines_get_the_address_a_summary_and_markup():
    document = parsed(await get(stage.Cast()))
    assert document.xpath("//link[@rel='canonical']/@href") == [f"{stage.BASE_URL}/jobs/{JOB.slug}"]
    assert document.xpath("//meta[@name='description']/@content")[0].startswith("Backend engineer, search at")
    [markup] = document.xpath("//script[@type='application/ld+json']/text()")
    assert msgspec.json.decode(str(markup))["description"] == JOB.description_html
    assert not document.xpath("//meta[@name='robots']")


async def test_the_description_is_markup_and_the_rest_is_not():
    job = stage.job(
        0, title="<i>Title</i>", company_name="A <b>", description_html="<p>Safe <strong>text</strong></p>"
    )
    answer = await get(stage.Cast(jobs=[job]))
    assert "<p>Safe <strong>text</strong></p>" in answer.text
    assert "<i>Title" not in answer.text
    assert "A &lt;b&gt;" in answer.text


async def test_a_description_in_another_language_says_so():
    document = parsed(await get(stage.Cast(jobs=[stage.job(0, language="de")])))
    assert document.xpath("//div[@class='prose']/@lang") == ["de"]


async def test_a_closed_job_says_so_first_and_is_kept_from_search_engines():
    cast = stage.Cast(jobs=[stage.job(0, status="closed"), stage.job(10)])
    document = parsed(await get(cast))
    assert texts(document, "//p[@class='notice__title']") == ["This job is closed"]
    assert "/jobs?q=Backend+engineer" in document.xpath("//a/@href")
    assert not document.xpath(
        "//script[@type='application/ld+json'] | //a[contains(@href, '/apply')] | //ol[@class='asked']"
    )
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]


async def test_similar_jobs_do_not_hold_the_job_itself():
    document = parsed(await get(stage.Cast()))
    similar = document.xpath("//section[@aria-labelledby='similar']//a[@class='job-card__link']/@href")
    assert similar == [f"/jobs/{stage.job(n).slug}" for n in (10, 20, 30, 40)]


async def test_who_applied_sees_how_it_stands_in_place_of_the_button():
    cast = stage.Cast(actor=stage.ADA, applications=stage.Sent(stage.application(JOB)))
    document = parsed(await get(cast))
    assert document.xpath("//div[contains(@class,'action-bar')]/a/@href") == [f"/applications/{UUID(int=7)}"]
    assert texts(document, "//div[contains(@class,'action-bar')]//strong") == ["In review"]


async def test_members_get_to_the_applicants_and_others_do_not():
    members = [(stage.GRACE.user_id, JOB.company_id)]
    path = "//div[contains(@class,'action-bar')]/a/@href"
    mine = parsed(await get(stage.Cast(actor=stage.GRACE, companies=stage.Firms(members=members))))
    assert mine.xpath(path) == [f"/hiring/jobs/{JOB.id}/board", f"/hiring/jobs/{JOB.id}"]
    other = parsed(await get(stage.Cast(actor=stage.GRACE)))
    assert other.xpath(path) == [f"/jobs/{JOB.slug}/apply"]


async def test_a_draft_is_for_members():
    draft = stage.job(0, status="draft")
    firms = stage.Firms(members=[(stage.GRACE.user_id, draft.company_id)])
    assert (await get(stage.Cast(jobs=[draft]), headers={"accept": "text/html"})).status_code == 404
    cast = stage.Cast(jobs=[draft], actor=stage.GRACE, companies=firms)
    document = parsed(await get(cast))
    assert texts(document, "//p[@class='notice__title']") == ["This is a draft"]
    assert texts(document, "//div[contains(@class,'action-bar')]/a") == ["Edit and publish"]
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not document.xpath("//a[contains(@href, '/report')]")
    assert cast.search.asked == []


async def test_the_piece_for_the_pane_has_one_heading_below_the_pages_and_asks_less():
    cast = stage.Cast()
    answer = await get(cast, headers=PANE)
    assert "<html" not in answer.text
    document = lxml_html.fragment_fromstring(answer.text, create_parent="div")
    assert texts(document, "//*[@data-pane-content]//h2[@class='posting-title']") == [
        "Backend engineer, search"
    ]
    assert not document.xpath("//h1")
    assert document.xpath("//a[contains(@href, '/apply')]")
    assert cast.search.asked == []
    assert answer.headers["vary"] == "HX-Request, HX-Target"


async def test_another_piece_of_that_address_is_not_what_a_boosted_link_wants():
    assert "<html" in (await get(stage.Cast(), headers={"HX-Request": "true", "HX-Boosted": "true"})).text


@pytest.mark.parametrize(
    ("referer", "href"),
    [
        ("http://testserver.local/jobs?q=nurse&place=Leeds", "/jobs?q=nurse&place=Leeds"),
        ("http://testserver.local/jobs", "/jobs"),
        ("http://elsewhere.example/jobs?q=nurse", "/jobs"),
        ("http://testserver.local/account?x=1", "/jobs"),
    ],
)
async def test_the_way_back_leads_to_the_results_it_was_opened_from(referer, href):
    document = parsed(await get(stage.Cast(), headers={"referer": referer}))
    assert document.xpath("//nav[@class='crumbs']/a/@href") == [href]


async def test_a_job_without_anything_still_has_a_page():
    bare = stage.job(
        0, description_html="", pay=None, locations=(), skills=(), questions=(), level=None, valid_through=None,
        requisition_id=None, source_url="https://www.usajobs.gov/job/1", company_website=None,
    )  # fmt: skip
    document = parsed(await get(stage.Cast(jobs=[bare])))
    assert "Not given by the employer" in document.text_content()
    assert texts(document, "//a[@href='https://www.usajobs.gov/job/1']") == [
        "Read the original at usajobs.gov"
    ]
    assert texts(document, "//span[contains(@class,'action-bar__note')]") == ["Your CV is all you need"]


async def test_what_is_not_there_is_a_page_that_says_so():
    answer = await get(stage.Cast(), "/jobs/none-such", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "This job does not exist, or is not public" in answer.text
