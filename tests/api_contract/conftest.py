import asyncio

import asyncpg
import pytest
from PIL import Image

from factories.cast import cast_on
from factories.hostile import pdf as plain_pdf
from factories.site import Site
from talentsphere.runtime.home import Home
from talentsphere.runtime.postgres import Cluster

# Written by asking alone: when a session was last used, and how often somebody tried to sign in.
TOUCHED = {"auth.session", "auth.attempt", "auth.familiar"}
UNDER_WAY = """
    SELECT EXISTS (SELECT FROM events.pgqueuer WHERE execute_after <= now())
        OR EXISTS (SELECT FROM email.message WHERE status = 'queued')
"""


@pytest.fixture(scope="session")
def site():
    """One platform for all tests of the API's contract in this test process."""
    with Site(LOG_FORMAT="json") as site:
        yield site


@pytest.fixture(scope="session")
def pdf():
    return plain_pdf()


@pytest.fixture(scope="session")
def files(tmp_path_factory, pdf):
    """Good uploads by kind, as the examples name them."""
    folder = tmp_path_factory.mktemp("uploads")
    (folder / "cv.pdf").write_bytes(pdf)
    Image.new("RGB", (40, 40), "teal").save(folder / "logo.png")
    (folder / "board.csv").write_text("id,title,company,location\n1,Baker,Alder Bakery,Bergen\n")
    names = {"pdf": "cv.pdf", "png": "logo.png", "csv": "board.csv"}
    return {kind: {"file": str(folder / name)} for kind, name in names.items()}


@pytest.fixture(scope="module")
async def cast(site, pdf):
    return await cast_on(site, pdf)


@pytest.fixture(scope="session")
async def stored(site):
    """Says what is stored: a digest of every service's table, and the files in the folder with their sizes.

    What is still under way when it is asked is waited for.
    """
    home = Home(site.home)
    cluster = Cluster(data=home.postgres, sockets=home.run, password_file=home.secrets / "postgres")
    connection = await asyncpg.connect(cluster.dsn)

    async def look():
        while await connection.fetchval(UNDER_WAY):
            await asyncio.sleep(0.05)
        tables = await connection.fetch(
            "SELECT schemaname || '.' || tablename AS name FROM pg_tables"
            " WHERE schemaname !~ '^(pg_|information_schema|kernel|events|public)' ORDER BY 1"
        )
        rows = {
            table["name"]: await connection.fetchval(
                f"SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, ',' ORDER BY r::text)), '') FROM {table['name']} r"
            )
            for table in tables
            if table["name"] not in TOUCHED
        }
        folder = {path: path.stat().st_size for path in home.root.glob("uploads/**/*") if path.is_file()}
        return rows, folder

    yield look
    await connection.close()
