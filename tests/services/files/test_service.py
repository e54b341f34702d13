import asyncio
import io
from datetime import timedelta

import pytest
from PIL import Image

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.clock import now
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.storage import BadLink, LocalStorage
from talentsphere.services.files.contract import FileNotFound, QuotaExceeded
from talentsphere.services.files.rules import Refused
from talentsphere.services.files.service import FilesService


class BrokenStorage(LocalStorage):
    """A disk that fails in the middle of a write."""

    async def put(self, key, data, *, media_type):
        raise OSError("the machine was switched off")


@pytest.fixture
def cv(shared_data):
    return (shared_data / "resumes" / "John_Doe_InkTheme_CV.pdf").read_bytes()


@pytest.fixture
def make(database, tmp_path):
    def build(*, storage=None, clock=now, quota=10_000_000):
        return FilesService(
            database, storage=storage or LocalStorage(tmp_path), link_secret="s" * 40, max_bytes=5_242_880,
            quota_bytes=quota, clock=clock,
        )  # fmt: skip

    return build


def person():
    return Actor(user_id=new_id())


def stored(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_stored_file_comes_back_byte_for_byte(make, cv):
    files = make()
    file = await files.store(person(), data=cv, name="../../My CV.exe", purpose="cv")
    assert (file.name, file.media_type) == ("My CV.pdf", "application/pdf")
    assert await files.content(file_id=file.id) == cv


async def test_a_link_opens_its_file_alone_and_only_for_a_while(make, cv):
    moment = now()
    files = make(clock=lambda: moment)
    one = await files.store(person(), data=cv, name="a.pdf", purpose="cv")
    two = await files.store(person(), data=cv, name="b.pdf", purpose="cv")
    token = (await files.link(file_id=one.id)).split("token=")[1]
    assert (await files.fetch(file_id=one.id, token=token))[1] == cv
    with pytest.raises(BadLink):
        await files.fetch(file_id=two.id, token=token)
    late = make(clock=lambda: moment + timedelta(hours=1))
    with pytest.raises(BadLink):
        await late.fetch(file_id=one.id, token=token)


async def test_a_private_file_has_no_public_address(make, cv):
    files = make()
    file = await files.store(person(), data=cv, name="a.pdf", purpose="cv")
    with pytest.raises(FileNotFound):
        await files.fetch_public(file_id=file.id)


async def test_what_is_refused_leaves_nothing_behind(make, tmp_path):
    with pytest.raises(Refused):
        await make().store(person(), data=b"<html>not a pdf</html>", name="cv.pdf", purpose="cv")
    assert stored(tmp_path) == []


async def test_the_quota_holds_for_uploads_at_once(make, cv):
    files, owner = make(quota=int(len(cv) * 2.5)), person()
    results = await asyncio.gather(
        *(files.store(owner, data=cv, name="a.pdf", purpose="cv") for _ in range(5)), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results).count("StoredFile") == 2
    assert sum(isinstance(result, QuotaExceeded) for result in results) == 3


async def test_a_copy_outlives_its_original(make, cv):
    files, owner = make(), person()
    original = await files.store(owner, data=cv, name="a.pdf", purpose="cv")
    twin = await files.copy(file_id=original.id, owner_id=None, purpose="cv")
    await files.delete(file_id=original.id)
    await files.forget(owner_id=owner.user_id)
    assert await files.content(file_id=twin.id) == cv


async def test_an_interrupted_write_leaves_no_record_and_is_swept(make, cv, tmp_path, database):
    owner = person()
    with pytest.raises(OSError, match="switched off"):
        await make(storage=BrokenStorage(tmp_path)).store(owner, data=cv, name="a.pdf", purpose="cv")
    files = make()
    assert await files.mine(owner) == []
    await database.primary.execute("UPDATE files.stray SET after = now()")
    assert await files.sweep() >= 1


async def test_a_deleted_person_leaves_no_bytes(make, cv, tmp_path):
    files, owner = make(), person()
    await files.store(owner, data=cv, name="a.pdf", purpose="cv")
    assert stored(tmp_path)
    await files.forget(owner_id=owner.user_id)
    await files.sweep()
    assert stored(tmp_path) == []


async def test_a_logo_stays_when_whoever_brought_it_is_deleted(make, tmp_path):
    files, owner = make(), person()
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(picture, "PNG")
    logo = await files.store(owner, data=picture.getvalue(), name="logo.png", purpose="logo")
    await files.forget(owner_id=owner.user_id)
    await files.sweep()
    assert await files.content(file_id=logo.id)
