"""What nginx's configuration is made of."""

from dataclasses import dataclass
from pathlib import Path

from talentsphere.gateway.routing import Role

SLOTS = 20


@dataclass(frozen=True)
class Gateway:
    """Paths are absolute; `public_port` listens on `host`.

    `pages` holds 429.html, 502.html and 503.html, which need the Content-Security-Policy `page_policy`.
    """

    host: str
    public_port: int
    run: Path
    logs: Path
    static: Path
    pages: Path
    page_policy: str
    max_body: int
    exempt: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    roles: tuple[Role, ...]
    https: bool
    as_root: bool
