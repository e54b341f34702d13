"""Every page and file of what the site says of itself."""

from litestar import Router

from talentsphere.web.info.about import about, accessibility, privacy
from talentsphere.web.info.api import api_page, reference_page
from talentsphere.web.info.display import display
from talentsphere.web.info.machines import (
    company_feed,
    feed,
    robots,
    security,
    sitemap,
    sitemap_index,
)
from talentsphere.web.info.status import status

ROUTES = (
    Router(
        "/",
        route_handlers=[
            about, accessibility, api_page, company_feed, display, feed, privacy, reference_page, robots, security,
            sitemap, sitemap_index, status,
        ],
        include_in_schema=False,
    ),
)  # fmt: skip
