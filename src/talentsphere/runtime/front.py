"""What the pages of a role are given: the renderer, the facts of the site, the operator's overview, error pages."""

from dataclasses import dataclass
from typing import Any

from litestar import Request, Response

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.config import Settings
from talentsphere.kernel.http.problems import ErrorPage, Problem
from talentsphere.kernel.transaction import Database
from talentsphere.runtime.home import Home
from talentsphere.runtime.overview import DatabaseOverview
from talentsphere.web.kit.answers import Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.shell.assets import Assets
from talentsphere.web.shell.rendering import Renderer


@dataclass(frozen=True)
class Front:
    """Values for handlers, and the page of a problem."""

    provided: dict[str, Any]
    error_page: ErrorPage


def front(settings: Settings, home: Home, database: Database) -> Front:
    """Made once for each process."""
    pages = Pages(
        Renderer(assets=Assets.load(), reload=settings.hot_reload),
        base_url=settings.base_url.rstrip("/"),
        secure=settings.secure_cookies,
        same_site=settings.session_same_site,
        session_max_age=settings.session_max_age,
    )
    facts = SiteFacts(
        base_url=settings.base_url.rstrip("/"),
        local_mailbox=settings.smtp_host is None,
        demo=(home.root / "demo.json").exists(),
        environment=settings.environment,
        version=settings.version,
    )

    def error_page(request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
        return pages.error(request, request.state.get("actor", NOBODY), problem)

    return Front(
        provided={"pages": pages, "site": facts, "overview": DatabaseOverview(database)},
        error_page=error_page,
    )
