import json

import pytest

from talentsphere.services.jobs.rules.importing.mapping import TARGETS
from talentsphere.web.hiring import words as area_words
from web.hiring import stage
from web.hiring.stage import ADA, NORTHWIND, document, get_page, post_form, words

PATH = f"/hiring/{NORTHWIND}/import"
CSV = b"Job Title,Reference,Town,Pay from,Notes\nNurse,R1,Leeds,20,night\nPorter,R2,Leeds,19,\n,R3,York,,\n"


async def sent(cast, data=CSV, name="jobs.csv", **fields):
    return await post_form(
        cast, PATH, fields, files={"file": (name, data, "text/csv")} if data else {"x": ("", b"")}
    )


def figures(page):
    terms, values = (
        page.xpath("//dl[@class='hire-figures']//dt"),
        page.xpath("//dl[@class='hire-figures']//dd"),
    )
    return {words(term): words(value) for term, value in zip(terms, values, strict=True)}


def test_every_target_of_imports_has_words():
    assert [target for target, _ in area_words.TARGETS] == list(TARGETS)


async def test_the_page_is_for_members():
    assert (await get_page(stage.Cast(actor=ADA), PATH)).status_code == 403
    page = document(await get_page(stage.Cast(), PATH))
    assert page.xpath("//input[@name='publish'][@checked]")


async def test_a_file_is_rehearsed_first():
    cast = stage.Cast()
    page = document(await sent(cast, do="check", publish="yes"))
    assert cast.jobs.imports == [{"mapping": None, "dry_run": True, "publish": True}]
    assert figures(page) == {
        "Rows read": "3",
        "New jobs": "2",
        "Changed": "0",
        "Here already": "0",
        "With errors": "1",
    }
    assert page.xpath("//select[@name='mapping.title']/option[@selected]/@value") == ["Job Title"]
    assert "The title is missing." in words(page.xpath("//table")[0])
    assert words(page.xpath("//button[@value='import']")[0]) == "Import 2 jobs"


async def test_columns_can_be_chosen_and_are_used():
    cast = stage.Cast()
    page = document(
        await sent(cast, **{"do": "recheck", "mapping.title": "Job Title", "mapping.department": "Notes"})
    )
    assert cast.jobs.imports[0]["mapping"] == {"title": "Job Title", "department": "Notes"}
    assert page.xpath("//select[@name='mapping.department']/option[@selected]/@value") == ["Notes"]


async def test_a_mapping_of_another_file_is_refused_at_its_column():
    answer = await sent(stage.Cast(), **{"do": "import", "mapping.title": "Position"})
    page = document(answer)
    assert answer.status_code == 422
    assert "The file has no column" in words(page.xpath("//*[@id='field-mapping.title-error']")[0])


async def test_the_first_check_forgets_the_columns_of_the_last():
    cast = stage.Cast()
    await sent(cast, **{"do": "check", "mapping.title": "Position"})
    assert cast.jobs.imports[0]["mapping"] is None


async def test_the_import_says_what_it_did():
    cast = stage.Cast()
    page = document(await sent(cast, do="import", **{"mapping.title": "Job Title"}))
    assert cast.jobs.imports[0] | {"mapping": {}} == {"mapping": {}, "dry_run": False, "publish": False}
    assert words(page.xpath("//h2[@id='report-title']")[0]) == "Imported"
    assert not page.xpath("//button[@value='import'] | //select[starts-with(@name, 'mapping')]")


async def test_a_board_with_its_own_fields_has_no_columns_to_choose():
    posting = {
        "id": 1,
        "absolute_url": "https://boards.greenhouse.io/x/jobs/1",
        "title": "Nurse",
        "content": "",
    }
    board = json.dumps({"jobs": [posting | {"location": {"name": "Leeds"}}], "meta": {"total": 1}}).encode()
    page = document(await sent(stage.Cast(), board, "board.json", do="check"))
    assert "Greenhouse job board" in words(page)
    assert not page.xpath("//select[starts-with(@name, 'mapping')]")


@pytest.mark.parametrize(
    ("data", "message"), [(b"", "Choose the file first."), (b"{]", "can't be imported as it is")]
)
async def test_what_is_no_board_is_said(data, message):
    answer = await sent(stage.Cast(), data, "x.json", do="check")
    assert answer.status_code == 422
    assert message in words(document(answer))
