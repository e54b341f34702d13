from uuid import UUID

import pytest

from web.hiring import stage
from web.hiring.stage import ADA, NORTHWIND, document, get_page, job, post_form, said, went, words

NEW = f"/hiring/{NORTHWIND}/jobs/new"
LEAST = {"title": "Test pilot", "workplace": "onsite", "employment_type": "full_time", "language": "en"}
PLACE = {"locations.0.city": "Leeds", "locations.0.country": "GB"}


def edit(number):
    return f"/hiring/jobs/{UUID(int=1000 + number)}"


def made(cast):
    return list(cast.jobs.known.values())[-1]


async def test_a_new_job_begins_empty_for_members():
    page = document(await get_page(stage.Cast(), NEW))
    assert page.xpath("//form[@id='editor']/@action") == [NEW]
    assert page.xpath("//input[@name='workplace'][@checked]/@value") == ["onsite"]
    assert (await get_page(stage.Cast(actor=ADA), NEW)).status_code == 403


async def test_enter_saves_a_draft():
    cast = stage.Cast()
    page = document(await get_page(cast, NEW))
    first = page.xpath("//form[@id='editor']//button")[0]
    assert (first.get("name"), first.get("value")) == ("do", "save")
    answer = await post_form(cast, NEW, LEAST)
    assert went(answer) == f"/hiring/jobs/{made(cast).id}"
    assert made(cast).status == "draft"


async def test_publishing_leads_to_the_board():
    cast = stage.Cast()
    answer = await post_form(cast, NEW, LEAST | PLACE | {"do": "publish"})
    assert went(answer) == f"/hiring/jobs/{made(cast).id}/board"
    assert made(cast).status == "published"


async def test_what_an_open_job_lacks_is_said_after_saving_the_draft():
    cast = stage.Cast()
    answer = await post_form(cast, NEW, LEAST | {"do": "publish"})
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//form[@id='editor']/@action") == [f"/hiring/jobs/{made(cast).id}"]
    assert "What you wrote is saved." in words(page)
    assert page.xpath("//*[@data-error-summary]//a/@href") == ["#field-locations"]
    assert page.xpath("//*[@id='field-locations']")


async def test_what_can_not_be_stored_is_shown_again_with_everything_typed():
    cast = stage.Cast()
    before = len(cast.jobs.known)
    typed = LEAST | PLACE | {"title": "x", "skills": "One, " + "y" * 300, "questions.0.label": "", "questions.0.options": "a",
        "questions.0.kind": "select",
        "pay.interval": "year",
        "pay.min": "5", "pay.currency": "XXX"}  # fmt: skip
    answer = await post_form(cast, NEW, typed)
    page = document(answer)
    assert (answer.status_code, len(cast.jobs.known)) == (422, before)
    wrong = {href.removeprefix("#field-") for href in page.xpath("//*[@data-error-summary]//a/@href")}
    assert {"title", "skills", "pay.currency", "questions.0.label"} <= wrong
    ids = page.xpath("//@id")
    assert {f"field-{name}" for name in wrong} <= set(ids)
    assert page.xpath("//input[@name='locations.0.city']/@value") == ["Leeds"]


@pytest.mark.parametrize("path", [NEW, edit(0)])
async def test_rows_are_added_and_removed_without_saving(path):
    cast = stage.Cast()
    before = dict(cast.jobs.known)
    typed = LEAST | PLACE | {"questions.0.label": "One", "questions.1.label": "Two"}
    page = document(await post_form(cast, path, typed | {"do": "locations.add"}))
    assert page.xpath("//input[@name='locations.1.city'][@autofocus]")
    assert page.xpath("//input[@name='title']/@value") == ["Test pilot"]
    page = document(await post_form(cast, path, typed | {"do": "questions.remove.0"}))
    assert page.xpath("//input[contains(@name, '.label')]/@value") == ["Two"]
    assert cast.jobs.known == before


async def test_the_preview_shows_what_will_be_kept_and_nothing_else():
    text = "Fly.\n\n- one\n\n<script>alert(1)</script><p onclick='x'>Two</p>"
    page = document(await post_form(stage.Cast(), NEW, LEAST | {"description_html": text, "do": "preview"}))
    (shown,) = page.xpath("//*[@id='preview']")
    assert not shown.xpath(".//script | .//@onclick")
    assert "Two" in words(shown)
    assert page.xpath("//textarea[@name='description_html']")[0].text.strip() == text


async def test_changes_of_an_open_job_are_saved():
    cast = stage.Cast()
    answer = await post_form(cast, edit(0), LEAST | PLACE)
    assert went(answer) == edit(0)
    assert said(answer)[0] == "Saved. The public page shows it now."
    changed = cast.jobs.known[UUID(int=1000)]
    assert (changed.title, changed.pay, changed.questions) == ("Test pilot", None, ())


async def test_an_open_job_can_not_lose_what_it_needs():
    answer = await post_form(stage.Cast(), edit(0), LEAST)
    assert answer.status_code == 422
    assert "Say where the work is done" in answer.text


async def test_a_stored_job_fills_the_form():
    page = document(await get_page(stage.Cast(), edit(0)))
    assert page.xpath("//input[@name='locations.0.country']/@value") == ["Portugal"]
    assert page.xpath("//input[@name='pay.min']/@value") == ["58000"]
    assert "## What you will do" in page.xpath("//textarea[@name='description_html']")[0].text
    assert len(page.xpath("//fieldset[@id='rows-questions']//input[contains(@name, '.label')]")) == 4


async def test_hints_lead_to_their_fields():
    page = document(await get_page(stage.Cast(), edit(1)))
    links = page.xpath("//aside//li//a/@href")
    assert "#field-pay.min" in links
    assert {link.removeprefix("#") for link in links} <= set(page.xpath("//@id"))


async def test_what_an_import_kept_can_be_read():
    page = document(await get_page(stage.Cast(), edit(4)))
    (kept,) = page.xpath("//aside//details[contains(@class, 'editor__source')]")
    assert "public, veterans" in words(kept)
    assert '"name": "R. Ivens"' in words(kept)


async def test_a_job_is_published_closed_and_reopened_with_one_button():
    cast = stage.Cast()
    answer = await post_form(cast, f"{edit(0)}/close")
    assert went(answer) == f"/hiring/{NORTHWIND}"
    assert said(answer)[1] == f"{edit(0)}/publish"
    assert cast.jobs.known[UUID(int=1000)].status == "closed"
    assert went(await post_form(cast, said(answer)[1])) == f"/hiring/{NORTHWIND}"
    assert cast.jobs.known[UUID(int=1000)].status == "published"


async def test_a_draft_that_lacks_something_opens_in_the_editor():
    cast = stage.Cast(jobs=[job(2, workplace="onsite", locations=())])
    answer = await post_form(cast, f"{edit(2)}/publish")
    assert answer.status_code == 422
    assert "Before this job can be public, something is missing." in answer.text


async def test_only_drafts_are_deleted():
    cast = stage.Cast()
    assert went(await post_form(cast, f"{edit(2)}/delete")) == f"/hiring/{NORTHWIND}"
    assert UUID(int=1002) not in cast.jobs.known
    answer = await post_form(cast, f"{edit(0)}/delete")
    assert (went(answer), said(answer)[0]) == (edit(0), "Only drafts can be deleted.")
    assert said(await post_form(stage.Cast(), f"{edit(2)}/close"))[0].startswith("This job is a draft.")
