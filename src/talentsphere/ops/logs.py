"""`talentsphere logs`: the last lines of every process, or those to come."""

import time
from pathlib import Path

import click

from talentsphere.runtime.session import Session

_TAIL_BYTES = 256_000


@click.command("logs")
@click.argument("processes", nargs=-1)
@click.option("--lines", "-n", default=50, show_default=True, help="How many lines of each.")
@click.option("--follow", "-f", is_flag=True, help="Go on printing new lines until Ctrl-C.")
@click.pass_obj
def COMMAND(session: Session, *, processes: tuple[str, ...], lines: int, follow: bool) -> None:  # noqa: N802
    """Print the logs of the named PROCESSES (as `status` lists them), or of all."""
    folder = session.home.logs
    known = {path.stem: path for path in sorted(folder.glob("*.log"))}
    if unknown := [name for name in processes if name not in known]:
        raise click.UsageError(
            f"There is no log of {', '.join(unknown)}; there are {', '.join(known) or 'none yet'}."
        )
    chosen = {name: path for name, path in known.items() if not processes or name in processes}
    ends = {name: _print_tail(name, path, lines) for name, path in chosen.items()}
    while follow:
        time.sleep(0.3)
        for name, path in chosen.items():
            ends[name] = _print_new(name, path, ends[name])


def _print_tail(name: str, path: Path, lines: int) -> int:
    with path.open("rb") as file:
        end = file.seek(0, 2)
        file.seek(max(0, end - _TAIL_BYTES))
        for line in file.read().splitlines()[-lines:]:
            _print(name, line)
    return end


def _print_new(name: str, path: Path, start: int) -> int:
    size = path.stat().st_size
    if size < start:  # the log was rotated
        start = 0
    with path.open("rb") as file:
        file.seek(start)
        fresh = file.read()
    whole = fresh[: fresh.rfind(b"\n") + 1]
    for line in whole.splitlines():
        _print(name, line)
    return start + len(whole)


def _print(name: str, line: bytes) -> None:
    click.echo(f"{name:<12} {line.decode(errors='replace')}")
