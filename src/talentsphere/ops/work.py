"""`talentsphere work`: runs the worker or the indexer in the foreground."""

from typing import get_args

import click

from talentsphere.runtime.work import ProcessName, work


@click.command("work")
@click.argument("process", type=click.Choice(get_args(ProcessName)))
def COMMAND(process: ProcessName) -> None:  # noqa: N802 - mounted under this name
    """Run reactions and schedules: PROCESS is worker or indexer."""
    work(process)
