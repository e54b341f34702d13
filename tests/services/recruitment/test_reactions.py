import pytest

from talentsphere import registry
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.recruitment.reactions import reactions


@pytest.fixture
def recruiter(hiring):
    return hiring.recruiter("Rita")


class Untold:
    """Stands for the service where only the names of its reactions matter."""

    tell = None


async def progress(hiring, candidate, application_id):
    application = await hiring.applications.get(candidate, application_id=application_id)
    assert application.timeline[-1].status == application.status
    return [entry.status for entry in application.timeline]


def mails(hiring, candidate):
    return [
        (mail["template"], mail["context"].get("step"))
        for mail in hiring.outbox.to(candidate.email)
        if mail["template"].startswith("recruitment/")
    ]


async def rows(hiring, application_id):
    """Everything recruitment keeps of an application."""
    tables = ("card", "note", "tag", "activity")
    return {
        table: await hiring.database.primary.fetch(
            f"SELECT t::text FROM recruitment.{table} t WHERE application_id = $1 ORDER BY 1", application_id
        )
        for table in tables
    }


def test_the_reactions_are_those_of_the_registry():
    assert {r.event_name for r in reactions(Untold())} == set(registry.get("recruitment").reads)


async def test_the_candidate_sees_each_step_and_hears_of_those_that_matter(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    for stage in ("screening", "interview", "offer", "hired"):
        await hiring.recruitment.move(recruiter, application_id=sent.id, stage=stage)
        await hiring.settle()
    assert await progress(hiring, candidate, sent.id) == [
        "submitted",
        "in_review",
        "interview",
        "offer",
        "hired",
    ]
    assert mails(hiring, candidate) == [
        ("recruitment/progress", "interview"),
        ("recruitment/progress", "offer"),
        ("recruitment/hired", None),
    ]


async def test_news_that_comes_again_changes_nothing(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle(times=3)
    await hiring.recruitment.move(recruiter, application_id=sent.id, stage="interview")
    old = await hiring.queued()
    await hiring.settle(times=3)
    await hiring.recruitment.reject(recruiter, application_id=sent.id, reason="skills", message="Sorry")
    await hiring.settle(times=3)
    before = await rows(hiring, sent.id), len(hiring.outbox.sent), await progress(hiring, candidate, sent.id)
    for name, event in old:
        await hiring._handlers[name].handle(event)
    assert before == (
        await rows(hiring, sent.id),
        len(hiring.outbox.sent),
        ["submitted", "interview", "rejected"],
    )


async def test_a_rejection_is_mailed_with_its_reason_and_message(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.recruitment.reject(recruiter, application_id=sent.id, reason="pay", message="All the best")
    await hiring.settle()
    (mail,) = [m for m in hiring.outbox.to(candidate.email) if m["template"] == "recruitment/rejected"]
    assert (mail["context"]["reason"], mail["context"]["message"]) == ("pay", "All the best")
    application = await hiring.applications.get(candidate, application_id=sent.id)
    assert application.timeline[-1].note == "All the best"


async def test_a_quiet_rejection_is_seen_but_not_mailed(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.recruitment.reject(
        recruiter, application_id=sent.id, reason="other", message="Between us", notify=False
    )
    await hiring.settle()
    application = await hiring.applications.get(candidate, application_id=sent.id)
    assert (application.status, application.timeline[-1].note, mails(hiring, candidate)) == (
        "rejected",
        "",
        [],
    )


async def test_a_slip_undone_before_it_was_told_is_never_told(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.recruitment.reject(recruiter, application_id=sent.id, reason="other")
    await hiring.recruitment.move(recruiter, application_id=sent.id, stage="new")
    await hiring.settle()
    assert (await progress(hiring, candidate, sent.id), mails(hiring, candidate)) == (["submitted"], [])


async def test_who_was_turned_down_hears_that_it_is_open_again(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    for stage in ("rejected", "screening"):
        await hiring.recruitment.move(recruiter, application_id=sent.id, stage=stage)
        await hiring.settle()
    assert await progress(hiring, candidate, sent.id) == ["submitted", "rejected", "in_review"]
    assert mails(hiring, candidate) == [("recruitment/rejected", None), ("recruitment/progress", "reopened")]


async def test_moves_between_stages_of_one_kind_are_told_once(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    board = await hiring.recruitment.board(recruiter, job_id=sent.job_id)
    stages = [(column.stage.id, column.stage.name, column.stage.kind) for column in board.columns]
    await hiring.recruitment.set_stages(
        recruiter, job_id=sent.job_id, stages=(*stages, (None, "Second talk", "interview"))
    )
    for stage in ("Interview", "Second talk"):
        await hiring.recruitment.move(recruiter, application_id=sent.id, stage=stage)
        await hiring.settle()
    assert await progress(hiring, candidate, sent.id) == ["submitted", "interview"]
    assert mails(hiring, candidate) == [("recruitment/progress", "interview")]


@pytest.mark.parametrize("first", ["submitted", "withdrawn"])
async def test_a_withdrawal_is_marked_even_when_it_overtakes_the_arrival(hiring, recruiter, first):
    job = hiring.job()
    candidate, sent = await hiring.apply(job)
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    news = [item for item in await hiring.queued() if item[0].endswith(">recruitment")]
    news.sort(key=lambda item: first not in item[0])
    for name, event in news * 2:
        await hiring._handlers[name].handle(event)
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert [(column.stage.name, column.count) for column in board.columns][-1] == ("Withdrawn", 1)
    page = await hiring.recruitment.candidate(recruiter, application_id=sent.id)
    assert [line.kind for line in page.activity] == ["withdrawn", "applied"]
    assert "withdrawn" not in {stage.kind for stage in page.stages}


async def test_two_who_withdraw_share_one_stage(hiring, recruiter):
    job = hiring.job()
    for name in ("Ada", "Grace"):
        candidate, sent = await hiring.apply(job, name=name)
        await hiring.applications.withdraw(candidate, application_id=sent.id)
    await hiring.settle()
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert (len(board.columns), [card.candidate_name for card in board.columns[-1].cards]) == (
        7,
        ["Ada", "Grace"],
    )


async def test_a_candidate_who_withdrew_hears_of_no_decision(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.recruitment.hire(recruiter, application_id=sent.id)
    hired = await hiring.queued()
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    for name, event in hired:
        await hiring._handlers[name].handle(event)
    await hiring.settle()
    assert (await progress(hiring, candidate, sent.id), mails(hiring, candidate)) == (
        ["submitted", "withdrawn"],
        [],
    )


async def test_a_deleted_candidate_leaves_a_nameless_card(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job(), name="Ada Lovelace")
    await hiring.settle()
    recruitment = hiring.recruitment
    await recruitment.note(recruiter, application_id=sent.id, text="Lovelace was great")
    await recruitment.tag(recruiter, application_id=sent.id, tag="lovelace")
    await recruitment.rate(recruiter, application_id=sent.id, rating=5)
    await recruitment.reply(recruiter, application_id=sent.id, subject="Dear Lovelace", text="Hello Lovelace")
    await recruitment.reject(recruiter, application_id=sent.id, reason="pay", message="Dear Lovelace")
    await hiring.settle()
    await hiring.delete(candidate, times=2)
    kept = await rows(hiring, sent.id)
    assert "lovelace" not in str(kept).lower()
    assert str(candidate.user_id) not in str(kept)
    page = await recruitment.candidate(recruiter, application_id=sent.id)
    assert (page.card.candidate_name, page.stage.kind, page.card.rating) == (
        "Deleted person",
        "rejected",
        None,
    )
    assert [(line.kind, line.actor_name) for line in page.activity] == [
        ("rejected", "Rita"),
        ("mailed", "Rita"),
        ("rated", "Rita"),
        ("tagged", "Rita"),
        ("noted", "Rita"),
        ("applied", "Deleted person"),
    ]


async def test_an_open_application_of_a_deleted_candidate_leaves_the_pipeline(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.delete(candidate)
    page = await hiring.recruitment.candidate(recruiter, application_id=sent.id)
    assert (page.stage.kind, page.activity[0].actor_name) == ("withdrawn", "Deleted person")


async def test_news_from_before_a_deletion_brings_no_name_back(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job(), name="Ada Lovelace")
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    news = [item for item in await hiring.queued() if item[0].endswith(">recruitment")]
    hiring.people.known.pop(candidate.user_id)
    for name, event in news:
        await hiring._handlers[name].handle(event)
    assert "Lovelace" not in str(await rows(hiring, sent.id))


async def test_a_deleted_recruiter_leaves_their_notes_without_their_name(hiring, recruiter):
    colleague = hiring.recruiter("Bob")
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    await hiring.recruitment.note(recruiter, application_id=ada, text="Good")
    await hiring.recruitment.note(colleague, application_id=ada, text="Agreed")
    await hiring.delete(recruiter, times=2)
    page = await hiring.recruitment.candidate(colleague, application_id=ada)
    assert [(note.author_name, note.text) for note in page.notes] == [
        ("Bob", "Agreed"),
        ("Former colleague", "Good"),
    ]
    assert [line.actor_name for line in page.activity] == ["Bob", "Former colleague", "Ada"]


@pytest.mark.parametrize(
    "reason", ["experience", "skills", "location", "pay", "position_filled", "no_reply", "other"]
)
async def test_every_mail_can_be_rendered(hiring, recruiter, reason):
    candidate, sent = await hiring.apply(hiring.job(title="<Baker>"))
    await hiring.settle()
    for stage in ("interview", "offer", "hired"):
        await hiring.recruitment.move(recruiter, application_id=sent.id, stage=stage)
        await hiring.settle()
    await hiring.recruitment.reject(
        recruiter, application_id=sent.id, reason=reason, message="Good\n<luck>" if reason == "pay" else ""
    )
    await hiring.settle()
    await hiring.recruitment.move(recruiter, application_id=sent.id, stage="new")
    await hiring.settle()
    await hiring.recruitment.reply(recruiter, application_id=sent.id, subject="Hi", text="One\n\nTwo <b>")
    sent_mails = [m for m in hiring.outbox.to(candidate.email) if m["template"].startswith("recruitment/")]
    assert len(sent_mails) == 6
    for message in sent_mails:
        mail = MailRenderer().render(
            message["template"], context={"base_url": "http://s"} | message["context"]
        )
        assert mail.subject
        assert "<Baker>" in mail.text
        for raw in ("<Baker>", "<luck>", "<b>"):
            assert raw not in mail.html
        assert "None" not in mail.text
        assert "\n\n\n\n" not in mail.text
