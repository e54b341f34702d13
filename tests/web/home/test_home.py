"""The start page."""

import msgspec
import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from web.jobs import stage


async def parsed(cast):
    async with AsyncTestClient(cast.app()) as client:
        answer = await client.get("/")
    assert answer.status_code == 200
    return lxml_html.document_fromstring(answer.text)


def texts(document, path):
    return [" ".join(element.text_content().split()) for element in document.xpath(path)]


STEPS = "//li[@class='step']//h3"


async def test_everybody_gets_the_search_the_newest_jobs_and_who_hires():
    cast = stage.Cast()
    document = await parsed(cast)
    assert document.xpath("//form[@role='search']/@action") == ["/jobs"]
    assert len(document.xpath("//ol[contains(@class,'job-list')]/li")) == 8
    assert texts(document, "//ul[@class='hiring']/li")[0].endswith("Saint Olave Hospital9 jobs")
    assert document.xpath("//ul[@class='hiring']/li/a/@href")[0] == "/jobs?company=saint-olave-hospital"
    assert len(cast.search.asked) == 1
    assert cast.search.asked[0].limit == 8
    assert texts(document, "//h2[@class='title-small']") == ["If you are looking", "If you are hiring"]
    assert document.xpath("//link[@rel='canonical']/@href") == [f"{stage.BASE_URL}/"]
    assert not document.xpath(STEPS)


async def test_without_counts_companies_are_listed_by_name():
    cast = stage.Cast()
    cast.search.degraded = True
    document = await parsed(cast)
    assert document.xpath("//ul[@class='hiring']/li/a/@href")[0] == "/companies/northwind-maps"
    assert "At least 45 open jobs" in document.text_content()


async def test_an_empty_site_says_what_to_do_first():
    document = await parsed(stage.Cast(jobs=[], companies=stage.Firms()))
    assert texts(document, "//div[@class='empty']/h3") == ["No open jobs yet"]
    assert not document.xpath("//ul[@class='hiring']")


async def test_a_candidate_sees_the_missing_cv_and_the_applications():
    sent = stage.Sent(stage.application(stage.job(2)), stage.application(stage.job(1), "offer"))
    document = await parsed(stage.Cast(actor=stage.ADA, applications=sent))
    assert texts(document, STEPS) == ["Add your CV", "Your applications"]
    assert texts(document, "//div[@class='step__list']//li") == [
        "Product designer Fennel · In review",
        "Registered nurse, night shift Saint Olave Hospital · Offer",
    ]
    assert not texts(document, "//h2[@class='title-small']")


async def test_a_candidate_with_a_cv_and_no_application_has_nothing_to_do():
    document = await parsed(stage.Cast(actor=stage.ADA, cvs=stage.Shelf(object())))
    assert not document.xpath("//ul[@class='steps']")


async def test_a_recruiter_is_led_to_the_companies_or_to_the_first_one():
    document = await parsed(stage.Cast(actor=stage.GRACE))
    assert document.xpath("//li[@class='step']//a/@href") == ["/hiring/companies/new"]
    firm = stage.company(2)
    firms = stage.Firms([firm], members=[(stage.GRACE.user_id, firm.id)])
    document = await parsed(stage.Cast(actor=stage.GRACE, companies=firms))
    assert document.xpath("//li[@class='step']//a/@href") == [f"/hiring/{firm.id}"]


@pytest.mark.parametrize(
    ("waiting", "words", "href"),
    [
        ([], "No report about a job is waiting.", "/operations"),
        ([object()], "1 report about a job is waiting.", "/operations/reports"),
        ([object()] * 3, "3 reports about jobs are waiting.", "/operations/reports"),
    ],
)
async def test_an_operator_sees_how_many_reports_wait(waiting, words, href):
    cast = stage.Cast(actor=stage.OPERATOR)
    cast.jobs.waiting = waiting
    document = await parsed(cast)
    assert texts(document, "//li[@class='step']//p")[0] == words
    assert document.xpath("//li[@class='step']//a/@href") == [href]


async def test_somebody_with_every_role_sees_every_step():
    everything = msgspec.structs.replace(stage.ADA, roles=frozenset({"candidate", "recruiter", "operator"}))
    assert texts(await parsed(stage.Cast(actor=everything)), STEPS) == [
        "Add your CV",
        "Add your company",
        "Operations",
    ]
