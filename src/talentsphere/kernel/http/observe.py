"""The outermost layer of every role: the request's id, its time, its count. Plain ASGI, for its cost."""

import re
import time
from functools import lru_cache
from typing import Any
from uuid import uuid4

from litestar.types import ASGIApp
from prometheus_client import Counter, Histogram

from talentsphere.kernel import log, telemetry

_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}\Z")


def observed(app: ASGIApp) -> ASGIApp:
    """Wraps an app: answers carry X-Request-ID and X-Response-Time (milliseconds), metrics count them."""

    # ASGI's messages are plain dictionaries; the framework's types for them are ambiguous unions.
    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        began = time.perf_counter()
        request_id = _request_id(scope)
        token = log.request_id.set(request_id)
        status = 500

        async def send_observed(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", request_id.encode()),
                    (b"x-response-time", b"%.1fms" % ((time.perf_counter() - began) * 1000)),
                ]
            await send(message)

        try:
            await app(scope, receive, send_observed)
        finally:
            _count(scope, status, time.perf_counter() - began)
            log.request_id.reset(token)

    return wrapped


def _request_id(scope: Any) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _ID.match(value):
            return str(value.decode())
    return uuid4().hex


def _count(scope: Any, status: int, seconds: float) -> None:
    # Unmatched addresses share one label, so that a scanner can't grow the metrics without bound.
    route = str(scope.get("path_template") or "unmatched")
    timer, counter = _metrics(str(scope["method"]), route, str(status))
    timer.observe(seconds)
    counter.inc()


@lru_cache(maxsize=4096)
def _metrics(*labels: str) -> tuple[Histogram, Counter]:
    return telemetry.REQUEST_SECONDS.labels(*labels), telemetry.REQUESTS.labels(*labels)
