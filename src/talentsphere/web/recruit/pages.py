"""Every page of the area."""

from litestar.types import ControllerRouterHandler

from talentsphere.web.recruit import board, candidate, deciding, noting, stages

ROUTES: tuple[ControllerRouterHandler, ...] = (
    *board.ROUTES,
    *stages.ROUTES,
    *candidate.ROUTES,
    *deciding.ROUTES,
    *noting.ROUTES,
)
