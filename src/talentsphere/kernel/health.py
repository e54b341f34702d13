"""Health with the split that keeps a fault outside from removing instances.

`/livez` asks nothing, `/readyz` asks hard local dependencies, `/health` tells everything and answers 503 only
when the role can't work at all. Error texts are for operators' logs, never for the answer.
"""

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal

import msgspec

from talentsphere.kernel import clock
from talentsphere.kernel.transaction import Database

logger = logging.getLogger(__name__)

Status = Literal["healthy", "degraded", "unhealthy"]
_STARTED = time.monotonic()
_LOW_DISK = 0.05
_PATIENCE = 2.0


class Check(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One dependency: how it is, how long its answer took (milliseconds), what a reader may know of it."""

    healthy: bool
    response_time: float
    message: str = ""
    details: dict[str, Any] = {}


class Health(msgspec.Struct, frozen=True, kw_only=True):
    status: Status
    timestamp: str
    version: str
    uptime: float
    role: str
    checks: dict[str, Check]


class Probe:
    """What a role's health is made of."""

    def __init__(self, *, role: str, version: str, home: Path, database: Database) -> None:
        self.role = role
        self.version = version
        self._home = home
        self._database = database

    async def ready(self) -> bool:
        """Whether the database answers; without it nothing here can be served."""
        return (await self._check(self._ask_database)).healthy

    async def report(self) -> Health:
        checks = {
            "database": await self._check(self._ask_database),
            "external_services": Check(
                healthy=True, response_time=0, details={"healthy_services": 0, "total_services": 0}
            ),
            "memory": await self._check(self._ask_memory),
            "disk": await self._check(self._ask_disk),
        }
        return Health(
            status=_overall(checks),
            timestamp=clock.now().isoformat(timespec="milliseconds"),
            version=self.version,
            uptime=round(time.monotonic() - _STARTED, 3),
            role=self.role,
            checks=checks,
        )

    async def _check(self, ask: Callable[[], Awaitable[tuple[bool, str, dict[str, Any]]]]) -> Check:
        began = time.perf_counter()
        try:
            healthy, message, details = await asyncio.wait_for(ask(), _PATIENCE)
        except Exception:
            # A probe turns every fault into "not healthy"; what it was stands in the log.
            logger.warning("A health check failed", exc_info=True)
            healthy, message, details = False, "does not answer", {}
        taken = round((time.perf_counter() - began) * 1000, 2)
        return Check(healthy=healthy, response_time=taken, message=message, details=details)

    async def _ask_database(self) -> tuple[bool, str, dict[str, Any]]:
        await self._database.primary.fetchval("SELECT 1")
        return True, "", {}

    async def _ask_memory(self) -> tuple[bool, str, dict[str, Any]]:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]  # noqa: ASYNC240 - not on a disk
        resident = int(pages) * os.sysconf("SC_PAGE_SIZE")
        return True, "", {"rss_bytes": resident}

    async def _ask_disk(self) -> tuple[bool, str, dict[str, Any]]:
        usage = shutil.disk_usage(self._home)
        free = usage.free / usage.total
        return free > _LOW_DISK, "" if free > _LOW_DISK else "almost full", {"free_ratio": round(free, 4)}


def _overall(checks: dict[str, Check]) -> Status:
    if not checks["database"].healthy:
        return "unhealthy"
    return "healthy" if all(check.healthy for check in checks.values()) else "degraded"
