"""The processes of one site, whom to kill among them, and whether everything runs again."""

import asyncio
import os
import random
import signal
import time
from pathlib import Path

import httpx

from talentsphere.runtime.home import Home
from talentsphere.runtime.supervisor import Supervisor

KINDS = (
    "app master", "app worker", "queue worker", "indexer", "nginx master", "nginx worker", "postgres backend",
    "postmaster",
)  # fmt: skip
# So long everything has to run without a break before it counts as recovered: a killed backend, for one, takes
# its clients down a moment later.
STEADY = 0.8


def children(pid):
    """The living processes whose parent is `pid`."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit() and (fields := _stat(int(name))) and int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(name))
    return found


def alive(pid):
    fields = _stat(pid)
    return fields is not None and fields[0] != "Z"


def _stat(pid):
    """State, parent and what follows of /proc/PID/stat; None when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def title(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Processes:
    """Looks only at what the site's own supervisor started."""

    def __init__(self, site):
        self._url = site.url
        self._supervisor = Supervisor(Home(site.home))

    def programs(self):
        """Each program's process id, 0 when it is down, and whether it is RUNNING."""
        return {state.name: (state.pid, state.state == "RUNNING") for state in self._supervisor.states()}

    def victim(self, kind, choose: random.Random):
        """A process id of that kind, or None while there is none."""
        programs = self.programs()
        name, _, part = kind.partition(" ")
        program = {
            "app": "app-all", "queue": "worker", "postmaster": "postgres",
        }.get(name, name)  # fmt: skip
        master = programs[program][0]
        if not master:
            return None
        if kind == "postgres backend":
            found = [pid for pid in children(master) if "[local]" in title(pid)]
        elif part == "worker" and program in {"app-all", "nginx"}:
            found = children(master)
        else:
            found = [master]
        return choose.choice(found) if found else None

    async def recovery(self, victim, *, killed_at, patience=30.0):
        """Kill to the start of a steady stretch of health, seconds. Fails with what does not run."""
        steady_since = None
        async with httpx.AsyncClient(base_url=self._url, timeout=2) as client:
            while True:
                asked_at = time.monotonic()
                wrong = [f"{victim} lives"] if alive(victim) else await self._wrong(client)
                now = time.monotonic()
                if wrong:
                    steady_since = None
                    assert now - killed_at < patience, wrong
                elif steady_since is None:
                    steady_since = asked_at
                elif now - steady_since >= STEADY:
                    return steady_since - killed_at
                await asyncio.sleep(0.04)

    async def _wrong(self, client):
        wrong = [name for name, (_, running) in self.programs().items() if not running]
        try:
            answer = await client.get("/readyz")
        except httpx.TransportError as error:
            return [*wrong, f"gateway: {error!r}"]
        return wrong if answer.status_code == 200 else [*wrong, f"readyz: {answer.status_code}"]

    async def kill(self, kind, choose):
        """Kills one process of the kind and waits until all is well again; how long that took, seconds."""
        while (pid := self.victim(kind, choose)) is None:
            await asyncio.sleep(0.02)
        killed_at = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        return await self.recovery(pid, killed_at=killed_at)
