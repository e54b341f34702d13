"""The daily tidying over the real file service."""

from datetime import timedelta

import pytest

from factories.hiring import SITE
from factories.hostile import pdf
from talentsphere.kernel.storage import LocalStorage
from talentsphere.services.applications.contract import NewApplication
from talentsphere.services.applications.service import ApplicationsService
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.files.contract import FileNotFound
from talentsphere.services.files.service import FilesService


@pytest.fixture
def files(database, tmp_path):
    return FilesService(
        database, storage=LocalStorage(tmp_path), link_secret="s" * 40, max_bytes=5_242_880, quota_bytes=10**8
    )


@pytest.fixture
def applications(hiring, files):
    return ApplicationsService(
        hiring.database, users=hiring.people, companies=hiring.team, jobs=hiring.jobs, email=hiring.outbox,
        cvs=CvsService(hiring.database, files=files), files=files, base_url=SITE, clock=hiring.watch,
    )  # fmt: skip


@pytest.fixture
def is_kept(files):
    async def look(file_id):
        try:
            await files.describe(file_id=file_id)
        except FileNotFound:
            return False
        return True

    return look


@pytest.fixture
async def lost(hiring, files):
    """Makes a copy for nobody that never got its application, some hours ago."""
    owner = hiring.candidate()
    original = await files.store(owner, data=pdf(), name="cv.pdf", purpose="cv")

    async def make(*, hours, purpose="cv"):
        twin = await files.copy(file_id=original.id, owner_id=None, purpose=purpose)
        await hiring.database.primary.execute(
            "UPDATE files.file SET created_at = $2 WHERE id = $1", twin.id, hiring.watch.time - timedelta(hours=hours)
        )  # fmt: skip
        return twin.id

    yield make
    # Other tests of this module count what is swept.
    await hiring.database.primary.execute("DELETE FROM files.file")


async def test_copies_without_an_application_go(applications, lost, is_kept):
    old = await lost(hours=3)
    assert await applications.sweep() == 1
    assert not await is_kept(old)


async def test_copies_whose_application_may_still_come_stay(applications, lost, is_kept):
    fresh = await lost(hours=0)
    await applications.sweep()
    assert await is_kept(fresh)


async def test_what_others_keep_for_nobody_stays(applications, lost, is_kept):
    logo = await lost(hours=3, purpose="logo")
    await applications.sweep()
    assert await is_kept(logo)


async def test_copies_of_applications_stay(applications, hiring, files, lost, is_kept):
    candidate = hiring.candidate()
    cv = await CvsService(hiring.database, files=files).upload(candidate, data=pdf(), name="cv.pdf")
    job = hiring.job()
    sent = await applications.submit(candidate, application=NewApplication(job_id=job.id, cv_id=cv.id))
    copy = await hiring.database.primary.fetchval(
        "SELECT cv_file_id FROM applications.application WHERE id = $1", sent.id
    )
    await hiring.database.primary.execute(
        "UPDATE files.file SET created_at = $1", hiring.watch.time - timedelta(hours=3)
    )
    await applications.sweep()
    assert await is_kept(copy)
    assert await is_kept(cv.file_id)
