from uuid import UUID

import pytest

from web.hiring import stage
from web.hiring.stage import ADA, document, get_page, post_form, said, went, words
from web.hiring.troupe import Pipeline, Postings

JOB = f"/hiring/jobs/{UUID(int=1000)}"
BOARD = f"{JOB}/board"
ADAS, ALANS, HEDYS = (str(UUID(int=2000 + at)) for at in (0, 1, 4))
NEW, SCREENING, INTERVIEW, REJECTED = (str(UUID(int=500 + at)) for at in (0, 1, 2, 5))


def move(applicant):
    return f"/recruit/candidates/{applicant}/stage"


async def shown(path=BOARD, **cast):
    return document(await get_page(stage.Cast(**cast), path))


async def test_columns_hold_their_applicants():
    page = await shown()
    columns = page.xpath("//*[@data-board-column]")
    assert [words(column.xpath(".//h2")[0]) for column in columns] == ["New", "Screening", "Interview", "Offer", "Hired", "Rejected"]  # fmt: skip
    assert [words(column.xpath(".//*[@data-count]")[0]) for column in columns] == [
        "3",
        "1",
        "2",
        "1",
        "0",
        "0",
    ]
    assert "8 applicants" in words(page)


async def test_a_card_says_who_and_since_when():
    (card,) = (await shown()).xpath(f"//*[@data-board-card='{HEDYS}']")
    text = words(card)
    for part in ("Hedy Lamarr", "Radio, film, frequency hopping", "portfolio", "+1", "1 day here"):
        assert part in text
    assert card.xpath(".//*[@role='img']/@aria-label") == ["4 of 5"]


async def test_the_script_finds_one_form_in_each_card_and_is_on_this_page_alone():
    page = await shown()
    for card in page.xpath("//*[@data-board-card]"):
        assert len(card.xpath(".//form")) == 1
        assert card.xpath("ancestor::section[@data-board-column]//form//option[@selected]")
    assert page.xpath("//script[contains(@src, 'board.js')]")
    assert not (await shown(f"{JOB}/stages")).xpath("//script[contains(@src, 'board.js')]")


async def test_who_withdrew_stands_apart_and_can_not_be_moved():
    page = await shown()
    (apart,) = page.xpath("//*[contains(@class, 'board-withdrawn')]")
    assert "Edsger Dijkstra" in words(apart)
    assert not apart.xpath(".//form | .//@data-board-card")
    assert "Withdrawn" not in page.xpath("//select[@name='stage']/option/text()")


async def test_the_board_is_searched_and_the_filters_taken_away():
    page = await shown(f"{BOARD}?q=ada&tag=remote")
    assert page.xpath("//@data-board-card") == [ADAS]
    assert page.xpath("//a[contains(@class, 'chip--remove')]/@href") == [
        f"{BOARD}?tag=remote",
        f"{BOARD}?q=ada",
    ]
    assert page.xpath(f"//li[@data-board-card='{ADAS}']//input[@name='next']/@value") == [
        f"{BOARD}?q=ada&tag=remote"
    ]
    assert "Nobody found here." in words(page)


async def test_more_than_is_shown_is_said():
    cast = stage.Cast()

    class Crowded(Pipeline):
        async def board(self, actor, *, job_id, tag=None, q=""):
            import msgspec

            board = await super().board(actor, job_id=job_id, tag=tag, q=q)
            first = msgspec.structs.replace(board.columns[0], count=350)
            return msgspec.structs.replace(board, columns=(first, *board.columns[1:]))

    page = await shown(recruitment=Crowded(cast.jobs))
    assert words(page.xpath("//*[@class='board-count']")[0]) == "3 of 350"
    assert "The first 3 are shown." in words(page)


async def test_an_empty_board_says_what_is_next():
    postings = Postings([stage.job(0)])
    page = await shown(jobs=[stage.job(0)], recruitment=Pipeline(postings, people=(), withdrawn=0))
    assert "Nobody has applied yet" in words(page)
    assert not page.xpath("//*[@data-board] | //form[@id='bulk']")


async def test_a_card_moves_from_scripts_to_its_place():
    cast = stage.Cast()
    data = {"stage": NEW, "position": "1", "job": str(UUID(int=1000))}
    answer = await post_form(cast, move(HEDYS), data, headers={"accept": "application/json"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert cast.recruitment.said == [("move", UUID(HEDYS), "New", UUID(ALANS))]


@pytest.mark.parametrize(
    ("position", "before"), [("0", ALANS), ("1", str(UUID(int=2002))), ("2", None), ("99", None), ("x", None)]
)
async def test_a_place_is_counted_without_the_moved_card(position, before):
    cast = stage.Cast()
    data = {"stage": NEW, "position": position, "job": str(UUID(int=1000))}
    await post_form(cast, move(ADAS), data, headers={"accept": "application/json"})
    assert cast.recruitment.said[0][3] == (UUID(before) if before else None)


async def test_places_are_counted_among_what_the_filter_shows():
    cast = stage.Cast()
    data = {"stage": NEW, "position": "0", "job": str(UUID(int=1000)), "q": "katherine"}
    await post_form(cast, move(HEDYS), data, headers={"accept": "application/json"})
    assert cast.recruitment.said[0][3] == UUID(int=2002)


async def test_scripts_are_told_why_a_move_is_refused():
    answer = await post_form(stage.Cast(), move(str(UUID(int=2007))), {"stage": NEW}, headers={"accept": "application/json"})  # fmt: skip
    assert answer.status_code == 409
    assert answer.json()["detail"] == "This application is withdrawn and can't be moved"


async def test_a_card_moves_without_scripts_and_back():
    cast = stage.Cast()
    answer = await post_form(cast, move(ADAS), {"stage": INTERVIEW, "from": NEW, "next": f"{BOARD}?q=a"})
    assert went(answer) == f"{BOARD}?q=a"
    message, undo = said(answer)
    assert message == "Ada Lovelace is moved."
    assert went(await post_form(cast, undo)) == f"/recruit/candidates/{ADAS}"
    assert [move[2] for move in cast.recruitment.said] == ["Interview", "New"]


async def test_a_move_leads_nowhere_else():
    answer = await post_form(
        stage.Cast(), move(ADAS), {"stage": NEW, "next": "https://evil.example", "from": "x'"}
    )
    assert (went(answer), said(answer)[1]) == ("/", None)
    answer = await post_form(stage.Cast(), move(ADAS), {"stage": "nowhere", "next": BOARD})
    assert (went(answer), said(answer)[0]) == (BOARD, "There is no such stage in this job's pipeline")


async def test_several_are_moved_at_once():
    cast = stage.Cast()
    answer = await post_form(cast, f"{JOB}/bulk", {"do": "move", "stage": SCREENING, "applicant": [ADAS, ALANS], "q": "a", "tag": ""})  # fmt: skip
    assert (went(answer), said(answer)[0]) == (f"{BOARD}?q=a", "Applicants moved: 2.")
    assert cast.recruitment.said == [("bulk_move", (UUID(ADAS), UUID(ALANS)), "Screening")]


async def test_several_are_rejected_with_a_reason():
    cast = stage.Cast()
    data = {"do": "reject", "reason": "skills", "message": "Thanks", "applicant": [ADAS, ALANS]}
    answer = await post_form(cast, f"{JOB}/bulk", data)
    assert (
        said(answer)[0]
        == "Applicants rejected: 1. Left out, because they are there already or have withdrawn: 1."
    )
    assert cast.recruitment.said == [("bulk_reject", (UUID(ADAS), UUID(ALANS)), "skills", "Thanks", False)]


@pytest.mark.parametrize(
    ("data", "field"),
    [({"do": "reject", "applicant": [ADAS]}, "reason"), ({"do": "move", "stage": NEW}, "applicant"), ({"do": "move", "stage": NEW, "applicant": ["x"]}, "applicant")],
)  # fmt: skip
async def test_what_is_missing_is_asked_for_and_the_chosen_stay_chosen(data, field):
    answer = await post_form(stage.Cast(), f"{JOB}/bulk", data)
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//*[@data-error-summary]//a/@href") == [f"#field-{field}"]
    assert page.xpath(f"//*[@id='field-{field}']")
    chosen = [one for one in data.get("applicant", []) if one != "x"]
    assert page.xpath("//input[@name='applicant'][@checked]/@value") == chosen


async def test_applicants_are_exported():
    answer = await get_page(stage.Cast(), f"{JOB}/export.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")


async def test_stages_are_renamed_added_and_saved_in_their_order():
    cast = stage.Cast()
    page = document(await get_page(cast, f"{JOB}/stages"))
    sent = {field.get("name"): field.get("value") for field in page.xpath("//form//input[@name]")}
    sent |= {
        field.get("name"): field.xpath("option[@selected]/@value")[0]
        for field in page.xpath("//form//select")
    }
    sent["stages.1.name"] = "First talk"
    page = document(await post_form(cast, f"{JOB}/stages", sent | {"do": "stages.add"}))
    assert page.xpath("//input[@name='stages.6.name'][@autofocus]")
    sent |= {"stages.6.id": "", "stages.6.name": "Trial day", "stages.6.kind": "interview"}
    page = document(await post_form(cast, f"{JOB}/stages", sent | {"do": "stages.up.6"}))
    assert page.xpath("//input[@name='stages.5.name']/@value") == ["Trial day"]
    answer = await post_form(cast, f"{JOB}/stages", sent | {"do": "save"})
    assert went(answer) == BOARD
    assert [s.name for s in cast.recruitment.stages] == ["New", "First talk", "Interview", "Offer", "Hired", "Rejected", "Trial day", "Withdrawn"]  # fmt: skip


async def test_a_stage_with_applicants_has_no_button_to_remove_it():
    page = document(await get_page(stage.Cast(), f"{JOB}/stages"))
    new, *_, rejected = page.xpath("//ol[@class='stages__list']/li")
    assert not new.xpath(".//button[contains(@value, 'remove')]")
    assert rejected.xpath(".//button[contains(@value, 'remove')]")


async def test_a_pipeline_that_can_not_work_is_refused_at_its_rows():
    data = {"stages.0.id": "", "stages.0.name": "New", "stages.0.kind": "new", "stages.1.id": "", "stages.1.name": "new", "stages.1.kind": "offer"}  # fmt: skip
    answer = await post_form(stage.Cast(), f"{JOB}/stages", data)
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//*[@id='field-stages.1.name-error']")
    assert page.xpath("//*[@id='field-stages']")
    assert (await post_form(stage.Cast(), f"{JOB}/stages", data | {"stages.0.id": "x"})).status_code == 422


async def test_strangers_see_no_board():
    class Strict(Pipeline):
        async def board(self, actor, *, job_id, tag=None, q=""):
            from talentsphere.services.companies.contract import NotAMember

            raise NotAMember

    cast = stage.Cast(actor=ADA)
    answer = await get_page(stage.Cast(actor=ADA, recruitment=Strict(cast.jobs)), BOARD)
    assert answer.status_code == 403
