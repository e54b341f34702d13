"""Metrics of every process. Names are those operators know from the guides; buckets resolve 1 ms to 10 s.

With PROMETHEUS_MULTIPROC_DIR set (the supervisor sets it) all processes of a home share one folder and any
of them renders the sum.
"""

import os
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

REQUEST_SECONDS = Histogram(
    "http_request_duration_seconds",
    "Time from the request's first byte in the app to the answer's last, seconds.",
    ["method", "route", "status_code"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10),
)
REQUESTS = Counter("http_requests", "Requests answered.", ["method", "route", "status_code"])
QUERY_SECONDS = Histogram(
    "database_query_duration_seconds",
    "Time of one statement including the wait for its rows, seconds.",
    ["operation", "table"],
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.3, 1, 5),
)
CONNECTIONS_ACTIVE = Gauge(
    "database_connections_active", "Pool connections in use now.", multiprocess_mode="livesum"
)
MEMORY_BYTES = Gauge(
    "process_memory_usage_bytes", "Memory of the process, bytes.", ["type"], multiprocess_mode="liveall"
)
EVENTS = Counter("events_handled", "Reactions finished.", ["event", "subscriber", "outcome"])
MAIL = Counter("mail_deliveries", "Delivery attempts of mail.", ["outcome"])


def render() -> bytes:
    """All metrics in the Prometheus text format."""
    read_memory()
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    return generate_latest(registry)


def read_memory() -> None:
    """Sets the memory gauge from /proc; `heap` is the private anonymous part of the resident set."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    for label, field in (
        ("rss", "VmRSS"),
        ("heapUsed", "RssAnon"),
        ("heapTotal", "VmData"),
        ("external", "RssFile"),
    ):
        MEMORY_BYTES.labels(label).set(int(fields[field].split()[0]) * 1024)
