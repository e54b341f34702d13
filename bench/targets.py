"""What the figures should reach, and whether they do. Pure."""

from collections.abc import Iterator

import msgspec

from bench.measure import Measured
from bench.weights import FirstByte, Weight

# The least share of the bare responder's answers for the same CPU time, by measurement. Requests a second also
# depend on how far the one app process is the bottleneck and on what else runs; they are shown, not judged.
SHARES = {"list": 0.5, "job": 0.5, "page": 0.35}
IDLE_MEMORY_MIB = 300
FIRST_BYTE_MS = 50
FIRST_VISIT_KB = 150
NEXT_VISIT_KB = 30


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One target. `met` says whether the measured figure is on the right side of it."""

    name: str
    target: str
    measured: str
    met: bool


def shares(measured: list[Measured]) -> Iterator[Check]:
    """Each compared measurement against the bare responder, both through a gateway and both without."""
    by_place = {(found.what, found.way, found.server): found for found in measured}
    for what, least in SHARES.items():
        for way in ("direct", "gateway"):
            ours = by_place.get((what, way, "talentsphere"))
            bare = by_place.get((what, way, "responder"))
            if ours is None or bare is None:
                continue
            share = bare.total_cpu_us / ours.total_cpu_us
            speed = ours.requests_per_second / bare.requests_per_second
            yield Check(
                name=f"{what}, {way}: share of the bare responder",
                target=f"≥ {least:.2f}",
                measured=f"{share:.2f} ({speed:.2f} in requests/s)",
                met=share >= least,
            )


def memory(bytes_by_program: dict[str, int], when: str) -> Check:
    """Of a platform that nobody asks for anything."""
    mib = sum(bytes_by_program.values()) / 2**20
    return Check(
        name=f"memory of the platform ({when})",
        target=f"≤ {IDLE_MEMORY_MIB} MiB",
        measured=f"{mib:.0f} MiB",
        met=mib <= IDLE_MEMORY_MIB,
    )


def first_byte(found: FirstByte) -> Check:
    return Check(
        name=f"first byte of {_short(found.path)} (p95)",
        target=f"≤ {FIRST_BYTE_MS} ms",
        measured=f"{found.p95_ms:.1f} ms",
        met=found.p95_ms <= FIRST_BYTE_MS,
    )


def weights(weight: Weight) -> Iterator[Check]:
    for visit, size, most in (
        ("first", weight.first, FIRST_VISIT_KB),
        ("next", weight.again, NEXT_VISIT_KB),
    ):
        yield Check(
            name=f"{visit} visit of {_short(weight.path)}",
            target=f"≤ {most} kB",
            measured=f"{size / 1000:.1f} kB",
            met=size <= most * 1000,
        )


def _short(path: str) -> str:
    return "/jobs/{slug}" if path.startswith("/jobs/") else path
