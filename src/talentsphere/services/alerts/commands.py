"""The operator's verbs of alerts."""

import click

from talentsphere.kernel.commands import CommandSession, print_json


@click.group("alerts")
def alerts() -> None:
    """Look after the mails about new jobs."""


@alerts.command("look")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def look(session: CommandSession, *, as_json: bool) -> None:
    """Look for new jobs for every saved search that is due now, without waiting for the next minute."""
    made = session.run(lambda services: services.alerts.look())
    if as_json:
        print_json({"mails": made})
    else:
        click.echo(
            f"{made} mails about new jobs are on their way." if made else "There is nothing new to tell."
        )


COMMANDS: tuple[click.Command, ...] = (alerts,)
