"""Supervisord: its configuration from the roles that run, its start, and the questions it answers."""

import contextlib
import os
import subprocess
import sys
import time
import xmlrpc.client
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from supervisor.xmlrpc import SupervisorTransport

from talentsphere.gateway.routing import Role
from talentsphere.runtime import RuntimeFault
from talentsphere.runtime.home import Home

_GUARD = Path(__file__).with_name("guard.py")


@dataclass(frozen=True)
class Program:
    """One supervised process. `socket` is removed before each start; `patience` is for its stop, seconds."""

    name: str
    command: tuple[str, ...]
    socket: Path | None = None
    stop_signal: str = "TERM"
    patience: int = 35
    priority: int = 500


@dataclass(frozen=True)
class ProcessState:
    """What supervisord knows of a program. `since` is when it entered the state, seconds since 1970."""

    name: str
    state: str
    pid: int
    since: int
    detail: str


def programs(
    *, roles: tuple[Role, ...], home: Home, postgres: tuple[str, ...] | None, nginx: Path, workers: int
) -> tuple[Program, ...]:
    """Everything that runs; no PostgreSQL when the settings name a server."""
    cli = (sys.executable, "-m", "talentsphere.cli")
    found = []
    if postgres is not None:
        found.append(Program("postgres", postgres, stop_signal="INT", priority=1))
    for role in roles:
        socket = home.socket(role.name)
        command = (*cli, "serve", *role.services, "--uds", str(socket), "--workers", str(workers))
        found.append(Program(f"app-{role.name}", command, socket=socket))
    found += [
        Program("worker", (*cli, "work", "worker")),
        Program("indexer", (*cli, "work", "indexer")),
        Program(
            "nginx",
            (str(nginx), "-p", str(home.run), "-c", str(home.run / "nginx.conf"), "-g", "daemon off;"),
            socket=home.run / "internal.sock",
            stop_signal="QUIT",
            priority=999,
        ),
    ]
    return tuple(found)


def configuration(home: Home, started: tuple[Program, ...]) -> str:
    """The text of supervisord.conf."""
    as_root = "user=root\n" if os.geteuid() == 0 else ""
    head = f"""[unix_http_server]
file={home.run}/supervisor.sock
chmod=0700

[supervisord]
{as_root}logfile={home.logs}/supervisor.log
logfile_maxbytes=5MB
logfile_backups=2
pidfile={home.run}/supervisor.pid
childlogdir={home.logs}
nocleanup=true
minfds=1024
; Few arenas, and freed memory given back soon: our processes have a thread or two that allocate.
environment=PROMETHEUS_MULTIPROC_DIR="{home.metrics}",TALENTSPHERE_HOME="{home.root}",MALLOC_ARENA_MAX="2",MALLOC_TRIM_THRESHOLD_="131072"

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""
    return "\n".join([head, *(_section(home, program) for program in started)])


def _section(home: Home, program: Program) -> str:
    guard = [sys.executable, "-ISE", str(_GUARD), str(home.run / f"{program.name}.started")]
    if program.socket is not None:
        guard += ["--socket", str(program.socket)]
    command = " ".join(_quote(word) for word in (*guard, "--", *program.command))
    return (
        f"[program:{program.name}]\ncommand={command}\npriority={program.priority}\nautostart=false\n"
        "autorestart=true\nstartsecs=1\nstartretries=1000000\n"
        f"stopsignal={program.stop_signal}\nstopwaitsecs={program.patience}\nredirect_stderr=true\n"
        f"stdout_logfile={home.logs}/{program.name}.log\nstdout_logfile_maxbytes=20MB\nstdout_logfile_backups=3\n"
    )


def _quote(word: str) -> str:
    # supervisord splits like a shell and expands %(…)s.
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


class Supervisor:
    """A running supervisord, asked over its socket."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._socket = home.run / "supervisor.sock"

    def running(self) -> bool:
        return self._mood() == "running"

    def wait_while_stopping(self) -> None:
        """Returns when a stop that is under way is through. Raises RuntimeFault after 60 s."""
        deadline = time.monotonic() + 60
        while self._mood() == "stopping":
            if time.monotonic() > deadline:
                raise RuntimeFault("The platform did not stop within 60 s.", hint="See log/supervisor.log.")
            time.sleep(0.1)

    def start(self) -> None:
        """Starts supervisord in a session of its own, so that Ctrl-C reaches only who waits for it."""
        self._socket.unlink(missing_ok=True)
        config = str(self._home.run / "supervisord.conf")
        with (self._home.logs / "supervisor.out").open("wb") as out:
            subprocess.Popen(
                [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", config],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + 10
        while not self.running():
            if time.monotonic() > deadline:
                said = (self._home.logs / "supervisor.out").read_text(errors="replace")
                raise RuntimeFault(f"supervisord did not start: {said.strip()[-500:]}")
            time.sleep(0.05)

    def start_program(self, name: str) -> None:
        self._call("supervisor.startProcess", name, False)

    def stop_program(self, name: str) -> None:
        self._call("supervisor.stopProcess", name, True)

    def states(self) -> list[ProcessState]:
        found: Any = self._call("supervisor.getAllProcessInfo")
        return [
            ProcessState(info["name"], info["statename"], info["pid"], info["start"], info["description"])
            for info in found
        ]

    def shutdown(self) -> None:
        """Stops every program in order and then supervisord; returns when its socket, the last of it, is gone."""
        # A refusal means that it is stopping already.
        with contextlib.suppress(xmlrpc.client.Fault):
            self._call("supervisor.shutdown")
        self.wait_while_stopping()

    def _mood(self) -> Literal["running", "stopping", "gone"]:
        try:
            self._call("supervisor.getState")
        except xmlrpc.client.Fault:
            # It answers no questions while it stops.
            return "stopping"
        except (OSError, xmlrpc.client.Error):
            return "gone"
        return "running"

    def _call(self, method: str, *arguments: Any) -> Any:
        transport = SupervisorTransport(None, None, f"unix://{self._socket}")
        with xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport) as server:
            return getattr(server, method)(*arguments)
