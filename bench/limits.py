"""The limits of the same run: the bare responder behind a gateway of its own, and pgbench with the same SQL."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Self, cast
from uuid import UUID

from bench import responder
from bench.requests import Posting
from bench.site import BenchError, Site, free_port
from talentsphere.gateway.facts import SLOTS, Gateway
from talentsphere.gateway.render import nginx_conf
from talentsphere.gateway.routing import roles
from talentsphere.kernel.transaction import Connection
from talentsphere.runtime.home import Home
from talentsphere.runtime.platform import nginx_binary
from talentsphere.runtime.postgres import DATABASE, PORT, USER, binaries
from talentsphere.runtime.wiring import cluster_of
from talentsphere.services.jobs.store import postings as job_store
from talentsphere.services.search import store as search_store

_ROOT = Path(__file__).resolve().parents[1]


class _Recorder:
    """Stands where a connection would and keeps the statement instead of sending it."""

    sql = ""

    async def fetch(self, sql: str, *_: Any) -> list[Any]:
        self.sql = sql
        return []

    async def fetchrow(self, sql: str, *_: Any) -> None:
        self.sql = sql


def statements() -> dict[str, str]:
    """The very SQL of our stores, by measurement: asked of them, so that it can't differ."""

    async def record() -> dict[str, str]:
        recorders = {name: _Recorder() for name in ("list", "job", "page")}
        given = {name: cast("Connection", recorder) for name, recorder in recorders.items()}
        await search_store.newest(given["list"], after=None, limit=20)
        await job_store.by_id(given["job"], UUID(int=0))
        await job_store.by_slug(given["page"], "x")
        return {name: recorder.sql for name, recorder in recorders.items()}

    return asyncio.run(record())


class Responder:
    """The bare responder on a socket, behind nginx with the configuration our gateway has. A context manager."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._folder = Path(tempfile.mkdtemp(prefix="tsr-", dir="/tmp"))
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.port = free_port()
        self.socket = self._folder / "bare.sock"

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def pids(self) -> dict[str, int]:
        """The processes whose CPU an answer costs; PostgreSQL is the platform's."""
        return {name: process.pid for name, process in self._processes.items()}

    def close(self) -> None:
        for process in self._processes.values():
            process.send_signal(signal.SIGTERM)
        for process in self._processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        settings = self._site.settings
        cluster = cluster_of(settings, Home(self._site.home))
        needed = responder.environment(dsn=cluster.dsn, statements=statements())
        self._run("app", sys.executable, "-m", "bench.responder", str(self.socket), **needed)
        nginx = str(nginx_binary(settings.nginx_bin))
        self._write_configuration()
        configuration = str(self._folder / "nginx.conf")
        self._run("nginx", nginx, "-p", str(self._folder), "-c", configuration, "-g", "daemon off;")
        deadline = time.monotonic() + 15
        while not self._listens():
            if time.monotonic() > deadline or any(p.poll() is not None for p in self._processes.values()):
                raise BenchError(f"The responder did not start: {self._said()}")
            time.sleep(0.05)

    def _run(self, name: str, *command: str, **environment: str) -> None:
        with (self._folder / f"{name}.log").open("wb") as log:
            self._processes[name] = subprocess.Popen(
                command, env=self._site.environment | environment, cwd=_ROOT, stdout=log, stderr=log
            )

    def _write_configuration(self) -> None:
        """Our gateway's, whose slots all lead to the responder."""
        everything = roles(())
        slots = self._folder / "slots" / everything[0].name
        slots.mkdir(parents=True)
        (self._folder / "nginx").mkdir()
        for slot in range(SLOTS):
            (slots / f"s{slot:02}.sock").symlink_to(self.socket)
        gateway = Gateway(
            host="127.0.0.1",
            public_port=self.port,
            run=self._folder,
            logs=self._folder,
            static=self._folder,
            pages=self._folder,
            page_policy="default-src 'self'",
            max_body=1_000_000,
            exempt=("127.0.0.1",),
            trusted_proxies=(),
            roles=everything,
            https=False,
            as_root=os.geteuid() == 0,
        )
        (self._folder / "nginx.conf").write_text(nginx_conf(gateway), encoding="utf-8")

    def _listens(self) -> bool:
        return self.socket.exists() and (self._folder / "nginx.pid").exists()

    def _said(self) -> str:
        logs = (self._folder / f"{name}.log" for name in self._processes)
        return " ".join(log.read_text(errors="replace").strip()[-1000:] for log in logs)


def pgbench(site: Site, name: str, job: Posting, *, seconds: int = 2, clients: int = 8) -> float:
    """Transactions a second of one of the statements, prepared, without any app."""
    settings = site.settings
    sql = statements()[name].replace("$1", ":key").replace("\n", " ")
    script = site.home / f"{name}.pgbench"
    script.write_text(sql + ";\n", encoding="utf-8")
    key = job.slug if name == "page" else job.id
    password = (site.home / "secrets" / "postgres").read_text(encoding="utf-8").strip()
    done = subprocess.run(
        [
            str(binaries(settings.postgres_bin) / "pgbench"), "--no-vacuum", "--protocol=prepared", f"--file={script}",
            f"--define=key={key}", f"--client={clients}", "--jobs=1", f"--time={seconds}",
            f"--host={site.home / 'run'}", f"--port={PORT}", f"--username={USER}", DATABASE,
        ],
        env=os.environ | {"PGPASSWORD": password}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    found = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    if done.returncode != 0 or found is None:
        raise BenchError(f"pgbench failed: {done.stderr.strip()[-500:]}")
    return float(found[1])
