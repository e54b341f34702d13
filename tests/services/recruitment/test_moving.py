import asyncio
import random

import pytest

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.contract import Decided, StageNotFound
from talentsphere.services.recruitment.service.transfer import TIME_TO_UNDO


@pytest.fixture
def recruiter(hiring):
    return hiring.recruiter()


async def order_of(hiring, recruiter, job, stage="New"):
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    return next([card.id for card in c.cards] for c in board.columns if c.stage.name == stage)


async def news(hiring):
    return [type(event).__name__ for name, event in await hiring.queued() if name.endswith(">recruitment")]


async def feed(hiring, recruiter, application_id):
    candidate = await hiring.recruitment.candidate(recruiter, application_id=application_id)
    return [(line.kind, line.data) for line in candidate.activity]


async def test_news_of_a_move_waits_so_that_undo_comes_in_time(hiring, recruiter):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    await hiring.recruitment.move(recruiter, application_id=ada, stage="interview")
    [waits] = await hiring.database.primary.fetch(
        "SELECT execute_after - created AS time FROM events.pgqueuer WHERE entrypoint LIKE 'recruitment.%>recruitment'"
    )
    assert abs(waits["time"].total_seconds() - TIME_TO_UNDO.total_seconds()) < 1
    await hiring.recruitment.move(recruiter, application_id=ada, stage="new")
    await hiring.settle()
    assert [mail["template"] for mail in hiring.outbox.sent.values() if "progress" in mail["template"]] == []


async def test_a_move_changes_stage_feed_and_time_and_is_news(hiring, recruiter):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    before = hiring.watch.time
    card = await hiring.recruitment.move(recruiter, application_id=ada, stage="interview")
    assert card.stage_since > before > card.submitted_at
    assert await order_of(hiring, recruiter, job, "Interview") == [ada]
    assert (await feed(hiring, recruiter, ada))[0] == ("moved", {"from": "New", "to": "Interview"})
    assert await news(hiring) == ["StageChanged"]


async def test_a_card_is_placed_above_another(hiring, recruiter):
    job = hiring.job()
    a, b, c, d = await hiring.applied(job, "A", "B", "C", "D")
    await hiring.recruitment.move(recruiter, application_id=d, stage="new", before=b)
    assert await order_of(hiring, recruiter, job) == [a, d, b, c]
    await hiring.recruitment.move(recruiter, application_id=c, stage="new", before=a)
    assert await order_of(hiring, recruiter, job) == [c, a, d, b]
    await hiring.recruitment.move(recruiter, application_id=c, stage="new")
    assert await order_of(hiring, recruiter, job) == [a, d, b, c]
    await hiring.recruitment.move(recruiter, application_id=d, stage="new", before=d)
    assert await order_of(hiring, recruiter, job) == [a, d, b, c]


async def test_sorting_within_a_stage_is_neither_news_nor_activity(hiring, recruiter):
    a, b = await hiring.applied(hiring.job(), "A", "B")
    card = await hiring.recruitment.move(recruiter, application_id=b, stage="New", before=a)
    assert (await news(hiring), card.stage_since) == ([], card.submitted_at)
    assert [kind for kind, _ in await feed(hiring, recruiter, b)] == ["applied"]


async def test_a_card_goes_to_the_end_when_the_one_it_was_dropped_on_has_left(hiring, recruiter):
    job = hiring.job()
    a, b, c = await hiring.applied(job, "A", "B", "C")
    await hiring.recruitment.move(recruiter, application_id=a, stage="offer")
    for gone in (b, new_id()):
        await hiring.recruitment.move(recruiter, application_id=c, stage="offer", before=gone)
        assert await order_of(hiring, recruiter, job, "Offer") == [a, c]


async def test_any_number_of_moves_keeps_the_order(hiring, recruiter):
    job = hiring.job()
    ids = await hiring.applied(job, *"ABCDE")
    expected, chance = list(ids), random.Random(7)
    for turn in range(150):
        # Most moves squeeze into the same gap, so that the numbers run out of room.
        moving, before = (ids[turn % 2], ids[4]) if turn % 5 else chance.sample(ids, 2)
        await hiring.recruitment.move(recruiter, application_id=moving, stage="new", before=before)
        expected.remove(moving)
        expected.insert(expected.index(before), moving)
        assert await order_of(hiring, recruiter, job) == expected


async def test_ten_moves_of_one_card_at_once_are_ten_moves(hiring, recruiter):
    job = hiring.job()
    ada, _ = await hiring.applied(job, "Ada", "Other")
    stages = ["screening", "interview", "offer", "hired", "rejected"] * 2
    cards = await asyncio.gather(
        *(hiring.recruitment.move(recruiter, application_id=ada, stage=stage) for stage in stages)
    )
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert sum(column.count for column in board.columns) == 2
    moves = [data for kind, data in await feed(hiring, recruiter, ada) if kind != "applied"][::-1]
    assert len(moves) == len(await news(hiring)) <= len(cards)
    # Each move starts where the one before it ended.
    assert [move["from"] for move in moves] == ["New", *(move["to"] for move in moves[:-1])]


async def test_ten_cards_dropped_at_one_place_at_once_all_arrive(hiring, recruiter):
    job = hiring.job()
    *ids, target = await hiring.applied(job, *(f"P{n}" for n in range(11)))
    await hiring.recruitment.move(recruiter, application_id=target, stage="offer")
    await asyncio.gather(
        *(
            hiring.recruitment.move(recruiter, application_id=moving, stage="offer", before=target)
            for moving in ids
        )
    )
    order = await order_of(hiring, recruiter, job, "Offer")
    assert (set(order), order[-1], len(order)) == ({*ids, target}, target, 11)


@pytest.mark.parametrize("stage", ["nowhere", "withdrawn", "", "' OR 1=1"])
async def test_a_stage_that_is_not_there_is_refused(hiring, recruiter, stage):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    with pytest.raises(StageNotFound):
        await hiring.recruitment.move(recruiter, application_id=ada, stage=stage)


async def test_the_stage_of_another_job_is_refused(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    other = await hiring.recruitment.board(recruiter, job_id=hiring.job().id)
    with pytest.raises(StageNotFound):
        await hiring.recruitment.move(recruiter, application_id=ada, stage=str(other.columns[1].stage.id))


async def test_moving_to_the_decision_stages_decides(hiring, recruiter):
    a, b = await hiring.applied(hiring.job(), "A", "B")
    await hiring.recruitment.move(recruiter, application_id=a, stage="Hired")
    await hiring.recruitment.move(recruiter, application_id=b, stage="Rejected")
    assert await news(hiring) == ["Hired", "Rejected"]
    assert [line[0] for line in await feed(hiring, recruiter, a)] == ["hired", "applied"]
    assert (await feed(hiring, recruiter, b))[0] == (
        "rejected",
        {"from": "New", "to": "Rejected", "reason": "other", "message": "", "notify": True},
    )


async def test_deciding_twice_changes_nothing(hiring, recruiter):
    a, b = await hiring.applied(hiring.job(), "A", "B")
    for _ in range(2):
        hired = await hiring.recruitment.hire(recruiter, application_id=a)
        rejected = await hiring.recruitment.reject(recruiter, application_id=b, reason="pay")
    assert await news(hiring) == ["Hired", "Rejected"]
    assert await hiring.recruitment.hire(recruiter, application_id=a) == hired
    assert await hiring.recruitment.reject(recruiter, application_id=b, reason="skills") == rejected


@pytest.mark.parametrize("decision", ["hired", "rejected"])
async def test_moving_out_of_a_decision_opens_again(hiring, recruiter, decision):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    await hiring.recruitment.move(recruiter, application_id=ada, stage=decision)
    await hiring.recruitment.move(recruiter, application_id=ada, stage="interview")
    kind, data = (await feed(hiring, recruiter, ada))[0]
    assert (kind, data["to"]) == ("reopened", "Interview")
    assert (await news(hiring))[-1] == "StageChanged"
    row = "SELECT reject_reason FROM recruitment.card WHERE application_id = $1"
    assert await hiring.database.primary.fetchval(row, ada) is None


async def test_an_overlong_message_is_refused(hiring, recruiter):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    with pytest.raises(Invalid) as refused:
        await hiring.recruitment.reject(recruiter, application_id=ada, reason="pay", message="x" * 5001)
    assert [problem.field for problem in refused.value.fields] == ["message"]


async def test_a_withdrawn_applicant_can_not_be_moved(hiring, recruiter):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle()
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    await hiring.settle()
    for call in (
        hiring.recruitment.move(recruiter, application_id=sent.id, stage="offer"),
        hiring.recruitment.hire(recruiter, application_id=sent.id),
        hiring.recruitment.reject(recruiter, application_id=sent.id, reason="pay"),
    ):
        with pytest.raises(Decided):
            await call
