"""`talentsphere status`: what runs, since when, and where to open it."""

import json
import sys
import time
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from talentsphere.kernel.commands import print_json
from talentsphere.ops import demo_data, first_start
from talentsphere.runtime.platform import Platform
from talentsphere.runtime.session import Session


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def COMMAND(session: Session, *, as_json: bool) -> None:  # noqa: N802 - mounted under this name
    """Show what runs and whether it is ready. Exit 0 when all is well, 1 when not, 3 when nothing runs."""
    platform = Platform(session.settings, session.home)
    if not platform.supervisor.running():
        if as_json:
            print_json({"running": False, "home": str(platform.home.root)})
        else:
            click.echo(f"Nothing runs from {platform.home.root}. Start it with bin/up.")
        sys.exit(3)
    facts = gather(platform)
    if as_json:
        print_json(facts)
    else:
        show(platform)
    sys.exit(0 if facts["ready"] else 1)


def gather(platform: Platform) -> dict[str, Any]:
    """The state of a running platform as plain data."""
    started = json.loads((platform.home.run / "platform.json").read_text(encoding="utf-8"))
    states = platform.supervisor.states()
    waiting = platform.not_ready()
    return {
        "running": True,
        "ready": not waiting and all(state.state == "RUNNING" for state in states),
        "not_ready": waiting,
        "address": started["base_url"],
        "version": started["version"],
        "home": str(platform.home.root),
        "processes": [
            {
                "name": state.name,
                "state": state.state.lower(),
                "pid": state.pid,
                "uptime_seconds": max(0, int(time.time()) - state.since) if state.state == "RUNNING" else 0,
            }
            for state in states
        ],
    }


def show(platform: Platform) -> None:
    """Prints the state for reading."""
    facts = gather(platform)
    console = Console()
    table = Table(box=None, pad_edge=False)
    for column in ("Process", "State", "Pid", "Up"):
        table.add_column(column)
    for process in facts["processes"]:
        uptime = _uptime(process["uptime_seconds"])
        table.add_row(process["name"], process["state"], str(process["pid"] or "-"), uptime)
    console.print(table)
    console.print()
    for line in notes(platform, facts):
        console.print(line, highlight=False)


def notes(platform: Platform, facts: dict[str, Any]) -> list[str]:
    """Where to open it, who may sign in, where mail is read."""
    lines = [f"Open      {facts['address']}"]
    kept = first_start.password_file(platform)
    if kept.exists():
        lines.append(f"Operator  {first_start.OPERATOR}, password {kept.read_text(encoding='utf-8')}")
    if demo := demo_data.loaded(platform):
        lines += [
            f"{role:<9} {email}, password {demo['password']}" for role, email in demo["accounts"].items()
        ]
    smtp = platform.settings.smtp_host
    lines.append(f"Mail      {f'goes to {smtp}' if smtp else facts['address'] + '/dev/mail'}")
    lines.append(f"Home      {facts['home']}")
    return lines


def _uptime(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h {minutes:02}m" if hours else f"{minutes}m {rest:02}s"
