"""A whole platform in a temporary home on free ports, started the way its operator starts it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from talentsphere.services.auth.contract import SESSION_COOKIE

CLI = [sys.executable, "-m", "talentsphere.cli"]
_TAKEN: set[int] = set()


def free_port() -> int:
    """A port below the ephemeral range that nothing listens on; never the same twice in one process."""
    start = 20_000 + (os.getpid() * 37) % 9_000
    for port in range(start, 32_000):
        if port in _TAKEN:
            continue
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        _TAKEN.add(port)
        return port
    raise RuntimeError("No free port.")


class Site:
    """A running platform. Use as a context manager; everything is stopped and removed at the end."""

    def __init__(self, *, arguments: tuple[str, ...] = ("--no-demo",), **settings: str) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="ts-", dir="/tmp"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._arguments = arguments
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("DB_", "PROMETHEUS"))
            },
            "TALENTSPHERE_HOME": str(self.home),
            "PORT": str(self.port),
            "ENVIRONMENT": "test",
            **settings,
        }

    def __enter__(self):
        try:
            self.run("up", "--detach", *self._arguments, timeout=180)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        subprocess.run([*CLI, "down"], env=self.environment, capture_output=True, timeout=90, check=False)
        shutil.rmtree(self.home, ignore_errors=True)

    def call(self, *arguments: str, timeout: float = 120, **options):
        """Runs the command line and returns what happened, whatever it was."""
        return subprocess.run(
            [*CLI, *arguments], env=self.environment, capture_output=True, text=True, timeout=timeout, check=False, **options
        )  # fmt: skip

    def run(self, *arguments: str, timeout: float = 120) -> str:
        """Runs the command line; its standard output. Fails with what it said when it exits non-zero."""
        done = self.call(*arguments, timeout=timeout)
        if done.returncode != 0:
            logs = "".join(
                f"\n== {path.name}\n" + path.read_text(errors="replace")[-2000:]
                for path in sorted((self.home / "log").glob("*.log"))
            )
            raise AssertionError(
                f"talentsphere {' '.join(arguments)} exited {done.returncode}:\n{done.stderr}{logs}"
            )
        return done.stdout

    def json(self, *arguments: str):
        return json.loads(self.run(*arguments, "--json"))

    def client(self, token: str | None = None) -> httpx.Client:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def browser(self, cookie: str | None = None) -> httpx.Client:
        """Asks for pages from another machine, sending forms as the site's own pages do; `cookie` is a session's."""
        headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": "203.0.113.9"}
        cookies = {SESSION_COOKIE: cookie} if cookie else {}
        return httpx.Client(base_url=self.url, headers=headers, cookies=cookies, timeout=30)

    def mails(self, to: str):
        """The messages to an address, oldest first."""
        return list(reversed(self.json("mail", "list", "--to", to)))

    def pids(self) -> dict[str, int]:
        """The process id of every supervised program."""
        return {process["name"]: process["pid"] for process in self.json("status")["processes"]}
