"""What every role answers besides its services: health, readiness, liveness, metrics."""

from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.handlers import HTTPRouteHandler

from talentsphere.kernel import telemetry
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.health import Health, Probe
from talentsphere.kernel.http import Injected

# The public listener of the gateway sets this header on every request, and nothing else does.
PUBLIC_HEADER = "x-gateway"


@get("/livez", media_type=MediaType.TEXT, include_in_schema=False)
async def livez() -> str:
    """The process runs its event loop; asks nothing else."""
    return "ok"


@get("/readyz", media_type=MediaType.TEXT, include_in_schema=False)
async def readyz(probe: Injected[Probe]) -> Response[str]:
    """Whether requests can be answered: 200, or 503."""
    ready = await probe.ready()
    return Response(
        "ok" if ready else "not ready", status_code=200 if ready else 503, media_type=MediaType.TEXT
    )


@get("/health", include_in_schema=False)
async def health(probe: Injected[Probe]) -> Response[Health]:
    """All checks. 200 unless nothing works."""
    report = await probe.report()
    return Response(report, status_code=503 if report.status == "unhealthy" else 200)


@get("/metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any], actor: Injected[Actor]) -> Response[bytes]:
    """Prometheus text, for the internal listener and for operators."""
    if PUBLIC_HEADER in request.headers:
        actor.require_operator()
    return Response(telemetry.render(), media_type=telemetry.CONTENT_TYPE)


ENDPOINTS: tuple[HTTPRouteHandler, ...] = (livez, readyz, health, metrics)
