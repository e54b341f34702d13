"""The ASGI app of a role: the routes of its services, everything they may ask for, and the endpoints of all roles."""

import importlib
import importlib.util
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import fields
from typing import Any

from litestar import Litestar, Request
from litestar.types import ASGIApp, ControllerRouterHandler

from talentsphere.gateway.routing import Role
from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.config import Settings
from talentsphere.kernel.health import Probe
from talentsphere.kernel.http.app import asgi, litestar
from talentsphere.kernel.http.endpoints import ENDPOINTS
from talentsphere.kernel.transaction import Database
from talentsphere.runtime.home import Home, home_of
from talentsphere.runtime.wiring import Services, database_of, wire


def routes_of(services: Sequence[str]) -> list[ControllerRouterHandler]:
    """The handlers of some services; `web` has pages instead of an API."""
    modules = [
        "talentsphere.web.pages" if name == "web" else f"talentsphere.services.{name}.api"
        for name in services
    ]
    return [
        route
        for module in modules
        if importlib.util.find_spec(module)
        for route in importlib.import_module(module).ROUTES
    ]


def app_of(role: Role, settings: Settings) -> ASGIApp:
    """What the app server runs."""
    home = home_of(settings)
    database = database_of(settings, home)
    return asgi(build(role, settings, home, database), database)


def build(role: Role, settings: Settings, home: Home, database: Database) -> Litestar:
    """The role's Litestar app; the database opens and closes with it."""
    services = wire(settings, home, database)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        await database.open()
        try:
            yield
        finally:
            await database.close()

    async def authenticate(request: Request[Any, Any, Any]) -> Actor:
        return NOBODY

    return litestar(
        routes=[*ENDPOINTS, *routes_of(role.services)],
        provided=provided(services) | {"probe": _probe(role, settings, home, database)},
        authenticate=authenticate,
        error_page=lambda request, problem: problem.title.encode(),
        max_body=settings.request_max_body,
        lifespan=lifespan,
        version=settings.version,
    )


def provided(services: Services) -> dict[str, Any]:
    """Each service under its own name, as handlers ask for it."""
    return {field.name: getattr(services, field.name) for field in fields(services)}


def _probe(role: Role, settings: Settings, home: Home, database: Database) -> Probe:
    return Probe(role=role.name, version=settings.version, home=home.root, database=database)
