"""`talentsphere up`: starts the platform of a home with its embedded servers."""

import asyncio
import os
import signal
import threading
import time

import asyncpg
import click
from rich.console import Console

from talentsphere.kernel.config import check_settings
from talentsphere.ops import demo_data, first_start
from talentsphere.ops.migrate import migrate
from talentsphere.ops.status import show
from talentsphere.runtime import RuntimeFault
from talentsphere.runtime.platform import Platform
from talentsphere.runtime.postgres import DATABASE
from talentsphere.runtime.session import Session
from talentsphere.runtime.wiring import cluster_of, database_of

err = Console(stderr=True)


@click.command("up")
@click.option("--detach", "-d", is_flag=True, help="Return once everything is healthy.")
@click.option(
    "--demo/--no-demo", default=True, help="Load the demo data on the first start (default) or not."
)
@click.pass_obj
def COMMAND(session: Session, *, detach: bool, demo: bool) -> None:  # noqa: N802 - mounted under this name
    """Start the platform: PostgreSQL, nginx, the app, a worker and an indexer.

    Ctrl-C stops everything; with --detach, `talentsphere down` does.
    """
    _check(session)
    platform = Platform(session.settings, session.home)
    with platform.lock():
        if platform.supervisor.running():
            click.echo(f"Already running from {platform.home.root}.", err=True)
            show(platform)
            return
        _start(platform, demo=demo)
    show(platform)
    if not detach:
        _wait(platform)


def _check(session: Session) -> None:
    findings = check_settings(session.settings, os.environ)
    for finding in findings:
        click.echo(str(finding), err=True)
    if any(finding.level == "error" for finding in findings):
        raise RuntimeFault("The settings are not fit to start with.", hint="Mend the errors above.")


def _start(platform: Platform, *, demo: bool) -> None:
    began = time.monotonic()
    with err.status("Preparing"):
        platform.prepare()
        platform.supervisor.start()
    try:
        with err.status("Starting PostgreSQL") as status:
            if platform.embedded_database:
                platform.supervisor.start_program("postgres")
            _wait_for_database(platform)
            status.update("Bringing the schema up to date")
            applied = asyncio.run(migrate(database_of(platform.settings, platform.home).dsn))
            status.update("Starting the app")
            platform.start_rest()
        first_start.make_operator(platform)
        if demo and platform.settings.environment != "production":
            demo_data.load_once(platform)
        with err.status("Waiting until everything answers"):
            platform.wait_healthy()
    except BaseException:
        # Nothing half-started stays behind, whatever stopped the start.
        platform.supervisor.shutdown()
        raise
    if applied:
        click.echo(f"Applied {len(applied)} migrations.", err=True)
    click.echo(f"Ready after {time.monotonic() - began:.1f} s.", err=True)


def _wait_for_database(platform: Platform) -> None:
    dsn = database_of(platform.settings, platform.home).dsn
    if platform.embedded_database:
        asyncio.run(_ensure_database(platform))
    else:
        asyncio.run(_connect(dsn))


async def _connect(dsn: str, *, seconds: float = 30) -> asyncpg.Connection:
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection: asyncpg.Connection = await asyncpg.connect(dsn, timeout=5)
        except (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError) as error:
            if time.monotonic() > deadline:
                raise RuntimeFault(
                    f"PostgreSQL does not answer: {error}", hint="Read log/postgres.log."
                ) from error
            await asyncio.sleep(0.05)
        else:
            return connection


async def _ensure_database(platform: Platform) -> None:
    connection = await _connect(cluster_of(platform.settings, platform.home).dsn_of("postgres"))
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f"CREATE DATABASE {DATABASE}")
    finally:
        await connection.close()


def _wait(platform: Platform) -> None:
    """Waits for Ctrl-C or SIGTERM, or for a `down` from elsewhere, then stops everything."""
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: told.set())
    click.echo("Ctrl-C stops everything.", err=True)
    while not told.wait(1.0):
        if not platform.supervisor.running():
            click.echo("Stopped from elsewhere.", err=True)
            return
    with err.status("Stopping"):
        platform.supervisor.shutdown()
    click.echo("Stopped.", err=True)
