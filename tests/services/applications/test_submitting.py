import asyncio
from datetime import date

import pytest

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import AlreadyApplied, Draft, NewApplication
from talentsphere.services.cvs.contract import CvNotFound
from talentsphere.services.jobs.contract import JobNotFound, JobNotOpen, Question

SHIFT = Question(id="shift", label="Which shift?", kind="select", options=("Day", "Night"), required=True)


async def test_what_was_sent_is_kept_as_it_was(hiring):
    job = hiring.job(title="Night baker", questions=(SHIFT,))
    candidate, sent = await hiring.apply(job, answers={"shift": "Night"}, cover_letter=" Dear all ")
    hiring.jobs.change(job, title="Day baker", questions=())
    application = await hiring.applications.get(candidate, application_id=sent.id)
    assert application == sent
    assert (application.job_title, application.company_name) == ("Night baker", "Alder Bakery")
    assert (application.questions, application.answers) == ((SHIFT,), {"shift": "Night"})
    assert (application.cover_letter, application.cv_title) == ("Dear all", "CV of Ada Lovelace")
    assert [entry.status for entry in application.timeline] == [application.status] == ["submitted"]
    assert application.timeline[0].at == application.submitted_at


async def test_submitting_is_news_to_both_services(hiring):
    await hiring.apply(hiring.job())
    assert {name for name, _ in await hiring.queued()} == {
        "applications.submitted>applications",
        "applications.submitted>recruitment",
    }


async def test_a_second_application_for_a_job_is_refused_and_copies_no_file(hiring):
    job = hiring.job()
    candidate, _ = await hiring.apply(job)
    files = len(hiring.shelf.stored)
    with pytest.raises(AlreadyApplied):
        await hiring.apply(job, candidate=candidate)
    assert hiring.cvs.snapshots == 1
    assert len(hiring.shelf.stored) == files + 1  # the second CV itself


async def test_ten_at_once_leave_one_application_one_file_and_one_piece_of_news(hiring):
    job, candidate = hiring.job(), hiring.candidate()
    application = NewApplication(job_id=job.id, cv_id=await hiring.cvs.add(candidate))
    outcomes = await asyncio.gather(
        *(hiring.applications.submit(candidate, application=application) for _ in range(10)),
        return_exceptions=True,
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, AlreadyApplied)]
    assert (len(refused), len(outcomes)) == (9, 10)
    assert len((await hiring.applications.mine(candidate)).items) == 1
    assert len(hiring.shelf.stored) == 2
    assert len(await hiring.queued()) == 2


async def test_a_withdrawn_application_can_not_be_sent_again(hiring):
    job = hiring.job()
    candidate, sent = await hiring.apply(job)
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    with pytest.raises(AlreadyApplied) as refused:
        await hiring.apply(job, candidate=candidate)
    assert "withdrew" in refused.value.detail


@pytest.mark.parametrize(
    "state", [{"status": "closed"}, {"status": "draft"}, {"valid_through": date(2026, 3, 1)}]
)
async def test_a_job_that_is_not_open_takes_no_application(hiring, state):
    with pytest.raises(JobNotOpen):
        await hiring.apply(hiring.job(**state))
    assert hiring.cvs.snapshots == 0


async def test_the_last_day_of_a_job_still_counts(hiring):
    _, sent = await hiring.apply(hiring.job(valid_through=hiring.watch.time.date()))
    assert sent.status == "submitted"


async def test_a_job_nobody_knows_is_not_found(hiring):
    candidate = hiring.candidate()
    with pytest.raises(JobNotFound):
        await hiring.applications.submit(candidate, application=NewApplication(job_id=new_id()))


async def test_a_cv_is_required(hiring):
    candidate = hiring.candidate()
    with pytest.raises(Invalid) as refused:
        await hiring.applications.submit(candidate, application=NewApplication(job_id=hiring.job().id))
    assert [(p.field, p.message) for p in refused.value.fields] == [("cv_id", "Choose or upload a CV.")]


async def test_the_cv_of_somebody_else_is_not_found(hiring):
    other = await hiring.cvs.add(hiring.candidate("Grace"))
    with pytest.raises(CvNotFound):
        await hiring.applications.submit(
            hiring.candidate(), application=NewApplication(job_id=hiring.job().id, cv_id=other)
        )


async def test_a_missing_answer_is_named_and_nothing_is_kept(hiring):
    job = hiring.job(questions=(SHIFT,))
    candidate = hiring.candidate()
    with pytest.raises(Invalid) as refused:
        await hiring.apply(job, candidate=candidate)
    assert [problem.field for problem in refused.value.fields] == ["answers.shift"]
    assert hiring.cvs.snapshots == 0
    assert await hiring.applications.for_job(candidate, job_id=job.id) is None


async def test_nobody_can_not_apply(hiring):
    with pytest.raises(Unauthenticated):
        await hiring.applications.submit(NOBODY, application=NewApplication(job_id=hiring.job().id))


async def test_sending_removes_the_draft(hiring):
    job, candidate = hiring.job(), hiring.candidate()
    await hiring.applications.save_draft(candidate, draft=Draft(job_id=job.id, cover_letter="Dear"))
    await hiring.apply(job, candidate=candidate)
    assert await hiring.applications.draft(candidate, job_id=job.id) is None
