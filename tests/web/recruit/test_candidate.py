from uuid import UUID

import pytest

from talentsphere.kernel.errors import Conflict, TooMany
from web.hiring import stage
from web.hiring.stage import document, get_page, post_form, said, went, words
from web.hiring.troupe import Pipeline

ALAN = f"/recruit/candidates/{UUID(int=2001)}"
NEW, INTERVIEW = UUID(int=500), UUID(int=502)


async def shown(path=ALAN, cast=None):
    return document(await get_page(cast or stage.Cast(), path))


async def test_the_pages_of_a_pdf_are_shown():
    page = await shown()
    (frame,) = page.xpath("//iframe")
    assert frame.get("src").startswith("/files/")
    assert frame.get("title") == "CV of Alan Turing"
    assert page.xpath("//a[contains(@href, 'download=1')]")
    assert not page.xpath("//details[contains(@class, 'candidate-text')]/@open")


async def test_any_other_file_is_shown_as_its_text():
    cast = stage.Cast()
    cast.recruitment.is_pdf = False
    page = await shown(cast=cast)
    assert not page.xpath("//iframe")
    assert "open" in page.xpath("//details[contains(@class, 'candidate-text')]")[0].attrib


async def test_answers_stand_in_words_beside_their_questions():
    rows = {words(row.xpath("dt")[0]): words(row.xpath("dd")[0]) for row in (await shown()).xpath("//dl[@class='candidate-answers']/div")}  # fmt: skip
    assert rows == {
        "When could you start?": "In May",
        "May you work in Portugal without a permit?": "Yes",
        "Which days suit you?": "Monday, Friday",
        "Which search that you built are you proud of, and why?": "Not answered",
    }


async def test_the_letter_and_the_fields_are_there():
    text = words(await shown())
    for part in ("lost my way only twice", "Staff engineer", "Led five people.", "Python · expert", "GitHub"):
        assert part in text
    assert "javascript:" not in (await get_page(stage.Cast(), ALAN)).text


async def test_neighbours_are_one_key_away():
    page = await shown()
    assert page.xpath("//a[@data-shortcut='j']/@href") == [f"/recruit/candidates/{UUID(int=2002)}"]
    assert page.xpath("//a[@data-shortcut='k']/@href") == [f"/recruit/candidates/{UUID(int=2000)}"]


async def test_the_next_stage_is_proposed_and_decisions_are_apart():
    page = await shown()
    options = page.xpath("//select[@name='stage']/option")
    assert [option.text for option in options] == ["Screening", "Interview", "Offer"]
    assert page.xpath("//select[@name='stage']/option[@selected]/text()") == ["Screening"]


async def test_who_withdrew_can_be_read_about_and_written_to_only():
    page = await shown(f"/recruit/candidates/{UUID(int=2007)}")
    assert "They withdrew their application." in words(page)
    assert not page.xpath("//select[@name='stage'] | //form[contains(@action, 'reject')]")
    assert page.xpath("//form[contains(@action, '/reply')]")


async def test_a_decided_application_can_be_opened_again():
    cast = stage.Cast()
    await cast.recruitment.hire(stage.GRACE, application_id=UUID(int=2001))
    page = await shown(cast=cast)
    assert "Reopen and move" in words(page)
    assert not page.xpath("//form[contains(@action, '/hire')]")
    assert page.xpath("//form[contains(@action, '/reject')]")


async def test_moving_on_opens_the_next_applicant():
    data = {"stage": str(INTERVIEW), "from": str(NEW), "following": str(UUID(int=2002)), "then": "next"}
    answer = await post_form(stage.Cast(), f"{ALAN}/stage", data)
    assert went(answer) == f"/recruit/candidates/{UUID(int=2002)}"
    assert said(answer) == ("Alan Turing is moved.", f"{ALAN}/stage?stage={NEW}")
    assert went(await post_form(stage.Cast(), f"{ALAN}/stage", data | {"then": ""})) == ALAN
    assert went(await post_form(stage.Cast(), f"{ALAN}/stage", data | {"following": "//evil"})) == ALAN


async def test_a_rejection_says_why_and_can_be_taken_back():
    cast = stage.Cast()
    data = {"reason": "pay", "message": " Thanks. ", "notify": "yes", "from": str(NEW)}
    answer = await post_form(cast, f"{ALAN}/reject", data)
    assert went(answer) == ALAN
    assert said(answer) == ("Alan Turing is rejected.", f"{ALAN}/stage?stage={NEW}")
    assert cast.recruitment.said[-1] == ("reject", UUID(int=2001), "pay", "Thanks.", True)
    await post_form(cast, f"{ALAN}/reject", {"reason": "pay", "message": ""})
    assert cast.recruitment.said[-1][-1] is False


@pytest.mark.parametrize(("data", "field"), [({"message": "Kept"}, "reason"), ({"reason": "pay", "message": "x" * 6000}, "message")])  # fmt: skip
async def test_a_rejection_that_lacks_something_keeps_what_was_typed(data, field):
    answer = await post_form(stage.Cast(), f"{ALAN}/reject", {"reason": "", **data})
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//*[@data-error-summary]//a/@href") == [f"#field-{field}"]
    assert page.xpath(f"//details[@open]//*[@id='field-{field}']")
    assert page.xpath("//textarea[@name='message']")[0].text.strip() == data["message"]
    assert not page.xpath("//input[@name='notify'][@checked]")


async def test_telling_them_is_proposed():
    assert (await shown()).xpath("//input[@name='notify'][@checked]")


async def test_hiring_is_one_button():
    answer = await post_form(stage.Cast(), f"{ALAN}/hire", {"from": str(NEW)})
    assert (went(answer), said(answer)[0]) == (ALAN, "Alan Turing is hired.")
    refused = await post_form(stage.Cast(), f"/recruit/candidates/{UUID(int=2007)}/hire")
    assert said(refused)[0] == "This application is withdrawn and can't be moved"


async def test_notes_are_kept_and_empty_ones_refused():
    cast = stage.Cast()
    assert went(await post_form(cast, f"{ALAN}/notes", {"note": "Calm.\r\nAsk."})) == f"{ALAN}#notes"
    assert cast.recruitment.said == [("note", "Calm.\nAsk.")]
    answer = await post_form(cast, f"{ALAN}/notes", {"note": " "})
    assert answer.status_code == 422
    assert document(answer).xpath("//*[@id='field-note-error']")


async def test_tags_are_added_and_removed():
    cast = stage.Cast()
    for data in ({"tag": "#Remote "}, {"tag": "typed", "remove": "remote"}):
        assert went(await post_form(cast, f"{ALAN}/tags", data)) == f"{ALAN}#marks"
    assert cast.recruitment.said == [("tag", "remote"), ("untag", "remote")]
    answer = await post_form(cast, f"{ALAN}/tags", {"tag": "x" * 60})
    assert document(answer).xpath("//input[@name='tag']/@value") == ["x" * 60]


async def test_a_rating_is_given_and_taken_back():
    cast = stage.Cast()
    await post_form(cast, f"{ALAN}/rating", {"rating": "5"})
    page = await shown(cast=cast)
    assert page.xpath("//button[@name='rating'][@aria-pressed='true']/@value") == [""]
    await post_form(cast, f"{ALAN}/rating", {"rating": ""})
    assert cast.recruitment.cards[UUID(int=2001)].rating is None
    assert "Rate from 1 to 5." in said(await post_form(cast, f"{ALAN}/rating", {"rating": "9"}))[0]


async def test_a_mail_is_written_and_answers_come_to_the_recruiter():
    cast = stage.Cast()
    assert (await shown()).xpath("//input[@name='subject']/@value") == [
        "Your application for Backend engineer, search"
    ]
    answer = await post_form(cast, f"{ALAN}/reply", {"subject": "A talk", "letter": "Friday?"})
    assert went(answer) == ALAN
    assert "grace@example.org" in said(answer)[0]
    assert cast.recruitment.said == [("reply", "A talk", "Friday?")]


@pytest.mark.parametrize("error", [TooMany("Write again tomorrow."), Conflict("They deleted their account.")])
async def test_a_mail_that_can_not_be_sent_is_kept_on_the_page(error):
    class Refusing(Pipeline):
        async def reply(self, actor, *, application_id, subject, text):
            raise error

    cast = stage.Cast(recruitment=Refusing(stage.Cast().jobs))
    cast.recruitment.postings = cast.jobs
    answer = await post_form(cast, f"{ALAN}/reply", {"subject": "A talk", "letter": "Friday?"})
    page = document(answer)
    assert answer.status_code == error.status
    assert error.detail in words(page.xpath("//*[@data-error-summary]")[0])
    assert page.xpath("//details[@open]//textarea[@name='letter']")[0].text.strip() == "Friday?"


async def test_an_unknown_applicant_is_not_found():
    assert (await get_page(stage.Cast(), f"/recruit/candidates/{UUID(int=1)}")).status_code == 404
