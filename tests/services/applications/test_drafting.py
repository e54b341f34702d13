import pytest

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.errors import Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import AlreadyApplied, Draft
from talentsphere.services.applications.rules.drafts import MAX_DRAFTS
from talentsphere.services.jobs.contract import JobNotFound


async def save(hiring, candidate, job, text="Dear"):
    return await hiring.applications.save_draft(
        candidate, draft=Draft(job_id=job.id, answers={"q": [1, "two", True]}, cover_letter=text)
    )


async def test_the_last_words_typed_are_kept(hiring):
    job, candidate = hiring.job(), hiring.candidate()
    await save(hiring, candidate, job, "First")
    last = await save(hiring, candidate, job, "Last \x00word")
    assert await hiring.applications.draft(candidate, job_id=job.id) == last
    assert (last.cover_letter, last.answers) == ("Last word", {"q": [1, "two", True]})


async def test_a_draft_is_its_authors_alone(hiring):
    job, candidate = hiring.job(), hiring.candidate()
    await save(hiring, candidate, job)
    assert await hiring.applications.draft(hiring.candidate("Eve"), job_id=job.id) is None
    with pytest.raises(Unauthenticated):
        await hiring.applications.draft(NOBODY, job_id=job.id)
    with pytest.raises(Unauthenticated):
        await save(hiring, NOBODY, job)


async def test_a_draft_for_no_job_is_refused(hiring):
    with pytest.raises(JobNotFound):
        await hiring.applications.save_draft(hiring.candidate(), draft=Draft(job_id=new_id()))


async def test_an_application_that_was_sent_takes_no_late_draft(hiring):
    job = hiring.job()
    candidate, _ = await hiring.apply(job)
    with pytest.raises(AlreadyApplied):
        await save(hiring, candidate, job)


async def test_drafts_go_after_thirty_days(hiring):
    job, candidate = hiring.job(), hiring.candidate()
    await save(hiring, candidate, job)
    hiring.watch.forward(days=29)
    fresh = hiring.job()
    await save(hiring, candidate, fresh)
    await hiring.applications.sweep()
    assert await hiring.applications.draft(candidate, job_id=job.id) is not None
    hiring.watch.forward(days=1)
    assert await hiring.applications.draft(candidate, job_id=job.id) is None
    assert await hiring.applications.sweep() >= 1
    hiring.watch.forward(days=-1)
    assert await hiring.applications.draft(candidate, job_id=job.id) is None
    assert await hiring.applications.draft(candidate, job_id=fresh.id) is not None


async def test_a_persons_oldest_drafts_give_way(hiring):
    candidate = hiring.candidate()
    jobs = [hiring.job() for _ in range(MAX_DRAFTS + 1)]
    for job in jobs:
        await save(hiring, candidate, job)
    assert await hiring.applications.draft(candidate, job_id=jobs[0].id) is None
    assert await hiring.applications.draft(candidate, job_id=jobs[1].id) is not None
