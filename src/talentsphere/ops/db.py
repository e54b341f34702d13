"""`talentsphere db`: the schema."""

import asyncio

import click

from talentsphere.kernel.commands import print_json
from talentsphere.ops.migrate import MigrationFault, migrate
from talentsphere.runtime import RuntimeFault
from talentsphere.runtime.session import Session
from talentsphere.runtime.wiring import database_of


@click.group("db")
def COMMAND() -> None:  # noqa: N802 - mounted under this name
    """Look after the database."""


@COMMAND.command("migrate")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def migrate_command(session: Session, *, as_json: bool) -> None:
    """Apply the migrations that are missing, under lock and statement timeouts."""
    try:
        applied = asyncio.run(migrate(database_of(session.settings, session.home).dsn))
    except MigrationFault as fault:
        raise RuntimeFault(str(fault)) from fault
    names = [f"{migration.service}/{migration.name}" for migration in applied]
    if as_json:
        print_json({"applied": names})
    else:
        click.echo("\n".join(names) or "The schema is up to date.")
