"""`talentsphere services`: the table everything is derived from."""

from typing import Any

import click
from rich.console import Console
from rich.table import Table

from talentsphere import registry
from talentsphere.kernel.commands import print_json


@click.command("services")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def COMMAND(*, as_json: bool) -> None:  # noqa: N802 - mounted under this name
    """List every service: port, addresses, events and schedules."""
    rows = [describe(service) for service in registry.ALL]
    if as_json:
        print_json(rows)
        return
    table = Table(box=None, pad_edge=False)
    for column in ("Service", "Port", "Addresses", "Owns"):
        table.add_column(column)
    for row in rows:
        table.add_row(row["name"], str(row["port"]), "\n".join(row["addresses"]), row["owns"])
    Console().print(table)


def describe(service: registry.Service) -> dict[str, Any]:
    """A service as plain data."""
    return {
        "name": service.name,
        "owns": service.owns,
        "port": service.port,
        "addresses": [
            f"{','.join(route.methods) + ' ' if route.methods else ''}{route.path}{'' if route.exact else '…'}"
            for route in service.routes
        ],
        "zones": sorted({route.zone for route in service.routes}),
        "replicas": list(service.replicas),
        "emits": list(service.emits),
        "reads": list(service.reads),
        "schedules": {schedule.task: schedule.cron for schedule in service.schedules},
        "process": service.process,
    }
