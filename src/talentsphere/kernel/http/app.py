"""Assembles the ASGI app of a role from its routes and what handlers may ask for."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from litestar import Litestar, Request
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig
from litestar.types import ASGIApp, ControllerRouterHandler

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import problems
from talentsphere.kernel.http.keyed import keyed
from talentsphere.kernel.http.observe import observed
from talentsphere.kernel.transaction import Database

Authenticate = Callable[[Request[Any, Any, Any]], Awaitable[Actor]]


def litestar(
    *,
    routes: Sequence[ControllerRouterHandler],
    provided: Mapping[str, Any],
    authenticate: Authenticate,
    error_page: problems.ErrorPage,
    max_body: int,
    lifespan: Callable[[Litestar], AbstractAsyncContextManager[None]] | None = None,
    version: str = "",
) -> Litestar:
    """The framework's app. `provided` are the values handlers may name as parameters."""

    async def actor(request: Request[Any, Any, Any]) -> Actor:
        # Kept for the page of an error, which should still know who is looking at it.
        request.state.actor = await authenticate(request)
        return request.state.actor  # type: ignore[no-any-return]

    return Litestar(
        route_handlers=list(routes),
        dependencies={"actor": Provide(actor)} | {name: _value(value) for name, value in provided.items()},
        exception_handlers={Exception: problems.handler(error_page)},
        lifespan=[lifespan] if lifespan else [],
        openapi_config=OpenAPIConfig(title="TalentSphere", version=version or "1", path="/api/v1/schema"),
        request_max_body_size=max_body,
        logging_config=None,
    )


def asgi(app: Litestar, database: Database) -> ASGIApp:
    """The app with idempotency, request ids and metrics around it."""
    return observed(keyed(app, lambda: database.primary))


def _value(value: Any) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)
