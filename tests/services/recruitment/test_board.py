import asyncio

import pytest

from talentsphere.kernel.actor import NOBODY, SYSTEM
from talentsphere.kernel.errors import Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.companies.contract import NotAMember
from talentsphere.services.jobs.contract import JobNotFound
from talentsphere.services.recruitment.contract import DEFAULT_STAGES, ApplicantNotFound


def names(board):
    return {column.stage.name: [card.candidate_name for card in column.cards] for column in board.columns}


async def seed(hiring, job, number):
    """Cards of made-up applicants, straight into the table: a board is about many."""
    stage = (await hiring.recruitment.board(SYSTEM, job_id=job.id)).columns[0].stage
    await hiring.database.primary.execute(
        """INSERT INTO recruitment.card (application_id, job_id, company_id, candidate_id, candidate_name, stage_id,
               position, submitted_at, stage_since)
           SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), 'Person ' || n, $3, n, now(), now()
           FROM generate_series(1, $4::int) AS n""",
        job.id,
        job.company_id,
        stage.id,
        number,
    )


async def test_a_new_jobs_board_has_the_default_stages_for_everybody_who_looks_at_once(hiring):
    job, recruiter = hiring.job(), hiring.recruiter()
    boards = await asyncio.gather(*(hiring.recruitment.board(recruiter, job_id=job.id) for _ in range(8)))
    assert all(board == boards[0] for board in boards)
    assert tuple((c.stage.name, c.stage.kind) for c in boards[0].columns) == DEFAULT_STAGES
    assert (boards[0].job_title, boards[0].company_id) == (job.title, hiring.company_id)


async def test_applicants_arrive_in_the_first_stage_in_the_order_they_came(hiring):
    job, recruiter = hiring.job(), hiring.recruiter()
    await hiring.applied(job, "Ada", "Grace", "Alan")
    board = await hiring.recruitment.board(recruiter, job_id=job.id)
    assert names(board)["New"] == ["Ada", "Grace", "Alan"]
    assert [column.count for column in board.columns] == [3, 0, 0, 0, 0, 0]


async def test_a_board_costs_three_statements_for_five_cards_and_for_five_hundred(hiring, statements):
    recruiter, costs = hiring.recruiter(), []
    for number in (5, 500):
        job = hiring.job()
        await seed(hiring, job, number)
        costs.append(await statements(hiring.recruitment.board(recruiter, job_id=job.id)))
    assert costs == [3, 3]


async def test_a_column_shows_two_hundred_cards_and_counts_them_all(hiring):
    job, recruiter = hiring.job(), hiring.recruiter()
    await seed(hiring, job, 230)
    column = (await hiring.recruitment.board(recruiter, job_id=job.id)).columns[0]
    assert (column.count, len(column.cards)) == (230, 200)
    assert [card.candidate_name for card in column.cards[:2]] == ["Person 1", "Person 2"]


async def test_a_board_is_narrowed_by_tag_and_by_text(hiring):
    job, recruiter = hiring.job(), hiring.recruiter()
    _, grace, _ = await hiring.applied(job, "Ada 100%", "Grace", "Alan")
    await hiring.recruitment.tag(recruiter, application_id=grace, tag="Navy")
    by_tag = await hiring.recruitment.board(recruiter, job_id=job.id, tag=" NAVY ")
    assert (names(by_tag)["New"], by_tag.columns[0].count) == (["Grace"], 1)
    for text, found in (("aDa", ["Ada 100%"]), ("0%", ["Ada 100%"]), ("_", []), ("\\", []), ("\x00", None)):
        board = await hiring.recruitment.board(recruiter, job_id=job.id, q=text)
        assert names(board)["New"] == (["Ada 100%", "Grace", "Alan"] if found is None else found)


async def test_others_see_neither_board_nor_counts_nor_what_happened(hiring):
    job = hiring.job()
    (ada,) = await hiring.applied(job, "Ada")
    strangers = (hiring.recruiter("Foreign", company_id=new_id()), hiring.candidate())
    for actor, refusal in ((strangers[0], NotAMember), (strangers[1], NotAMember), (NOBODY, Unauthenticated)):
        for call in (
            hiring.recruitment.board(actor, job_id=job.id),
            hiring.recruitment.counts(actor, company_id=hiring.company_id),
            hiring.recruitment.recent(actor, company_id=hiring.company_id),
            hiring.recruitment.export_csv(actor, job_id=job.id),
            hiring.recruitment.set_stages(actor, job_id=job.id, stages=()),
            hiring.recruitment.bulk_move(actor, job_id=job.id, application_ids=(ada,), stage="offer"),
            hiring.recruitment.bulk_reject(actor, job_id=job.id, application_ids=(ada,), reason="pay"),
        ):
            with pytest.raises(refusal):
                await call


async def test_to_others_an_applicant_does_not_exist(hiring):
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    recruitment = hiring.recruitment
    for actor, refusal in (
        (hiring.recruiter("Foreign", company_id=new_id()), ApplicantNotFound),
        (hiring.candidate(), ApplicantNotFound),
        (NOBODY, Unauthenticated),
    ):
        for application_id in (ada, new_id()):
            for call in (
                recruitment.candidate(actor, application_id=application_id),
                recruitment.move(actor, application_id=application_id, stage="offer"),
                recruitment.reject(actor, application_id=application_id, reason="pay"),
                recruitment.hire(actor, application_id=application_id),
                recruitment.note(actor, application_id=application_id, text="x"),
                recruitment.tag(actor, application_id=application_id, tag="x"),
                recruitment.rate(actor, application_id=application_id, rating=1),
                recruitment.reply(actor, application_id=application_id, subject="x", text="x"),
            ):
                with pytest.raises(refusal):
                    await call


async def test_operators_may_look(hiring):
    job = hiring.job()
    await hiring.applied(job, "Ada")
    assert (await hiring.recruitment.board(SYSTEM, job_id=job.id)).columns[0].count == 1


async def test_the_board_of_no_job_is_not_found(hiring):
    with pytest.raises(JobNotFound):
        await hiring.recruitment.board(hiring.recruiter(), job_id=new_id())


async def test_a_company_counts_its_applicants_by_job_and_kind(hiring):
    recruiter, first, second = hiring.recruiter(), hiring.job(), hiring.job()
    ada, _ = await hiring.applied(first, "Ada", "Grace")
    await hiring.applied(second, "Alan")
    await hiring.recruitment.hire(recruiter, application_id=ada)
    assert await hiring.recruitment.counts(recruiter, company_id=hiring.company_id) == {
        first.id: {"new": 1, "hired": 1},
        second.id: {"new": 1},
    }


async def test_a_companys_last_activities_come_newest_first(hiring):
    recruiter = hiring.recruiter("Rita")
    (ada,) = await hiring.applied(hiring.job(), "Ada")
    await hiring.recruitment.rate(recruiter, application_id=ada, rating=5)
    recent = await hiring.recruitment.recent(recruiter, company_id=hiring.company_id)
    assert [(i, a.kind, a.actor_name, a.data) for i, a in recent] == [
        (ada, "rated", "Rita", {"rating": 5}),
        (ada, "applied", "Ada", {}),
    ]
