"""The CV service on a real database, with the real file service on a temporary folder."""

import io

import pytest
from docx import Document

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.storage import LocalStorage
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.files.service import FilesService


@pytest.fixture
def pdf(shared_data):
    return (shared_data / "resumes" / "John_Doe_InkTheme_CV.pdf").read_bytes()


@pytest.fixture
def files(database, tmp_path):
    return FilesService(
        database,
        storage=LocalStorage(tmp_path),
        link_secret="s" * 40,
        max_bytes=5_242_880,
        quota_bytes=100_000_000,
    )


@pytest.fixture
def cvs(database, files):
    return CvsService(database, files=files)


@pytest.fixture
def person():
    def make(name="Ada Lovelace"):
        return Actor(user_id=new_id(), name=name, email=f"{name.split()[0].lower()}@example.com")

    return make


@pytest.fixture
def docx():
    """Builds a Word document of paragraphs; `fill` may add more to it."""

    def build(*paragraphs, fill=None):
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if fill:
            fill(document)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return build
