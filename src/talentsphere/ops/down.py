"""`talentsphere down`: stops the platform of a home."""

import click

from talentsphere.runtime.platform import Platform
from talentsphere.runtime.session import Session


@click.command("down")
@click.pass_obj
def COMMAND(session: Session) -> None:  # noqa: N802 - mounted under this name
    """Stop everything that `up` started. Requests under way are finished first."""
    platform = Platform(session.settings, session.home)
    if not platform.supervisor.running():
        click.echo(f"Nothing runs from {platform.home.root}.", err=True)
        return
    platform.supervisor.shutdown()
    click.echo("Stopped.", err=True)
