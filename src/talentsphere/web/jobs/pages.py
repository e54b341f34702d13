"""Every page of finding and reading jobs."""

from litestar import Router

from talentsphere.web.jobs.posting import job_page
from talentsphere.web.jobs.reporting import report, report_page
from talentsphere.web.jobs.searching import search_page
from talentsphere.web.jobs.suggesting import suggest

ROUTES = (
    Router(
        "/",
        route_handlers=[search_page, suggest, job_page, report_page, report],
        include_in_schema=False,
    ),
)
