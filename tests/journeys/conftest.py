import pytest

from factories.site import Site


@pytest.fixture(scope="session")
def site():
    """One platform for all journeys of this test process."""
    with Site() as site:
        yield site
