"""An application that is sent again with its Idempotency-Key after the process died at some point of the first time."""

from contextlib import contextmanager

import pytest

from factories.hiring import SITE
from factories.hostile import pdf
from talentsphere.kernel import idempotency
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.storage import LocalStorage
from talentsphere.services.applications.contract import NewApplication
from talentsphere.services.applications.service import ApplicationsService
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.files.service import FilesService


class Death(BaseException):
    """What no code handles: from here on nothing of the process runs any more."""


@contextmanager
def keyed(key):
    """As the API runs a request that bears a key."""
    token = idempotency.current.set(
        idempotency.Claim(scope="Ada POST /api/v1/applications", key=key, fingerprint=b"1")
    )
    try:
        yield idempotency.current.get()
    finally:
        idempotency.current.reset(token)


class Watched:
    """Plays nothing: the real file service, whose process dies at a step of copying."""

    def __init__(self, files, *, dies):
        self._files, self._dies = files, dies

    async def copy(self, **arguments):
        if self._dies == "before the copy":
            raise Death
        await self._files.copy(**arguments)
        raise Death


@pytest.fixture
def files(database, tmp_path):
    return FilesService(
        database, storage=LocalStorage(tmp_path), link_secret="s" * 40, max_bytes=5_242_880, quota_bytes=10**8
    )


@pytest.fixture
def applications(hiring, files):
    """A function that makes the service, over files of which it is said when they die."""

    def make(*, dies=None):
        shelf = Watched(files, dies=dies) if dies else files
        return ApplicationsService(
            hiring.database, users=hiring.people, companies=hiring.team, jobs=hiring.jobs, email=hiring.outbox,
            cvs=CvsService(hiring.database, files=shelf), files=files, base_url=SITE, clock=hiring.watch,
        )  # fmt: skip

    return make


@pytest.fixture
async def wanted(hiring, files):
    """The candidate and what they send."""
    candidate = hiring.candidate()
    cv = await CvsService(hiring.database, files=files).upload(candidate, data=pdf(), name="cv.pdf")
    return candidate, NewApplication(job_id=hiring.job().id, cv_id=cv.id)


async def sent_of(applications, candidate):
    return (await applications().mine(candidate)).items


@pytest.mark.parametrize("dies", ["before the copy", "after the copy"])
async def test_what_died_before_it_was_done_is_done_once(dies, hiring, applications, wanted):
    candidate, application = wanted
    key = str(new_id())
    with keyed(key), pytest.raises(Death):
        await applications(dies=dies).submit(candidate, application=application)
    assert await sent_of(applications, candidate) == []
    with keyed(key) as claim:
        assert await idempotency.find(hiring.database.primary, claim) is None
        sent = await applications().submit(candidate, application=application)
    assert await sent_of(applications, candidate) == [sent]
    assert [name for name, _ in await hiring.queued()].count("applications.submitted>recruitment") == 1


async def test_what_died_after_it_was_done_is_not_done_again(hiring, applications, wanted):
    candidate, application = wanted
    key = str(new_id())
    with keyed(key):
        sent = await applications().submit(candidate, application=application)
    # The answer was not kept; that is said of the key before the service is asked.
    with keyed(key) as claim, pytest.raises(idempotency.AlreadyCarriedOut):
        await idempotency.find(hiring.database.primary, claim)
    assert await sent_of(applications, candidate) == [sent]
    assert [name for name, _ in await hiring.queued()].count("applications.submitted>recruitment") == 1
