"""What nginx's configuration is made of."""

from dataclasses import dataclass
from pathlib import Path

from talentsphere.gateway.routing import Role

SLOTS = 20


@dataclass(frozen=True)
class Gateway:
    """What the configuration is made of. Paths are absolute; `public_port` listens on `host`."""

    host: str
    public_port: int
    run: Path
    logs: Path
    static: Path
    error_page: Path
    max_body: int
    exempt: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    roles: tuple[Role, ...]
    https: bool
    as_root: bool
