import asyncio

import asyncpg
import pytest

from talentsphere.services.recruitment.contract import BadStages


@pytest.fixture
def recruiter(hiring):
    return hiring.recruiter()


async def pipeline(hiring, recruiter, job):
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    return [(column.stage.id, column.stage.name, column.stage.kind) for column in board.columns]


async def test_a_pipeline_is_replaced_and_names_may_be_swapped(hiring, recruiter):
    job = hiring.job()
    await hiring.applied(job, "Ada")
    new, screening, interview, _, hired, rejected = await pipeline(hiring, recruiter, job)
    wanted = (
        new,
        (interview[0], "Screening", "interview"),
        (None, "Trial day", "interview"),
        (screening[0], "Interview", "screening"),
        rejected,
        hired,
    )
    kept = await hiring.recruitment.set_stages(recruiter, job_id=job.id, stages=wanted)
    assert [(stage.name, stage.kind) for stage in kept] == [(name, kind) for _, name, kind in wanted]
    assert await pipeline(hiring, recruiter, job) == [(stage.id, stage.name, stage.kind) for stage in kept]


async def test_the_kinds_of_empty_stages_may_be_swapped(hiring, recruiter):
    job = hiring.job()
    *front, hired, rejected = await pipeline(hiring, recruiter, job)
    wanted = (*front, (hired[0], "No", "rejected"), (rejected[0], "Yes", "hired"))
    await hiring.recruitment.set_stages(recruiter, job_id=job.id, stages=wanted)
    assert (await pipeline(hiring, recruiter, job))[-2:] == list(wanted[-2:])


async def test_a_stage_with_applicants_stays(hiring, recruiter):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    await hiring.recruitment.move(recruiter, application_id=ada, stage="offer")
    before = await pipeline(hiring, recruiter, job)
    with pytest.raises(BadStages):
        await hiring.recruitment.set_stages(
            recruiter, job_id=job.id, stages=tuple(row for row in before if row[2] != "offer")
        )
    assert await pipeline(hiring, recruiter, job) == before


async def test_a_pipeline_may_be_set_before_anybody_looked_at_it(hiring, recruiter):
    job = hiring.job()
    wanted = ((None, "In", "new"), (None, "Yes", "hired"), (None, "No", "rejected"))
    await hiring.recruitment.set_stages(recruiter, job_id=job.id, stages=wanted)
    await hiring.applied(job, "Ada")
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert [(column.stage.name, column.count) for column in board.columns] == [
        ("In", 1),
        ("Yes", 0),
        ("No", 0),
    ]


async def test_a_stage_never_goes_under_an_applicant_who_is_just_moved_there(hiring, recruiter):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    rows = await pipeline(hiring, recruiter, job)
    without = tuple(row for row in rows if row[2] != "offer")
    await asyncio.gather(
        hiring.recruitment.move(recruiter, application_id=ada, stage="offer"),
        hiring.recruitment.set_stages(recruiter, job_id=job.id, stages=without),
        return_exceptions=True,
    )
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert sum(column.count for column in board.columns) == 1


async def test_the_database_itself_keeps_one_stage_for_each_decision(hiring, recruiter):
    job = hiring.job()
    await pipeline(hiring, recruiter, job)
    with pytest.raises(asyncpg.ExclusionViolationError):
        await hiring.database.primary.execute(
            """INSERT INTO recruitment.stage (id, job_id, name, kind, position)
               VALUES (gen_random_uuid(), $1, 'Second', 'hired', 99)""",
            job.id,
        )
