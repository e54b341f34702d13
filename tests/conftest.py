"""Fixtures every test may use: a real PostgreSQL with the schema applied, and the services wired to it."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

from talentsphere.kernel.transaction import Database
from talentsphere.ops.migrate import migrate
from talentsphere.runtime.postgres import Cluster

TEMPLATE = "talentsphere_template"

# Examples are found by property, never by the clock: a busy machine must not fail a test. They are the same in every run,
# so that a change is judged by itself; `--hypothesis-profile=explore` looks further.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real inputs beside the checkout; tests that need it say when it is missing."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real inputs are not at {folder}")
    return folder


@pytest.fixture(scope="session")
def home():
    """A short temporary folder, so that sockets' paths fit; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="ts-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
async def cluster(home: Path):
    """A PostgreSQL server of this test process alone, with a migrated template database."""
    cluster = Cluster(data=home / "pg", sockets=home / "s", password_file=home / "pw")
    cluster.initialise()
    with (cluster.data / "talentsphere.conf").open("a") as settings:
        settings.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
    with (home / "pg.log").open("wb") as log:
        server = subprocess.Popen(cluster.command(), stdout=log, stderr=log)
    try:
        await _wait(cluster, server, home)
        await _execute(cluster, f"CREATE DATABASE {TEMPLATE}")
        await migrate(cluster.dsn_of(TEMPLATE))
        yield cluster
    finally:
        server.send_signal(2)
        server.wait(timeout=20)


async def _wait(cluster: Cluster, server: subprocess.Popen, home: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError((home / "pg.log").read_text())
        try:
            await (await asyncpg.connect(cluster.dsn_of("postgres"), timeout=1)).close()
        except (OSError, asyncpg.PostgresError):
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start: " + (home / "pg.log").read_text())


async def _execute(cluster: Cluster, statement: str) -> None:
    connection = await asyncpg.connect(cluster.dsn_of("postgres"))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="module")
async def dsn(cluster: Cluster):
    """A fresh database of the test module."""
    name = f"t_{os.urandom(6).hex()}"
    await _execute(cluster, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    yield cluster.dsn_of(name)
    await _execute(cluster, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
async def database(dsn: str):
    """The kernel's Database on the module's own database."""
    database = Database(dsn, min_size=1, max_size=5)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def connection(dsn: str):
    """A connection inside a transaction that is rolled back, for tests of stores."""
    from talentsphere.kernel.transaction import prepare_connection

    connection = await asyncpg.connect(dsn)
    await prepare_connection(connection)
    transaction = connection.transaction()
    await transaction.start()
    yield connection
    await transaction.rollback()
    await connection.close()
