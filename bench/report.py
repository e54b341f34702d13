"""What a run found, as one JSON document and as tables."""

import os
import platform
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from bench.measure import Measured
from bench.targets import Check
from bench.weights import FirstByte, Weight


def machine() -> dict[str, Any]:
    """What the figures depend on beside the code."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


class Results(msgspec.Struct, kw_only=True):
    """Everything that was measured. `schema` changes when a field's meaning does."""

    schema: int = 1
    machine: dict[str, Any] = msgspec.field(default_factory=machine)
    start_seconds: float | None = None
    loaded: dict[str, Any] = {}
    measured: list[Measured] = []
    pgbench: dict[str, float] = {}
    memory: dict[str, dict[str, int]] = {}
    first_bytes: list[FirstByte] = []
    weights: list[Weight] = []
    imports: list[dict[str, Any]] = []
    checks: list[Check] = []


def show(results: Results, console: Console) -> None:
    """Prints the tables of what there is."""
    facts = results.machine
    console.print(
        f"{facts['cores']} cores, {facts['system']}, Python {facts['python']}, "
        f"load before {facts['load_before']}",
        highlight=False,
    )
    for table in (_speeds(results), _memory(results), _pages(results), _imports(results), _checks(results)):
        if table.row_count:
            console.print()
            console.print(table)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    return table


def _speeds(results: Results) -> Table:
    table = _table(
        "Requests", "what", "way", "server", "req/s", "p50 ms", "p99 ms", "bytes", "CPU µs", "app", "nginx",
        "postgres", "load",
    )  # fmt: skip
    for found in results.measured:
        table.add_row(
            found.what,
            found.way,
            found.server,
            f"{found.requests_per_second:,.0f}",
            f"{found.p50_ms:.2f}",
            f"{found.p99_ms:.2f}",
            f"{found.bytes:,}",
            f"{found.total_cpu_us:,.0f}",
            *(
                f"{found.cpu_us[name]:,.0f}" if name in found.cpu_us else ""
                for name in ("app", "nginx", "postgres")
            ),
            f"{found.client_busy:.0%}",
        )
    for name, tps in results.pgbench.items():
        table.add_row(name, "SQL", "pgbench", f"{tps:,.0f}")
    return table


def _memory(results: Results) -> Table:
    programs = sorted({program for found in results.memory.values() for program in found})
    table = _table("Memory, MiB (proportional)", "when", *programs, "all")
    for when, found in results.memory.items():
        sizes = [found.get(program, 0) for program in programs]
        table.add_row(when, *(f"{size / 2**20:.0f}" for size in [*sizes, sum(sizes)]))
    return table


def _pages(results: Results) -> Table:
    table = _table("Pages", "path", "first visit kB", "next kB", "files", "first byte p50 ms", "p95 ms")
    soon = {found.path: found for found in results.first_bytes}
    heavy = {found.path: found for found in results.weights}
    for path in {**soon, **heavy}:
        weight, byte = heavy.get(path), soon.get(path)
        table.add_row(
            path[:40],
            *((f"{weight.first / 1000:.1f}", f"{weight.again / 1000:.1f}") if weight else ("", "")),
            str(len(weight.files)) if weight else "",
            *((f"{byte.p50_ms:.1f}", f"{byte.p95_ms:.1f}") if byte else ("", "")),
        )
    return table


def _imports(results: Results) -> Table:
    table = _table("Imports", "file", "run", "rows", "rows/s", "seconds", "created", "unchanged", "failed")
    for row in results.imports:
        table.add_row(
            row["file"].rsplit("/", 1)[-1],
            row["run"],
            *(
                f"{row[name]:,}"
                for name in ("rows", "rows_per_second", "seconds", "created", "unchanged", "failed")
            ),
        )
    return table


def _checks(results: Results) -> Table:
    table = _table("Targets", "target", "wanted", "measured", "")
    for check in results.checks:
        table.add_row(check.name, check.target, check.measured, "met" if check.met else "MISSED")
    return table
