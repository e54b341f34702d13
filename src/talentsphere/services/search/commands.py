"""The operator's verbs of search."""

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from talentsphere.kernel.actor import SYSTEM
from talentsphere.kernel.commands import CommandSession, print_json
from talentsphere.services.search.contract import IndexStatus


@click.group("search")
def search() -> None:
    """Look after the search index."""


@search.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def status(session: CommandSession, *, as_json: bool) -> None:
    """Show how many jobs the index holds, its size and its last commit."""
    _show(session.run(lambda services: services.search.status(SYSTEM)), as_json=as_json)


@search.command("rebuild")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def rebuild(session: CommandSession, *, as_json: bool) -> None:
    """Build a fresh index beside the one that serves, then swap."""
    columns = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        found = session.run(
            lambda services: services.search.rebuild(
                SYSTEM, progress=lambda done, total: bar.update(task, completed=done, total=total)
            )
        )
    _show(found, as_json=as_json)


def _show(found: IndexStatus, *, as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    click.echo(f"Jobs      {found.jobs:,}")
    click.echo(f"Size      {found.size / 1e6:.1f} MB in {found.segments} segments ({found.generation})")
    click.echo(f"Changed   {found.changed_at:%Y-%m-%d %H:%M:%S} UTC")


COMMANDS: tuple[click.Command, ...] = (search,)
