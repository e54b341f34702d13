"""Assembles the ASGI app of a role from its routes and what handlers may ask for."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from litestar import Litestar, Request
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, ControllerRouterHandler

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import problems
from talentsphere.kernel.http.bodies import checked_bodies
from talentsphere.kernel.http.keyed import keyed
from talentsphere.kernel.http.methods import every_method
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

    app = Litestar(
        route_handlers=list(routes),
        dependencies={"actor": Provide(actor)} | {name: _value(value) for name, value in provided.items()},
        exception_handlers={Exception: problems.handler(error_page)},
        lifespan=[lifespan] if lifespan else [],
        openapi_config=OpenAPIConfig(title="TalentSphere", version=version or "1", path="/api/v1/schema"),
        request_max_body_size=max_body,
        logging_config=None,
    )
    _hand_over(app, provided)
    return app


def _hand_over(app: Litestar, provided: Mapping[str, Any]) -> None:
    """Makes handlers get the values at once, and the rest of what they ask for one after the other.

    The framework calls a provider for each value and starts a task for each of two and more. Ours are there already,
    so that this would cost more than all else around a handler.
    """
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for _, model in route.route_handler_map.values():
                wanted = [one for batch in model.dependency_batches for one in batch]
                values = {one.key: provided[one.key] for one in wanted if one.key in provided}
                model.dependency_batches = [{one} for one in wanted if one.key not in provided]
                if values:
                    model.extractors.append(_giving(values))


def _giving(values: dict[str, Any]) -> Callable[[dict[str, Any], Any], Awaitable[None]]:
    async def give(arguments: dict[str, Any], _: Any) -> None:
        arguments.update(values)

    return give


def asgi(app: Litestar, database: Database) -> ASGIApp:
    """The app with HEAD, idempotency, request ids and metrics around it."""
    return observed(checked_bodies(keyed(every_method(app), lambda: database.primary)))


def _value(value: Any) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)
