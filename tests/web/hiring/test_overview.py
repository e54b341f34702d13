import pytest

from web.hiring import stage
from web.hiring.stage import ADA, JOAN, NORTHWIND, document, get_page, words

PATH = f"/hiring/{NORTHWIND}"


async def shown(path=PATH, **cast):
    return document(await get_page(stage.Cast(**cast), path))


def row(page, title):
    (found,) = page.xpath(f"//article[contains(., '{title}')]")
    return found


async def test_each_job_says_how_many_are_where():
    page = await shown()
    found = row(page, "Backend engineer")
    assert words(found.xpath(".//ul")[0]) == "3 New 1 Screening 2 Interview 1 Offer 0 Hired"
    assert "hire-counts__new" in found.xpath(".//li/@class")[0]
    assert "15 new applicants wait" in words(page)


async def test_a_job_leads_to_its_board_and_a_draft_to_its_editor():
    page = await shown()
    assert row(page, "Backend engineer").xpath(".//h3/a/@href")[0].endswith("/board")
    assert row(page, "Data engineer").xpath(".//h3/a/@href") == [f"/hiring/jobs/{stage.job(2).id}"]


@pytest.mark.parametrize(
    ("status", "button"), [("published", "Close the job"), ("closed", "Reopen"), ("draft", "Publish")]
)
async def test_the_status_decides_what_can_be_done(status, button):
    page = await shown(jobs=[stage.job(0, status=status)])
    assert button in words(row(page, "Backend engineer").xpath(".//details")[0])


async def test_the_filter_asks_for_one_status_only():
    page = await shown(f"{PATH}?status=draft")
    assert len(page.xpath("//article")) == 1
    assert words(page.xpath("//nav//a[@aria-current='page' and contains(@class, 'chip')]")[0]) == "Drafts"
    assert len((await shown(f"{PATH}?status=nonsense")).xpath("//article")) == 6


async def test_pages_follow_the_cursor_and_keep_the_filter():
    cast = stage.Cast()
    cast.jobs.next = "abc="
    page = document(await get_page(cast, f"{PATH}?status=published"))
    assert page.xpath("//a[@rel='next']/@href") == [f"{PATH}?status=published&cursor=abc%3D"]
    page = document(await get_page(cast, f"{PATH}?cursor=xyz"))
    assert page.xpath("//a[@rel='prev']/@href") == [PATH]


async def test_what_happened_leads_to_the_applicant():
    link = (await shown()).xpath("//aside//a")[0]
    assert words(link) == "Grace Hopper wrote a note about an applicant"
    assert link.get("href").startswith("/recruit/candidates/")


async def test_without_jobs_the_first_steps_are_shown():
    page = await shown(jobs=[stage.job(0, company_id=stage.UUID(int=7))])
    assert "No jobs yet" in words(page)
    assert page.xpath(f"//main//a[@href='{PATH}/import']")


async def test_only_members_and_operators_may_look():
    assert (await get_page(stage.Cast(actor=ADA), PATH)).status_code == 403
    assert (await get_page(stage.Cast(actor=JOAN), PATH)).status_code == 200
