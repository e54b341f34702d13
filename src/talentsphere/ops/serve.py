"""`talentsphere serve`: runs one role in the foreground."""

from pathlib import Path

import click

from talentsphere import registry
from talentsphere.gateway.routing import Role
from talentsphere.runtime.serve import serve
from talentsphere.runtime.session import Session


@click.command("serve")
@click.argument("services", nargs=-1, type=click.Choice([service.name for service in registry.ALL]))
@click.option(
    "--port", type=int, help="Listen on this port of 127.0.0.1 (default: that of the first service)."
)
@click.option("--uds", type=click.Path(path_type=Path), help="Listen on this unix socket instead.")
@click.option("--workers", type=click.IntRange(1), help="Worker processes (default: CLUSTER_WORKERS).")
@click.pass_obj
def COMMAND(  # noqa: N802 - mounted under this name
    session: Session, *, services: tuple[str, ...], port: int | None, uds: Path | None, workers: int | None
) -> None:
    """Serve the named SERVICES, or all of them, as one role.

    The role answers for those services alone, and for /livez, /readyz, /health and /metrics.
    """
    role = Role(services or tuple(service.name for service in registry.ALL))
    if port is None and not services:
        port = session.settings.port
    serve(role, socket=uds, port=port, workers=workers or session.settings.workers)
