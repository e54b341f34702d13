"""The one folder that holds all state of an installation, and what lies where in it."""

import secrets
from pathlib import Path

from talentsphere.kernel.config import Settings


class Home:
    """Paths below TALENTSPHERE_HOME. Nothing is made before `prepare`."""

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser().resolve()
        self.postgres = self.root / "pg"
        self.secrets = self.root / "secrets"
        self.run = self.root / "run"
        self.slots = self.run / "slots"
        self.metrics = self.run / "metrics"
        self.logs = self.root / "log"
        self.index = self.root / "index"

    def prepare(self) -> None:
        """Makes the folders; those with secrets or sockets are the owner's alone."""
        self.root.mkdir(parents=True, exist_ok=True)
        for folder in (self.secrets, self.run, self.slots, self.metrics, self.logs, self.run / "nginx"):
            folder.mkdir(mode=0o700, exist_ok=True)

    def secret(self, name: str, given: str | None = None) -> str:
        """The secret that was given by a setting, else the one kept here, made on first use."""
        if given is not None:
            return given
        path = self.secrets / name
        if not path.exists():
            self.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self.secrets / f".{name}.{secrets.token_hex(4)}"
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48), encoding="utf-8")
            # Two processes may be here at once; a link is made only if there is none yet.
            try:
                path.hardlink_to(fresh)
            except FileExistsError:
                pass  # the other process was first, and its secret counts
            finally:
                fresh.unlink()
        return path.read_text(encoding="utf-8").strip()

    def socket(self, role: str) -> Path:
        return self.run / f"{role}.sock"


def home_of(settings: Settings) -> Home:
    return Home(settings.home)
