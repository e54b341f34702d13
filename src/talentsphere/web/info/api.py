"""The pages of the API: how to begin, and the reference drawn from the API's own document."""

from collections.abc import Callable
from typing import Any

from litestar import get

from talentsphere import registry
from talentsphere.gateway.limits import POLICY
from talentsphere.kernel import clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.openapi import PATH
from talentsphere.web.info.reference.codes import error_codes
from talentsphere.web.info.reference.operations import reference
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.markup import safe
from talentsphere.web.shell.texts import N_, Texts

ApiDocument = Callable[[], dict[str, Any]]

_KEPT = "api_reference"
_ZONES = {"api": N_("most addresses"), "auth": N_("signing in and up"), "upload": N_("uploads")}


@get("/api/v1")
async def api_page(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    """What to know before the first request."""
    return pages.show(
        request,
        actor,
        "info/api.html",
        title=N_("API"),
        canonical="/api/v1",
        description=pages.text(request, "Everything these pages do, programs can do through the API."),
        base_url=pages.base_url,
        openapi_path=PATH,
        services=[
            {"name": service.name, "owns": service.owns} for service in registry.SERVICES if _is_open(service)
        ],
        limits=[
            {"where": pages.text(request, _ZONES[limit.zone]), "rate": limit.rate, "burst": limit.burst}
            for limit in POLICY
            if limit.zone in _ZONES
        ],
    )


@get("/api/v1/docs")
async def reference_page(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], api_document: Injected[ApiDocument]
) -> Answer:
    """Services, operations, objects and error codes; drawn once for each language and process."""
    texts = texts_of(request, pages)
    kept: dict[str, str] = request.app.state.setdefault(_KEPT, {})
    if texts.locale not in kept:
        kept[texts.locale] = _drawn(pages, texts, api_document())
    return pages.show(
        request,
        actor,
        "info/reference.html",
        title=N_("API reference"),
        canonical="/api/v1/docs",
        openapi_path=PATH,
        drawn=safe(kept[texts.locale]),
    )


def _drawn(pages: Pages, texts: Texts, document: dict[str, Any]) -> str:
    return pages.renderer.render(
        "info/reference/whole.html",
        locale=texts.locale,
        timezone="UTC",
        now=clock.now(),
        api=reference(document),
        codes=error_codes(),
    )


def _is_open(service: registry.Service) -> bool:
    return any(route.path.startswith("/api/") for route in service.routes)
