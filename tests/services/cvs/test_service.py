import asyncio
from datetime import UTC, datetime

import pytest

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.cvs.contract import MAX_CVS, CvChanges, CvNotFound, TooManyCvs
from talentsphere.services.cvs.reactions import reactions
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.files.contract import FileNotFound
from talentsphere.services.files.rules import Refused
from talentsphere.services.users.contract import UserDeleted


async def test_an_uploaded_pdf_is_kept_and_read(cvs, files, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="my cv.pdf")
    assert (cv.title, cv.file_name, cv.media_type, cv.readable) == (
        "my cv",
        "my cv.pdf",
        "application/pdf",
        True,
    )
    assert cv.resume["basics"]["email"] == "john.doe@email.com"
    assert "Nexus AI" in cv.text
    assert await files.content(file_id=cv.file_id) == pdf
    assert await cvs.get(owner, cv_id=cv.id) == cv


async def test_an_uploaded_word_document_is_read(cvs, person, docx):
    data = docx(
        "Grace Hopper", "grace@navy.example", "Experience", "Programmer, Harvard\tJuly 1944 – Dec 1949"
    )
    cv = await cvs.upload(person(), data=data, name="cv.docx")
    assert cv.resume["basics"]["name"] == "Grace Hopper"
    assert cv.resume["work"][0]["startDate"] == "1944-07"


async def test_a_file_without_text_is_kept_and_said_to_be_unreadable(cvs, files, person, docx):
    owner, data = person(), docx()
    cv = await cvs.upload(owner, data=data, name="scan.docx")
    assert (cv.readable, cv.resume) == (False, {"basics": {"name": owner.name, "email": owner.email}})
    assert "Ada Lovelace" in cv.text
    assert await files.content(file_id=cv.file_id) == data


async def test_a_refused_file_leaves_nothing(cvs, files, person):
    owner = person()
    with pytest.raises(Refused):
        await cvs.upload(owner, data=b"<html>no cv</html>", name="cv.pdf")
    assert (await cvs.mine(owner), await files.mine(owner)) == ([], [])


async def test_a_cv_that_could_not_be_kept_leaves_no_file(database, files, person, pdf):
    def stopped():
        raise RuntimeError("the clock stands")

    owner = person()
    with pytest.raises(RuntimeError):
        await CvsService(database, files=files, clock=stopped).upload(owner, data=pdf, name="cv.pdf")
    assert await files.mine(owner) == []


async def test_an_empty_cv_starts_with_who_asks(cvs, person):
    owner = person()
    cv = await cvs.create_empty(owner, title="  For   research ")
    assert (cv.title, cv.file_id, cv.readable) == ("For research", None, True)
    assert cv.resume["basics"]["name"] == "Ada Lovelace"
    with pytest.raises(FileNotFound):
        await cvs.file_link(owner, cv_id=cv.id)
    with pytest.raises(Invalid):
        await cvs.create_empty(owner, title=" ")


async def test_the_list_is_newest_first_and_ones_own(cvs, person):
    owner = person()
    await cvs.create_empty(person("Eve"), title="Hers")
    for title in ("one", "two", "three"):
        await cvs.create_empty(owner, title=title)
    assert [cv.title for cv in await cvs.mine(owner)] == ["three", "two", "one"]


async def test_a_person_keeps_fifty_cvs_and_no_more_even_at_once(cvs, files, person, docx):
    owner = person()
    for number in range(MAX_CVS - 1):
        await cvs.create_empty(owner, title=f"CV {number}")
    results = await asyncio.gather(
        *(cvs.create_empty(owner, title="last") for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(result, TooManyCvs) for result in results) == 3
    with pytest.raises(TooManyCvs):
        await cvs.upload(owner, data=docx("Ada Lovelace"), name="cv.docx")
    assert (len(await cvs.mine(owner)), await files.mine(owner)) == (MAX_CVS, [])


async def test_changes_keep_what_was_not_named_and_unknown_keys(cvs, person):
    owner = person()
    cv = await cvs.create_empty(owner, title="One")
    document = {
        "basics": {"name": "Ada", "pronouns": "she"},
        "work": [{"name": "Engine", "startDate": "1843"}],
    }
    changed = await cvs.change(owner, cv_id=cv.id, changes=CvChanges(resume=document))
    assert (changed.title, changed.resume) == ("One", document)
    assert "Engine (1843)" in changed.text
    renamed = await cvs.change(owner, cv_id=cv.id, changes=CvChanges(title="Two"))
    assert (renamed.title, renamed.resume) == ("Two", document)
    assert renamed.updated_at >= changed.updated_at > cv.created_at
    assert await cvs.get(owner, cv_id=cv.id) == renamed
    assert await cvs.change(owner, cv_id=cv.id, changes=CvChanges()) == renamed


async def test_a_change_leaves_the_files_text(cvs, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="cv.pdf")
    changed = await cvs.change(owner, cv_id=cv.id, changes=CvChanges(resume={"basics": {"name": "New"}}))
    assert (changed.text, changed.resume) == (cv.text, {"basics": {"name": "New"}})


async def test_a_wrong_field_is_named_and_nothing_changes(cvs, person):
    owner = person()
    cv = await cvs.create_empty(owner, title="One")
    with pytest.raises(Invalid) as refused:
        await cvs.change(owner, cv_id=cv.id, changes=CvChanges(resume={"work": [{"startDate": "soon"}]}))
    assert [problem.field for problem in refused.value.fields] == ["resume.work.0.startDate"]
    assert await cvs.get(owner, cv_id=cv.id) == cv


async def test_a_deleted_cv_takes_its_file_along(cvs, files, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="cv.pdf")
    await cvs.delete(owner, cv_id=cv.id)
    with pytest.raises(CvNotFound):
        await cvs.get(owner, cv_id=cv.id)
    with pytest.raises(FileNotFound):
        await files.content(file_id=cv.file_id)
    with pytest.raises(CvNotFound):
        await cvs.delete(owner, cv_id=cv.id)


async def test_a_snapshot_outlives_its_cv_and_its_owner(cvs, files, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="cv.pdf")
    snapshot = await cvs.snapshot(owner, cv_id=cv.id)
    await cvs.delete(owner, cv_id=cv.id)
    await files.forget(owner_id=owner.user_id)
    assert (snapshot.cv_id, snapshot.title, snapshot.resume, snapshot.text) == (
        cv.id,
        cv.title,
        cv.resume,
        cv.text,
    )
    assert snapshot.file_id != cv.file_id
    assert await files.content(file_id=snapshot.file_id) == pdf


async def test_a_snapshot_of_a_cv_without_a_file_has_none(cvs, person):
    owner = person()
    cv = await cvs.create_empty(owner, title="One")
    assert (await cvs.snapshot(owner, cv_id=cv.id)).file_id is None


async def test_a_link_leads_to_the_file(cvs, files, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="cv.pdf")
    token = (await cvs.file_link(owner, cv_id=cv.id)).split("token=")[1]
    assert (await files.fetch(file_id=cv.file_id, token=token))[1] == pdf


async def test_everything_is_the_owners_alone(cvs, person, pdf):
    owner = person()
    cv = await cvs.upload(owner, data=pdf, name="cv.pdf")
    operator = Actor(user_id=new_id(), roles=frozenset({"operator"}))
    for actor, refusal in ((person("Eve"), CvNotFound), (operator, CvNotFound), (NOBODY, Unauthenticated)):
        for use in (
            cvs.get(actor, cv_id=cv.id),
            cvs.change(actor, cv_id=cv.id, changes=CvChanges(title="Mine now")),
            cvs.delete(actor, cv_id=cv.id),
            cvs.file_link(actor, cv_id=cv.id),
            cvs.snapshot(actor, cv_id=cv.id),
        ):
            with pytest.raises(refusal):
                await use
    for use in (
        cvs.mine(NOBODY), cvs.create_empty(NOBODY, title="x"), cvs.upload(NOBODY, data=pdf, name="x.pdf"),
    ):  # fmt: skip
        with pytest.raises(Unauthenticated):
            await use
    assert await cvs.get(owner, cv_id=cv.id) == cv


async def test_a_deleted_person_leaves_no_cv(cvs, person):
    owner, other = person(), person("Eve")
    await cvs.create_empty(owner, title="One")
    kept = await cvs.create_empty(other, title="Two")
    (reaction,) = reactions(cvs)
    for _ in range(2):
        await reaction.handle(UserDeleted(user_id=owner.user_id, email=owner.email))
    assert (await cvs.mine(owner), await cvs.mine(other)) == ([], [kept])


async def test_times_are_those_of_the_clock(database, files, person):
    moment = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)
    cvs = CvsService(database, files=files, clock=lambda: moment)
    owner = person()
    cv = await cvs.create_empty(owner, title="One")
    assert (await cvs.get(owner, cv_id=cv.id)).created_at == moment == cv.updated_at
