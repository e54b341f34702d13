import asyncio

import pytest

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.contract import BulkResult, StageNotFound


@pytest.fixture
def recruiter(hiring):
    return hiring.recruiter()


async def stage_of(hiring, recruiter, job):
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    return {card.candidate_name: column.stage.name for column in board.columns for card in column.cards}


async def test_many_move_in_the_order_they_were_chosen_and_the_rest_is_counted(hiring, recruiter):
    job = hiring.job()
    a, b, c, there = await hiring.applied(job, "A", "B", "C", "There")
    (foreign,) = await hiring.applied(hiring.job(), "Foreign")
    await hiring.recruitment.move(recruiter, application_id=there, stage="interview")
    await hiring.forget_news()
    result = await hiring.recruitment.bulk_move(
        recruiter, job_id=job.id, application_ids=(c, a, a, there, foreign, new_id()), stage="interview"
    )
    assert result == BulkResult(done=2, skipped=3)
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert [card.id for card in board.columns[2].cards] == [there, c, a]
    assert len(await hiring.queued()) == 2
    assert [card.id for card in board.columns[0].cards] == [b]


async def test_many_are_rejected_and_told_at_once(hiring, recruiter):
    job = hiring.job()
    a, b = await hiring.applied(job, "A", "B")
    hiring.outbox.sent.clear()
    for done in (2, 0):
        result = await hiring.recruitment.bulk_reject(
            recruiter, job_id=job.id, application_ids=(a, b), reason="position_filled"
        )
        assert result == BulkResult(done=done, skipped=2 - done)
    await hiring.settle(times=2)
    mails = [m for m in hiring.outbox.sent.values() if m["template"] == "recruitment/rejected"]
    assert {mail["context"]["reason"] for mail in mails} == {"position_filled"}
    assert len(mails) == 2
    assert await stage_of(hiring, recruiter, job) == {"A": "Rejected", "B": "Rejected"}


async def test_those_who_withdrew_are_skipped(hiring, recruiter):
    job = hiring.job()
    candidate, sent = await hiring.apply(job)
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    await hiring.settle()
    result = await hiring.recruitment.bulk_move(
        recruiter, job_id=job.id, application_ids=(sent.id,), stage="offer"
    )
    assert result == BulkResult(done=0, skipped=1)


async def test_nothing_moves_when_the_stage_is_not_there(hiring, recruiter):
    job = hiring.job()
    ids = tuple(await hiring.applied(job, "A", "B"))
    with pytest.raises(StageNotFound):
        await hiring.recruitment.bulk_move(recruiter, job_id=job.id, application_ids=ids, stage="moon")
    assert set((await stage_of(hiring, recruiter, job)).values()) == {"New"}


async def test_nobody_chosen_is_nobody_moved_and_too_many_are_refused(hiring, recruiter):
    job = hiring.job()
    nobody = await hiring.recruitment.bulk_move(recruiter, job_id=job.id, application_ids=(), stage="offer")
    assert nobody == BulkResult(done=0, skipped=0)
    with pytest.raises(Invalid):
        await hiring.recruitment.bulk_move(
            recruiter, job_id=job.id, application_ids=tuple(new_id() for _ in range(501)), stage="offer"
        )


async def test_moves_of_many_and_of_one_at_once_do_not_block_each_other(hiring, recruiter):
    job = hiring.job()
    ids = tuple(await hiring.applied(job, *(f"P{n}" for n in range(6))))
    recruitment = hiring.recruitment
    await asyncio.gather(
        recruitment.bulk_move(recruiter, job_id=job.id, application_ids=ids, stage="interview"),
        recruitment.bulk_move(recruiter, job_id=job.id, application_ids=ids[::-1], stage="offer"),
        *(recruitment.move(recruiter, application_id=i, stage="screening", before=ids[0]) for i in ids[1:]),
        *(recruitment.note(recruiter, application_id=i, text="Seen") for i in ids),
        recruitment.bulk_reject(recruiter, job_id=job.id, application_ids=ids, reason="other"),
    )
    board = await recruitment.board(recruiter, job_id=job.id)
    assert sorted(card.id for column in board.columns for card in column.cards) == sorted(ids)
    assert {card.notes for column in board.columns for card in column.cards} == {1}
