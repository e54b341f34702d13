"""The one table of services. What an operator sees is derived from it; nothing here is listed twice.

Data only: no imports of the project, no logic beyond look-ups.
"""

from dataclasses import dataclass
from typing import Literal

EVENTS_SCHEMA = "events"
GATEWAY_PORT = 8000

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
RateZone = Literal["auth", "api", "upload", "pages", "none"]


@dataclass(frozen=True)
class Route:
    """Addresses a service answers. Exact beats prefix; `methods` empty means all."""

    path: str
    exact: bool = False
    methods: tuple[Method, ...] = ()
    zone: RateZone = "api"


@dataclass(frozen=True)
class Schedule:
    """A task of a service and when it runs, as a cron expression in UTC."""

    task: str
    cron: str


@dataclass(frozen=True)
class Service:
    """One domain service. `tier` counts from 0, the lowest; services call only lower tiers' contracts."""

    name: str
    owns: str
    tier: int
    port: int
    routes: tuple[Route, ...]
    emits: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    process: Literal["worker", "indexer"] = "worker"
    replicas: tuple[int, int] = (1, 4)


SERVICES: tuple[Service, ...] = (
    Service(
        name="users",
        owns="people, their names, roles and profiles",
        tier=0,
        port=3002,
        routes=(Route("/api/v1/users"),),
        emits=("users.deleted",),
        replicas=(2, 10),
    ),
    Service(
        name="email",
        owns="outgoing mail, its delivery log and the local mailbox",
        tier=0,
        port=3012,
        routes=(Route("/api/v1/email"),),
        emits=("email.queued",),
        reads=("email.queued", "users.deleted"),
        schedules=(Schedule("email.sweep", "* * * * *"),),
    ),
    Service(
        name="files",
        owns="stored uploads, checked by content",
        tier=0,
        port=3009,
        routes=(Route("/api/v1/files", zone="upload"), Route("/files", zone="pages")),
        reads=("users.deleted",),
        schedules=(Schedule("files.sweep", "17 * * * *"),),
    ),
    Service(
        name="auth",
        owns="credentials, sessions, tokens and mailed links",
        tier=1,
        port=3001,
        routes=(Route("/api/v1/auth", zone="auth"),),
        emits=("auth.link_requested", "auth.password_changed", "auth.email_changed"),
        reads=("auth.link_requested", "auth.password_changed", "auth.email_changed", "users.deleted"),
        schedules=(Schedule("auth.sweep", "7 * * * *"),),
        replicas=(2, 10),
    ),
    Service(
        name="companies",
        owns="companies, their pages, members and invitations",
        tier=2,
        port=3007,
        routes=(Route("/api/v1/companies"),),
        emits=("companies.changed",),
        reads=("users.deleted",),
    ),
    Service(
        name="cvs",
        owns="CVs as files, text and JSON Resume",
        tier=3,
        port=3013,
        routes=(Route("/api/v1/cvs", zone="upload"),),
        reads=("users.deleted",),
    ),
    Service(
        name="jobs",
        owns="postings from draft to closed, their import and their public page",
        tier=4,
        port=3003,
        routes=(Route("/api/v1/jobs"),),
        emits=("jobs.changed",),
        reads=("companies.changed",),
        schedules=(Schedule("jobs.close_due", "* * * * *"),),
        replicas=(3, 15),
    ),
    Service(
        name="applications",
        owns="applications from draft to decision, with the CV as it was",
        tier=5,
        port=3004,
        routes=(Route("/api/v1/applications"),),
        emits=("applications.submitted", "applications.withdrawn"),
        schedules=(Schedule("applications.sweep", "27 3 * * *"),),
        reads=("applications.submitted", "users.deleted"),
    ),
    Service(
        name="recruitment",
        owns="pipelines, stages, notes, tags and decisions",
        tier=6,
        port=5006,
        routes=(Route("/api/v1/recruitment"),),
        emits=("recruitment.stage_changed", "recruitment.rejected", "recruitment.hired"),
        reads=(
            "applications.submitted",
            "applications.withdrawn",
            "recruitment.stage_changed",
            "recruitment.rejected",
            "recruitment.hired",
            "users.deleted",
        ),
    ),
    Service(
        name="search",
        owns="finding jobs: the index, the job list and suggestions",
        tier=7,
        port=3008,
        routes=(
            Route("/api/v1/jobs", exact=True, methods=("GET",)),
            Route("/api/v1/jobs/suggest", exact=True, methods=("GET",)),
            Route("/api/v1/search"),
        ),
        emits=("search.rebuild_requested",),
        reads=("jobs.changed", "search.rebuild_requested"),
        process="indexer",
        replicas=(2, 10),
    ),
    Service(
        name="alerts",
        owns="saved searches and the mails that tell of new jobs",
        tier=8,
        port=3018,
        routes=(Route("/api/v1/searches"), Route("/unsubscribe", zone="pages")),
        emits=("alerts.jobs_found",),
        reads=("alerts.jobs_found", "users.deleted"),
        schedules=(Schedule("alerts.look", "* * * * *"), Schedule("alerts.sweep", "47 3 * * *")),
    ),
)

WEB = Service(
    name="web",
    owns="the pages",
    tier=99,
    port=3000,
    routes=(Route("/", zone="pages"),),
    replicas=(2, 10),
)

ALL: tuple[Service, ...] = (*SERVICES, WEB)


def get(name: str) -> Service:
    """The service of that name. Raises KeyError naming the known ones."""
    for service in ALL:
        if service.name == name:
            return service
    raise KeyError(f"There is no service {name!r}; there are {', '.join(s.name for s in ALL)}.")
