"""A platform of its own in a temporary home on a free port, started and stopped as its operator does it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Self

from bench import accounting
from talentsphere.kernel.config import Settings, load_settings

_CLI = (sys.executable, "-m", "talentsphere.cli")
# All that the platform gets of the shell's environment: a setting there would make it another platform.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "POSTGRES_BIN", "NGINX_BIN")


class BenchError(Exception):
    """The measurement can't be made, and why."""


def free_port() -> int:
    """A port below the range for outgoing connections that nothing listens on."""
    for port in range(20_000 + os.getpid() * 31 % 9_000, 32_000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise BenchError("No port is free between 20000 and 32000.")


class Site:
    """A running platform. Use as a context manager: it is stopped and removed at the end, whatever happens."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="tsb-", dir="/tmp"))
        self.port = free_port()
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.environment = kept | {
            "TALENTSPHERE_HOME": str(self.home),
            "PORT": str(self.port),
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "ENVIRONMENT": "test",
            "RATE_LIMIT_EXEMPT": "127.0.0.1",
            "UPLOAD_PATH": str(self.home / "files"),
        }

    def __enter__(self) -> Self:
        try:
            self.run("up", "--detach", "--no-demo")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        stop = [*_CLI, "down"]
        subprocess.run(stop, env=self.environment, capture_output=True, timeout=90, check=False)
        shutil.rmtree(self.home, ignore_errors=True)

    def restart(self) -> None:
        """Stops the platform and starts it on the same home."""
        self.run("down")
        self.run("up", "--detach", "--no-demo")

    def run(self, *arguments: str, timeout: float = 300) -> str:
        """Runs the command line and returns what it printed. Raises BenchError with what it said."""
        done = subprocess.run(
            [*_CLI, *arguments], env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )  # fmt: skip
        if done.returncode != 0:
            said = done.stderr.strip() or done.stdout.strip()
            raise BenchError(f"talentsphere {' '.join(arguments)} exited {done.returncode}:\n{said}")
        return done.stdout

    def json(self, *arguments: str, timeout: float = 300) -> Any:
        return json.loads(self.run(*arguments, "--json", timeout=timeout))

    @property
    def settings(self) -> Settings:
        return load_settings(self.environment)

    @property
    def socket(self) -> Path:
        """Where the app answers without the gateway."""
        return self.home / "run" / "all.sock"

    @property
    def supervisor(self) -> int:
        """The process that is the ancestor of all others of the platform."""
        return int((self.home / "run" / "supervisor.pid").read_text(encoding="ascii"))

    def pids(self) -> dict[str, int]:
        """The process of each supervised program, by its name without the role."""
        return {row["name"].split("-")[0]: row["pid"] for row in self.json("status")["processes"]}

    def memory(self) -> dict[str, int]:
        """Proportional set size in bytes by program, the supervisor among them."""
        found = {name: accounting.memory_bytes(pid) for name, pid in self.pids().items()}
        found["supervisor"] = accounting.memory_bytes(self.supervisor) - sum(found.values())
        return found

    def wait_indexed(self, jobs: int, *, seconds: float = 60) -> float:
        """Returns when the search index holds so many jobs; how long that took, seconds."""
        began = time.monotonic()
        while self.json("search", "status")["jobs"] < jobs:
            if time.monotonic() - began > seconds:
                raise BenchError(f"The index does not hold {jobs} jobs after {seconds:.0f} s.")
            time.sleep(0.3)
        return time.monotonic() - began
