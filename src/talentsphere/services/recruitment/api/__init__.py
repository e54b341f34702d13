"""JSON routes of recruitment under /api/v1/recruitment."""

from litestar import Router

from talentsphere.services.recruitment.api.applicants import APPLICANTS
from talentsphere.services.recruitment.api.jobs import JOBS

ROUTES = (Router("/api/v1/recruitment", route_handlers=[*APPLICANTS, *JOBS], tags=["recruitment"]),)
