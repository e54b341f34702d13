"""`talentsphere demo`: the demo data set, loaded once into a home."""

import asyncio
import json
import secrets
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from talentsphere.kernel import clock
from talentsphere.kernel.actor import SYSTEM
from talentsphere.kernel.commands import print_json
from talentsphere.kernel.transaction import Database
from talentsphere.ops.demo.generate import generate
from talentsphere.ops.demo.loading import write
from talentsphere.runtime import RuntimeFault
from talentsphere.runtime.platform import Platform
from talentsphere.runtime.session import Session
from talentsphere.runtime.wiring import Services, database_of, wire

ACCOUNTS = {"Recruiter": "recruiter@demo.example", "Candidate": "candidate@demo.example"}


@click.group("demo")
def COMMAND() -> None:  # noqa: N802 - mounted under this name
    """Look after the demo data."""


@COMMAND.command("load")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def load_command(session: Session, *, as_json: bool) -> None:
    """Load the demo data into a running platform that was started without it."""
    platform = Platform(session.settings, session.home)
    if not platform.supervisor.running():
        raise RuntimeFault("Nothing runs from this home.", hint="Start it first: bin/up --no-demo.")
    load_once(platform)
    facts = loaded(platform)
    if as_json:
        print_json(facts)
    else:
        click.echo("\n".join(f"{role}: {email}" for role, email in facts["accounts"].items()))


def loaded(platform: Platform) -> dict[str, Any]:
    """What was loaded: accounts and their password; empty before that."""
    record = platform.home.root / "demo.json"
    facts: dict[str, Any] = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    return facts


def load_once(platform: Platform) -> None:
    """Loads the data with a progress bar, unless it was loaded before. The record is written last."""
    if loaded(platform):
        return
    columns = (TextColumn("Loading the demo data"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        facts = asyncio.run(
            _load(platform, lambda done, total: bar.update(task, completed=done, total=total))
        )
    record = platform.home.root / "demo.json"
    record.touch(mode=0o600)
    record.write_text(json.dumps(facts), encoding="utf-8")


async def _load(platform: Platform, progress: Any) -> dict[str, Any]:
    database = database_of(platform.settings, platform.home)
    await database.open()
    try:
        services = wire(platform.settings, platform.home, database)
        data = generate(today=clock.now().date())
        password = secrets.token_urlsafe(9)
        known = {
            recruiter.email: await _account(services, recruiter.email, recruiter.name, "recruiter", password)
            for recruiter in data.recruiters[:1]
        }
        known |= {
            candidate.email: await _account(services, candidate.email, candidate.name, "candidate", password)
            for candidate in data.candidates[:1]
        }
        # All of it is there or nothing: a start that was interrupted after the data goes on from here.
        if not await _is_written(database):
            await write(database, data, known=known, progress=progress)
        await services.search.rebuild(SYSTEM)
    finally:
        await database.close()
    return {"accounts": ACCOUNTS, "password": password}


async def _account(services: Services, email: str, name: str, role: Any, password: str) -> Any:
    made = await services.auth.add_user(email=email, name=name, password=password, roles=(role,))
    return made.id


async def _is_written(database: Database) -> bool:
    async with database.reading() as connection:
        return bool(
            await connection.fetchval(
                "SELECT EXISTS (SELECT FROM applications.progress WHERE key = 'demo:0')"
            )
        )
