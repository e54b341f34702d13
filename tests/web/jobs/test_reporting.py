"""Reporting a posting."""

import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from talentsphere.kernel.errors import Invalid
from web.jobs import stage

JOB = stage.job(0)
ADDRESS = f"/jobs/{JOB.slug}/report"
OWN = {"sec-fetch-site": "same-origin", "x-real-ip": "192.0.2.7"}


@pytest.fixture
def cast():
    return stage.Cast()


async def post(cast, **data):
    async with AsyncTestClient(cast.app()) as client:
        return await client.post(ADDRESS, data=data, headers=OWN, follow_redirects=False)


async def page(cast, path=ADDRESS):
    async with AsyncTestClient(cast.app()) as client:
        return lxml_html.document_fromstring((await client.get(path)).text)


async def test_every_reason_can_be_chosen(cast):
    document = await page(cast)
    assert document.xpath("//input[@name='reason']/@value") == [
        "scam", "discrimination", "misleading", "closed", "spam", "other",
    ]  # fmt: skip
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]


async def test_a_report_reaches_the_operators_with_where_it_came_from(cast):
    answer = await post(cast, reason="scam", details=" They want money. ")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ADDRESS}?sent=yes")
    assert cast.jobs.reported == [(JOB.id, "scam", "They want money.", "192.0.2.7")]
    thanks = await page(cast, f"{ADDRESS}?sent=yes")
    assert thanks.xpath("//h1/text()") == ["Thank you"]
    assert f"/jobs/{JOB.slug}" in thanks.xpath("//a/@href")


@pytest.mark.parametrize("reason", ["", "boring"])
async def test_without_a_reason_it_asks_for_one_and_keeps_the_words(cast, reason):
    answer = await post(cast, reason=reason, details="Look at this.")
    assert answer.status_code == 422
    document = lxml_html.document_fromstring(answer.text)
    assert document.xpath("//a[@href='#field-reason']/text()") == ["Choose what is wrong with this job."]
    assert document.xpath("//textarea/text()") == ["\nLook at this."]
    assert cast.jobs.reported == []


async def test_what_the_service_refuses_stands_beside_its_field(cast):
    async def refuse(*_, **__):
        raise Invalid.field("details", "Use at most 2,000 characters.")

    cast.jobs.report = refuse
    answer = await post(cast, reason="other", details="x")
    assert answer.status_code == 422
    document = lxml_html.document_fromstring(answer.text)
    assert document.xpath("//textarea/@aria-invalid") == ["true"]
    assert document.xpath("//input[@name='reason'][@checked]/@value") == ["other"]


async def test_a_job_that_is_not_public_can_not_be_reported(cast):
    async with AsyncTestClient(cast.app()) as client:
        for method in ("GET", "POST"):
            answer = await client.request(
                method, "/jobs/none-such/report", headers=OWN | {"accept": "text/html"}
            )
            assert answer.status_code == 404
