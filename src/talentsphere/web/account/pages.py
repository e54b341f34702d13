"""Every page of the area."""

from litestar.types import ControllerRouterHandler

from talentsphere.web.account import (
    invitations,
    leaving,
    profile,
    resetting,
    security,
    signing_in,
    signing_up,
)

ROUTES: tuple[ControllerRouterHandler, ...] = (
    *signing_up.ROUTES,
    *signing_in.ROUTES,
    *resetting.ROUTES,
    *profile.ROUTES,
    *security.ROUTES,
    *leaving.ROUTES,
    *invitations.ROUTES,
)
