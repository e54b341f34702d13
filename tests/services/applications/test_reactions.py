import pytest

from talentsphere import registry
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import (
    ApplicationNotFound,
    ApplicationSubmitted,
    Draft,
)
from talentsphere.services.applications.reactions import reactions
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.users.contract import UserDeleted


def handler(hiring, name):
    return next(r.handle for r in reactions(hiring.applications) if r.event_name == name)


def test_the_reactions_are_those_of_the_registry():
    assert {r.event_name for r in reactions(None)} == set(registry.get("applications").reads)


async def test_a_new_application_is_confirmed_and_the_recruiters_hear_of_it(hiring):
    recruiters = [hiring.recruiter("Rita"), hiring.recruiter("Rob")]
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.settle(times=3)
    (confirmation,) = hiring.outbox.to(candidate.email)
    assert confirmation["template"] == "applications/received"
    assert confirmation["context"]["link"] == f"http://site.example/applications/{sent.id}"
    for recruiter in recruiters:
        (news,) = hiring.outbox.to(recruiter.email)
        assert news["template"] == "applications/new_applicant"
        assert news["context"]["link"] == f"http://site.example/recruit/candidates/{sent.id}"
        assert news["context"]["name"] == recruiter.name
    assert len(hiring.outbox.sent) == 3


async def test_the_mails_can_be_rendered(hiring):
    hiring.recruiter()
    await hiring.apply(hiring.job(title="<Baker>"))
    await hiring.settle()
    for message in hiring.outbox.sent.values():
        mail = MailRenderer().render(
            message["template"], context={"base_url": "http://s"} | message["context"]
        )
        assert "<Baker>" in mail.subject
        assert message["context"]["link"] in mail.text
        assert f'href="{message["context"]["link"]}"' in mail.html
        assert "<Baker>" not in mail.html


async def test_news_of_an_application_that_is_not_there_yet_is_tried_again(hiring):
    event = ApplicationSubmitted(
        application_id=new_id(), job_id=new_id(), company_id=new_id(), candidate_id=new_id()
    )
    with pytest.raises(ApplicationNotFound):
        await handler(hiring, "applications.submitted")(event)


async def test_a_deleted_person_leaves_nothing_of_themselves(hiring):
    job, draft_job = hiring.job(), hiring.job()
    candidate, sent = await hiring.apply(job, cover_letter="I am Ada")
    await hiring.applications.record_progress(
        hiring.grant(), application_id=sent.id, key="k", status="rejected", note="Dear Ada"
    )
    await hiring.applications.save_draft(candidate, draft=Draft(job_id=draft_job.id))
    kept = set(hiring.shelf.stored)
    dossier = await hiring.applications.dossier(hiring.grant(), application_id=sent.id)
    await hiring.delete(candidate, times=2)
    assert kept - set(hiring.shelf.stored) == {dossier.cv.file_id}
    erased = await hiring.applications.dossier(hiring.grant(), application_id=sent.id)
    assert (erased.candidate_id, erased.candidate_name, erased.candidate_email) == (
        None,
        "Deleted person",
        "",
    )
    assert (erased.status, erased.cover_letter, erased.answers, erased.headline) == ("rejected", "", {}, "")
    assert (erased.cv.title, erased.cv.text, erased.cv.resume, erased.cv.file_id) == ("", "", {}, None)
    left = "Dear Ada|I am Ada|" + str(candidate.user_id)
    for table in ("application", "progress", "draft"):
        rows = await hiring.database.primary.fetch(
            f"SELECT row::text FROM applications.{table} AS row WHERE row::text ~ $1", left
        )
        assert rows == []


async def test_what_a_deleted_person_had_open_is_withdrawn_once(hiring):
    candidate, sent = await hiring.apply(hiring.job())
    await hiring.forget_news()
    gone = handler(hiring, "users.deleted")
    for _ in range(2):
        await gone(UserDeleted(user_id=candidate.user_id, email=candidate.email))
    assert [name for name, _ in await hiring.queued()] == ["applications.withdrawn>recruitment"]
    dossier = await hiring.applications.dossier(hiring.grant(), application_id=sent.id)
    assert dossier.status == "withdrawn"


async def test_no_mail_goes_to_a_person_who_left_meanwhile(hiring):
    candidate, _ = await hiring.apply(hiring.job())
    news = await hiring.queued()
    await hiring.delete(candidate)
    hiring.outbox.sent.clear()
    for name, event in news:
        if name == "applications.submitted>applications":
            await handler(hiring, "applications.submitted")(event)
    assert hiring.outbox.sent == {}
