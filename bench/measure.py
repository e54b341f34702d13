"""One measurement: a load on an address, what it got and what that cost the servers."""

import subprocess
import sys
import time
from pathlib import Path

import msgspec

from bench import accounting
from bench.client import Outcome, Plan
from bench.site import BenchError

_ROOT = Path(__file__).resolve().parents[1]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A server: where it answers with and without its gateway, and the processes that do the work."""

    name: str
    port: int
    socket: str
    pids: dict[str, int]


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One round. CPU is microseconds a request by program; `client_busy` the share of one core the load took."""

    what: str
    way: str
    server: str
    requests: int
    requests_per_second: float
    p50_ms: float
    p99_ms: float
    bytes: int
    cpu_us: dict[str, float]
    client_busy: float

    @property
    def total_cpu_us(self) -> float:
        return sum(self.cpu_us.values())


def load(plan: Plan) -> Outcome:
    """Runs the load generator in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.client"],
        input=msgspec.json.encode(plan),
        capture_output=True,
        cwd=_ROOT,
        timeout=plan.seconds + 60,
        check=False,
    )
    if done.returncode != 0:
        raise BenchError(f"The load generator failed: {done.stderr.decode(errors='replace')[-600:]}")
    return msgspec.json.decode(done.stdout, type=Outcome)


def once(target: Target, *, what: str, way: str, requests: list[str], **options: float) -> Measured:
    """One round. `way` is `gateway` or `direct`."""
    plan = Plan(
        requests=requests,
        port=target.port if way == "gateway" else 0,
        socket="" if way == "gateway" else target.socket,
        **options,  # type: ignore[arg-type]
    )
    watched = {name: pid for name, pid in target.pids.items() if way == "gateway" or name != "nginx"}
    before = {name: accounting.cpu_seconds(pid) for name, pid in watched.items()}
    began = time.perf_counter()
    outcome = load(plan)
    taken = time.perf_counter() - began
    after = {name: accounting.cpu_seconds(pid) for name, pid in watched.items()}
    failed = sum(count for status, count in outcome.statuses.items() if not status.startswith("2"))
    if failed:
        raise BenchError(f"{what} ({target.name}, {way}): {failed} answers were refused: {outcome.refused}")
    return Measured(
        what=what,
        way=way,
        server=target.name,
        requests=outcome.counted,
        requests_per_second=outcome.counted / outcome.seconds,
        p50_ms=outcome.p50_ms,
        p99_ms=outcome.p99_ms,
        bytes=outcome.bytes,
        cpu_us={name: (after[name] - before[name]) / max(outcome.answered, 1) * 1e6 for name in watched},
        client_busy=outcome.client_cpu_seconds / taken,
    )


def best(rounds: list[Measured]) -> Measured:
    """The round with the most answers, and the CPU of the cheapest: what else runs only ever takes away."""
    quickest = max(rounds, key=lambda measured: measured.requests_per_second)
    cheapest = min(rounds, key=lambda measured: measured.total_cpu_us)
    return msgspec.structs.replace(quickest, cpu_us=cheapest.cpu_us)
