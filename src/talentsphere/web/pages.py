"""Every page, by area, behind the guard that refuses forms of other sites."""

from litestar import Router

from talentsphere.web.account.pages import ROUTES as ACCOUNT
from talentsphere.web.applications.pages import ROUTES as APPLICATIONS
from talentsphere.web.companies.pages import ROUTES as COMPANIES
from talentsphere.web.cvs.pages import ROUTES as CVS
from talentsphere.web.hiring.pages import ROUTES as HIRING
from talentsphere.web.home.pages import ROUTES as HOME
from talentsphere.web.info.pages import ROUTES as INFO
from talentsphere.web.jobs.pages import ROUTES as JOBS
from talentsphere.web.kit.guard import same_site_only
from talentsphere.web.mailbox.pages import ROUTES as MAILBOX
from talentsphere.web.operations.pages import ROUTES as OPERATIONS
from talentsphere.web.recruit.pages import ROUTES as RECRUIT
from talentsphere.web.searches.pages import ROUTES as SEARCHES

ROUTES = (
    Router(
        "/",
        route_handlers=[
            *HOME,
            *JOBS,
            *COMPANIES,
            *INFO,
            *ACCOUNT,
            *MAILBOX,
            *CVS,
            *APPLICATIONS,
            *SEARCHES,
            *HIRING,
            *RECRUIT,
            *OPERATIONS,
        ],
        before_request=same_site_only,
        include_in_schema=False,
    ),
)
