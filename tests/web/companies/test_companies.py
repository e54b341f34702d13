"""The list of companies and each one's page."""

from uuid import UUID

import msgspec
import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from web.jobs import stage


async def get(cast, path, **options):
    async with AsyncTestClient(cast.app()) as client:
        return await client.get(path, follow_redirects=False, **options)


async def parsed(cast, path):
    return lxml_html.document_fromstring((await get(cast, path)).text)


def texts(document, path):
    return [" ".join(element.text_content().split()) for element in document.xpath(path)]


def many(count):
    return stage.Firms(
        [stage.company(0, id=UUID(int=n + 1), slug=f"c-{n}", name=f"Company {n}") for n in range(count)]
    )


async def test_companies_are_listed_fifty_at_a_time():
    cast = stage.Cast(companies=many(60))
    document = await parsed(cast, "/companies?q=company")
    assert len(document.xpath("//li[@class='company-card']")) == 50
    [href] = document.xpath("//a[@rel='next']/@href")
    assert href == "/companies?q=company&cursor=50"
    rest = await parsed(cast, href)
    assert len(rest.xpath("//li[@class='company-card']")) == 10
    assert "/companies?q=company" in rest.xpath("//a/@href")
    assert rest.xpath("//meta[@name='robots']/@content") == ["noindex"]


async def test_a_card_says_who_it_is_without_the_whole_description():
    firm = stage.company(0, description="word " * 200, website="https://www.acme.example/about")
    document = await parsed(stage.Cast(companies=stage.Firms([firm])), "/companies")
    [excerpt] = texts(document, "//p[@class='company-card__text']")
    assert len(excerpt) <= 142
    assert excerpt.endswith("…")
    assert texts(document, "//p[contains(@class,'truncate')]") == ["acme.example"]


@pytest.mark.parametrize(
    ("path", "title", "href"),
    [
        ("/companies?q=a%26b", "No company has this name", "/jobs?q=a%26b"),
        ("/companies", "No companies yet", "/hiring/companies/new"),
    ],
)
async def test_an_empty_list_says_what_to_do_next(path, title, href):
    document = await parsed(stage.Cast(companies=stage.Firms()), path)
    assert texts(document, "//div[@class='empty']/h2") == [title]
    assert href in document.xpath("//div[@class='empty']//a/@href")


async def test_a_page_shows_the_company_and_its_open_jobs():
    cast = stage.Cast()
    document = await parsed(cast, "/companies/fennel")
    assert texts(document, "//h1") == ["Fennel"]
    assert texts(document, "//h2[@id='open-jobs']") == ["5 open jobs"]
    assert texts(document, "//p[@class='lines']")[1] == "Come and see us."
    assert document.xpath("//link[@type='application/rss+xml']/@href") == ["/companies/fennel/jobs.rss"]
    assert document.xpath("//link[@rel='canonical']/@href") == [f"{stage.BASE_URL}/companies/fennel"]
    [markup] = document.xpath("//script[@type='application/ld+json']/text()")
    assert msgspec.json.decode(str(markup))["sameAs"] == "https://www.fennel.example"
    assert cast.search.asked[0].company == ("fennel",)


async def test_markup_names_the_logo_by_its_whole_address():
    firm = stage.company(0, logo_url="/files/public/1", website=None, description="")
    document = await parsed(stage.Cast(companies=stage.Firms([firm])), f"/companies/{firm.slug}")
    [markup] = document.xpath("//script[@type='application/ld+json']/text()")
    assert msgspec.json.decode(str(markup)) == {
        "@context": "https://schema.org/", "@type": "Organization", "name": "Northwind Maps",
        "url": f"{stage.BASE_URL}/companies/northwind-maps", "logo": f"{stage.BASE_URL}/files/public/1",
    }  # fmt: skip


async def test_a_long_list_of_jobs_goes_on_with_a_cursor():
    jobs = [stage.job(n * 10, company_slug="northwind-maps") for n in range(30)]
    cast = stage.Cast(jobs=jobs)
    [href] = (await parsed(cast, "/companies/northwind-maps")).xpath("//a[@rel='next']/@href")
    assert href == "/companies/northwind-maps?cursor=20"
    assert len((await parsed(cast, href)).xpath("//ol[contains(@class,'job-list')]/li")) == 10


async def test_only_members_get_to_edit_it():
    firm = stage.company(2)
    assert "Edit this page" not in (await get(stage.Cast(actor=stage.GRACE), "/companies/fennel")).text
    firms = stage.Firms([firm], members=[(stage.GRACE.user_id, firm.id)])
    document = await parsed(stage.Cast(actor=stage.GRACE, companies=firms, jobs=[]), "/companies/fennel")
    assert f"/hiring/{firm.id}/settings" in document.xpath("//a/@href")
    assert texts(document, "//div[@class='empty']/h3") == ["No open jobs at the moment"]


async def test_what_is_not_valid_any_more_leads_to_the_beginning():
    for path in ("/companies", "/companies/fennel"):
        answer = await get(stage.Cast(), f"{path}?cursor=broken")
        assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert (await get(stage.Cast(), "/companies/none", headers={"accept": "text/html"})).status_code == 404
