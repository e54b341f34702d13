"""The words of operators' pages, as message ids of the catalogue."""

from talentsphere.services.jobs.contract import ReportReason
from talentsphere.web.shell.texts import N_

CHECKS = {
    "database": N_("Database"),
    "external_services": N_("Services outside"),
    "memory": N_("Memory"),
    "disk": N_("Disk"),
}
RESULTS = {
    "does not answer": N_("does not answer"),
    "almost full": N_("almost full"),
}
COUNTS = (
    ("people", N_("People")),
    ("companies", N_("Companies")),
    ("open_jobs", N_("Open jobs")),
    ("applications", N_("Applications")),
    ("applications_today", N_("Applications today")),
)
REPORT_REASONS: dict[ReportReason, str] = {
    "scam": N_("A scam"),
    "discrimination": N_("It discriminates"),
    "closed": N_("The job no longer exists"),
    "misleading": N_("It is misleading"),
    "spam": N_("Advertising, no job"),
    "other": N_("Something else"),
}
