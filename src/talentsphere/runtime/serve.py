"""Runs one role under Granian, on a socket or a port."""

import gc
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from talentsphere.gateway.routing import Role
from talentsphere.kernel import log
from talentsphere.kernel.config import load_settings
from talentsphere.runtime import RuntimeFault

if TYPE_CHECKING:
    from litestar.types import ASGIApp

_ROLE = "TALENTSPHERE_SERVE"
_FIRST_EPHEMERAL = 32768
_YOUNG_OBJECTS = 10_000


def serve(role: Role, *, socket: Path | None = None, port: int | None = None, workers: int = 1) -> None:
    """Serves until it is told to stop, then finishes what is under way."""
    # Granian's workers are fresh processes; what they serve reaches them by the environment.
    os.environ[_ROLE] = ",".join(role.services)
    from granian.constants import Interfaces, Loops  # noqa: PLC0415 - only the server's master needs Granian
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    if port is not None and port >= _FIRST_EPHEMERAL:
        raise RuntimeFault(
            f"Port {port} is in the range for outgoing connections.", hint="Use one below 32768."
        )
    where = {"uds": socket} if socket else {"address": "127.0.0.1", "port": port or role.port}
    Server(
        "talentsphere.runtime.serve:app",
        factory=True,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=workers,
        websockets=False,
        backlog=2048,
        backpressure=2048,
        respawn_failed_workers=True,
        # Longer than a worker takes to start: a shorter pause gives up on it and refuses requests for seconds.
        respawn_interval=3.5,
        workers_kill_timeout=30,
        log_level=LogLevels.warning,
        **where,
    ).serve()


def app() -> "ASGIApp":
    """The factory each worker calls."""
    from litestar.exceptions import LitestarDeprecationWarning  # noqa: PLC0415 - as below

    from talentsphere.runtime.roles import app_of  # noqa: PLC0415 - the master does not need the framework

    # Markers for parameters are for Litestar 3; we are pinned below it.
    warnings.simplefilter("ignore", LitestarDeprecationWarning)
    settings = load_settings(os.environ)
    role = Role(tuple(os.environ[_ROLE].split(",")))
    log.setup(name=role.name, level=settings.log_level, json=settings.log_format == "json")
    serving = app_of(role, settings)
    # What is there now stays for good: the collector need not walk through it again and again. Requests leave
    # few cycles behind, so it may wait longer for them too.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)
    return serving
