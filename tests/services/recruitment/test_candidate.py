import asyncio

import pytest

from talentsphere.kernel.actor import SYSTEM
from talentsphere.kernel.errors import Conflict, Invalid, TooMany, Unauthenticated
from talentsphere.services.recruitment.service.mailing import MAILS_A_DAY


@pytest.fixture
def recruiter(hiring):
    return hiring.recruiter("Rita")


async def read(hiring, recruiter, application_id):
    return await hiring.recruitment.candidate(recruiter, application_id=application_id)


async def test_everything_of_an_applicant_is_on_one_page(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job(), cover_letter="Dear")
    await hiring.settle()
    await hiring.recruitment.note(recruiter, application_id=sent.id, text=" Call her ")
    page = await read(hiring, recruiter, sent.id)
    assert (page.card.id, page.stage.name, page.card.notes) == (sent.id, "New", 1)
    assert (page.dossier.cover_letter, page.dossier.candidate_email) == ("Dear", candidate.email)
    assert page.cv_link == f"/files/{page.dossier.cv.file_id}?signed"
    assert [(note.author_name, note.text) for note in page.notes] == [("Rita", "Call her")]
    assert [(line.kind, line.actor_name) for line in page.activity] == [
        ("noted", "Rita"),
        ("applied", "Ada Lovelace"),
    ]
    assert page.activity[-1].at == sent.submitted_at


async def test_neighbours_are_those_of_the_same_stage(hiring, recruiter):
    job = hiring.job()
    a, b, c, away = await hiring.applied(job, "A", "B", "C", "Away")
    await hiring.recruitment.move(recruiter, application_id=away, stage="offer")
    await hiring.recruitment.move(recruiter, application_id=c, stage="new", before=a)
    beside = [(p.previous_id, p.next_id) for p in [await read(hiring, recruiter, i) for i in (c, a, b, away)]]
    assert beside == [(None, a), (c, b), (a, None), (None, None)]


async def test_a_page_costs_the_same_however_much_was_written(hiring, recruiter, statements):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    costs = [await statements(read(hiring, recruiter, ada))]
    for number in range(10):
        await hiring.recruitment.note(recruiter, application_id=ada, text=f"Note {number}")
    costs.append(await statements(read(hiring, recruiter, ada)))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 10_001])
async def test_a_note_of_nothing_or_too_much_is_refused(hiring, recruiter, text):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    with pytest.raises(Invalid) as refused:
        await hiring.recruitment.note(recruiter, application_id=ada, text=text)
    assert [problem.field for problem in refused.value.fields] == ["text"]


async def test_tags_come_and_go_once(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    for tag, remove in (("Python", False), (" python ", False), ("SQL", False), ("sql", True), ("sql", True)):
        card = await hiring.recruitment.tag(recruiter, application_id=ada, tag=tag, remove=remove)
    assert card.tags == ("python",)
    lines = [(line.kind, line.data) for line in (await read(hiring, recruiter, ada)).activity]
    assert lines[:-1] == [
        ("untagged", {"tag": "sql"}),
        ("tagged", {"tag": "sql"}),
        ("tagged", {"tag": "python"}),
    ]


async def test_a_card_holds_twenty_tags_even_when_many_come_at_once(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    outcomes = await asyncio.gather(
        *(hiring.recruitment.tag(recruiter, application_id=ada, tag=f"t{n}") for n in range(24)),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, Invalid) for outcome in outcomes) == 4
    assert len((await read(hiring, recruiter, ada)).card.tags) == 20


async def test_a_rating_is_given_and_taken_back(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    for rating in (4, 4, None):
        card = await hiring.recruitment.rate(recruiter, application_id=ada, rating=rating)
        assert card.rating == rating
    assert [line.data for line in (await read(hiring, recruiter, ada)).activity] == [
        {"rating": None},
        {"rating": 4},
        {},
    ]
    with pytest.raises(Invalid):
        await hiring.recruitment.rate(recruiter, application_id=ada, rating=6)


async def test_a_reply_goes_to_the_candidate_and_its_answer_to_the_recruiter(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    hiring.outbox.sent.clear()
    await hiring.recruitment.reply(
        recruiter, application_id=sent.id, subject="Your\r\nBcc: x@example.com", text="Hello Ada"
    )
    (mail,) = hiring.outbox.to(candidate.email)
    assert (mail["template"], mail["reply_to"]) == ("recruitment/reply", recruiter.email)
    assert mail["context"]["subject"] == "Your Bcc: x@example.com"
    line = (await read(hiring, recruiter, sent.id)).activity[0]
    assert (line.kind, line.data) == ("mailed", {"subject": "Your Bcc: x@example.com", "text": "Hello Ada"})


@pytest.mark.parametrize(
    ("subject", "text", "field"), [("", "x", "subject"), ("x" * 201, "x", "subject"), ("x", " ", "text")]
)
async def test_an_empty_or_overlong_reply_is_refused(hiring, recruiter, subject, text, field):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    with pytest.raises(Invalid) as refused:
        await hiring.recruitment.reply(recruiter, application_id=ada, subject=subject, text=text)
    assert [problem.field for problem in refused.value.fields] == [field]


async def test_an_applicant_gets_only_so_many_mails_a_day(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    for _ in range(MAILS_A_DAY):
        await hiring.recruitment.reply(recruiter, application_id=ada, subject="s", text="t")
    with pytest.raises(TooMany):
        await hiring.recruitment.reply(recruiter, application_id=ada, subject="s", text="t")
    hiring.watch.forward(days=1)
    await hiring.recruitment.reply(recruiter, application_id=ada, subject="s", text="t")


async def test_the_platform_itself_does_not_reply_and_the_gone_get_no_mail(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    with pytest.raises(Unauthenticated):
        await hiring.recruitment.reply(SYSTEM, application_id=sent.id, subject="s", text="t")
    await hiring.delete(candidate)
    with pytest.raises(Conflict):
        await hiring.recruitment.reply(recruiter, application_id=sent.id, subject="s", text="t")
