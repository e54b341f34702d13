"""Every page of the area."""

from litestar.types import ControllerRouterHandler

from talentsphere.web.hiring import editor, importing, lifecycle, members, overview, settings, start

ROUTES: tuple[ControllerRouterHandler, ...] = (
    *start.ROUTES,
    *overview.ROUTES,
    *settings.ROUTES,
    *members.ROUTES,
    *editor.ROUTES,
    *lifecycle.ROUTES,
    *importing.ROUTES,
)
