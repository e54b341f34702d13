"""The ASGI app of a role: the routes of its services, all they may ask for, and the endpoints of every role."""

import importlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import fields
from typing import Any

from litestar import Litestar, Request
from litestar.types import ASGIApp, ControllerRouterHandler

from talentsphere import registry
from talentsphere.gateway.routing import Role
from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.config import Settings
from talentsphere.kernel.health import Probe
from talentsphere.kernel.http import openapi
from talentsphere.kernel.http.app import Authenticate, asgi, litestar
from talentsphere.kernel.http.endpoints import ENDPOINTS
from talentsphere.kernel.http.problems import response
from talentsphere.kernel.transaction import Database
from talentsphere.runtime.front import front
from talentsphere.runtime.home import Home, home_of
from talentsphere.runtime.wiring import Services, database_of, wire
from talentsphere.services.auth.contract import SESSION_COOKIE

# For the database, at the start of a process, seconds.
_PATIENCE = 60.0
_BEARER = "bearer "


def app_of(role: Role, settings: Settings) -> ASGIApp:
    """What the app server runs."""
    home = home_of(settings)
    database = database_of(settings, home)
    return asgi(build(role, settings, home, database), database)


def build(role: Role, settings: Settings, home: Home, database: Database) -> Litestar:
    """The role's Litestar app; the database opens and closes with it."""
    services = wire(settings, home, database)
    pages = front(settings, home, database)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        # A role that starts while the database recovers is ready as soon as that is.
        await database.open(patience=_PATIENCE)
        try:
            yield
        finally:
            await database.close()

    def every_route() -> Litestar:
        return _litestar(tuple(service.name for service in registry.SERVICES), provided(services), settings)

    given = (
        provided(services)
        | pages.provided
        | {
            "probe": Probe(role=role.name, version=settings.version, home=home.root, database=database),
            "api_document": openapi.kept(every_route),
        }
    )
    return litestar(
        routes=[*ENDPOINTS, *openapi.ROUTES, *routes_of(role.services)],
        provided=given,
        authenticate=_authenticate(services),
        error_page=pages.error_page,
        max_body=settings.request_max_body,
        lifespan=lifespan,
        version=settings.version,
    )


def routes_of(services: Sequence[str]) -> list[ControllerRouterHandler]:
    """The handlers of some services; `web` has pages instead of an API."""
    modules = [
        "talentsphere.web.pages" if name == "web" else f"talentsphere.services.{name}.api"
        for name in services
    ]
    return [route for module in modules for route in importlib.import_module(module).ROUTES]


def provided(services: Services) -> dict[str, Any]:
    """Each service under its own name, as handlers ask for it."""
    return {field.name: getattr(services, field.name) for field in fields(services)}


def _authenticate(services: Services) -> Authenticate:
    async def authenticate(request: Request[Any, Any, Any]) -> Actor:
        header = request.headers.get("authorization", "")
        bearer = header[len(_BEARER) :].strip() if header[: len(_BEARER)].lower() == _BEARER else None
        # A page's cookie opens no API route: what other sites can make a browser send must not act there.
        session = None if request.scope["path"].startswith("/api/") else request.cookies.get(SESSION_COOKIE)
        if bearer is None and session is None:
            return NOBODY
        return await services.auth.authenticate(session=session, bearer=bearer)

    return authenticate


def _litestar(services: Sequence[str], given: dict[str, Any], settings: Settings) -> Litestar:
    """An app that only describes the API of all services, whatever this role serves."""

    async def nobody(_: Request[Any, Any, Any]) -> Actor:
        return NOBODY

    return litestar(
        routes=routes_of(services),
        provided=given,
        authenticate=nobody,
        error_page=lambda _, problem: response(problem),
        max_body=settings.request_max_body,
        version=settings.version,
    )
