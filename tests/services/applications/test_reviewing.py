import asyncio

import msgspec
import pytest

from talentsphere.kernel.errors import Forbidden, Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import ApplicationNotFound


async def test_a_dossier_holds_who_what_and_the_cv_as_it_was(hiring):
    candidate, sent = await hiring.apply(hiring.job(), cover_letter="Dear")
    dossier = await hiring.applications.dossier(hiring.grant(), application_id=sent.id)
    assert (dossier.candidate_name, dossier.candidate_email) == (candidate.name, candidate.email)
    assert (dossier.cover_letter, dossier.cv.text, dossier.cv.title) == ("Dear", "I bake.", sent.cv_title)
    link = await hiring.applications.file_link(hiring.grant(), application_id=sent.id)
    assert link == f"/files/{dossier.cv.file_id}?signed"


async def test_many_dossiers_come_in_one_statement_without_their_cvs_text(hiring, statements):
    job = hiring.job()
    ids = tuple([(await hiring.apply(job))[1].id for _ in range(4)])
    found = await hiring.applications.dossiers(hiring.grant(), application_ids=(*ids, new_id()))
    assert set(found) == set(ids)
    assert {(dossier.cv.text, dossier.cv.title) for dossier in found.values()} == {("", "CV of Ada Lovelace")}
    assert await statements(hiring.applications.dossiers(hiring.grant(), application_ids=ids)) == 1


async def test_more_than_a_thousand_dossiers_at_once_are_refused(hiring):
    with pytest.raises(Invalid):
        await hiring.applications.dossiers(
            hiring.grant(), application_ids=tuple(new_id() for _ in range(1001))
        )


@pytest.mark.parametrize("wrong", ["expired", "foreign"])
async def test_a_grant_opens_only_its_company_and_only_for_its_time(hiring, wrong):
    _, sent = await hiring.apply(hiring.job())
    grant = hiring.grant(seconds=-1) if wrong == "expired" else None
    grant = grant or msgspec.structs.replace(hiring.grant(), company_id=new_id())
    service = hiring.applications
    for call in (
        service.dossier(grant, application_id=sent.id),
        service.dossiers(grant, application_ids=(sent.id,)),
        service.file_link(grant, application_id=sent.id),
        service.record_progress(grant, application_id=sent.id, key="k", status="hired"),
    ):
        with pytest.raises(Forbidden):
            await call


async def test_an_unknown_application_is_not_found(hiring):
    with pytest.raises(ApplicationNotFound):
        await hiring.applications.dossier(hiring.grant(), application_id=new_id())
    with pytest.raises(ApplicationNotFound):
        await hiring.applications.record_progress(
            hiring.grant(), application_id=new_id(), key="k", status="offer"
        )


async def test_progress_is_recorded_once_for_each_key(hiring):
    candidate, sent = await hiring.apply(hiring.job())

    async def record(key, status, note=""):
        await hiring.applications.record_progress(
            hiring.grant(), application_id=sent.id, key=key, status=status, note=note
        )

    await asyncio.gather(*(record("a", "interview", "See you") for _ in range(5)))
    await record("b", "offer")
    await record("a", "interview", "See you")
    application = await hiring.applications.get(candidate, application_id=sent.id)
    assert application.status == "offer"
    assert [(entry.status, entry.note) for entry in application.timeline] == [
        ("submitted", ""),
        ("interview", "See you"),
        ("offer", ""),
    ]
    assert application.updated_at == application.timeline[-1].at


async def test_progress_of_a_withdrawn_application_is_left_out(hiring):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.applications.withdraw(candidate, application_id=sent.id)
    await hiring.applications.record_progress(
        hiring.grant(), application_id=sent.id, key="late", status="hired"
    )
    assert (await hiring.applications.get(candidate, application_id=sent.id)).status == "withdrawn"
