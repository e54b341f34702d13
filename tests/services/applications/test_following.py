import asyncio

import pytest

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.paging import BadCursor
from talentsphere.services.applications.contract import ApplicationClosed, ApplicationNotFound


async def test_the_list_pages_through_every_application_once_newest_first(hiring):
    candidate = hiring.candidate()
    sent = [(await hiring.apply(hiring.job(), candidate=candidate))[1].id for _ in range(5)]
    await hiring.apply(hiring.job(), name="Somebody else")
    seen, cursor = [], None
    while True:
        page = await hiring.applications.mine(candidate, cursor=cursor, limit=2)
        seen += [application.id for application in page.items]
        if (cursor := page.next) is None:
            break
    assert seen == sent[::-1]


async def test_a_page_costs_one_statement_however_many_it_holds(hiring, statements):
    candidate = hiring.candidate()
    await hiring.apply(hiring.job(), candidate=candidate)
    one = await statements(hiring.applications.mine(candidate))
    for _ in range(4):
        await hiring.apply(hiring.job(), candidate=candidate)
    assert (one, await statements(hiring.applications.mine(candidate))) == (1, 1)


@pytest.mark.parametrize("limit", [0, 101])
async def test_a_page_size_out_of_range_is_refused(hiring, limit):
    with pytest.raises(Invalid):
        await hiring.applications.mine(hiring.candidate(), limit=limit)


async def test_a_made_up_cursor_is_refused(hiring):
    with pytest.raises(BadCursor):
        await hiring.applications.mine(hiring.candidate(), cursor="bm9wZQ")


async def test_to_others_an_application_does_not_exist(hiring):
    job = hiring.job()
    _, sent = await hiring.apply(job)
    for stranger in (hiring.candidate("Eve"), hiring.recruiter()):
        with pytest.raises(ApplicationNotFound):
            await hiring.applications.get(stranger, application_id=sent.id)
        with pytest.raises(ApplicationNotFound):
            await hiring.applications.withdraw(stranger, application_id=sent.id)
        assert await hiring.applications.for_job(stranger, job_id=job.id) is None
    for call in (hiring.applications.get, hiring.applications.withdraw):
        with pytest.raises(Unauthenticated):
            await call(NOBODY, application_id=sent.id)
        with pytest.raises(ApplicationNotFound):
            await call(hiring.candidate(), application_id=new_id())


async def test_a_job_page_finds_the_readers_own_application(hiring):
    job = hiring.job()
    candidate, sent = await hiring.apply(job)
    assert await hiring.applications.for_job(candidate, job_id=job.id) == sent
    assert await hiring.applications.for_job(NOBODY, job_id=job.id) is None


async def test_withdrawing_stands_in_the_timeline_and_is_news(hiring):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.forget_news()
    withdrawn = await hiring.applications.withdraw(candidate, application_id=sent.id)
    assert (withdrawn.status, [e.status for e in withdrawn.timeline]) == (
        "withdrawn",
        ["submitted", "withdrawn"],
    )
    assert [name for name, _ in await hiring.queued()] == ["applications.withdrawn>recruitment"]


async def test_withdrawing_works_once(hiring):
    candidate, sent = await hiring.apply(hiring.job())
    outcomes = await asyncio.gather(
        *(hiring.applications.withdraw(candidate, application_id=sent.id) for _ in range(4)),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, ApplicationClosed) for outcome in outcomes) == 3


@pytest.mark.parametrize("status", ["hired", "rejected"])
async def test_a_decided_application_can_not_be_withdrawn(hiring, status):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.applications.record_progress(
        hiring.grant(), application_id=sent.id, key="decision", status=status
    )
    with pytest.raises(ApplicationClosed):
        await hiring.applications.withdraw(candidate, application_id=sent.id)
