import pytest

from factories.cast import cast_on
from factories.hostile import pdf as plain_pdf
from factories.site import Site


@pytest.fixture(scope="session")
def site():
    """One platform for all tests of the API's contract in this test process."""
    with Site(LOG_FORMAT="json") as site:
        yield site


@pytest.fixture(scope="session")
def pdf():
    return plain_pdf()


@pytest.fixture(scope="module")
async def cast(site, pdf):
    return await cast_on(site, pdf)
