"""The public door of jobs: what others may ask, and the events it emits."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.paging import Page
from talentsphere.services.jobs.contract.imports import (
    ImportFormat,
    ImportReport,
    RowError,
)
from talentsphere.services.jobs.contract.markup import MarkupIssue, MarkupReport
from talentsphere.services.jobs.contract.moderation import (
    Report,
    ReportReason,
)
from talentsphere.services.jobs.contract.news import (
    JobNotFound,
    JobNotOpen,
    JobsChanged,
)
from talentsphere.services.jobs.contract.postings import (
    EMPLOYMENT_TYPES,
    LEVELS,
    WORKPLACES,
    EmploymentType,
    Interval,
    Job,
    JobCard,
    JobChanges,
    JobDraft,
    Level,
    Location,
    Pay,
    Question,
    QuestionKind,
    SitemapEntry,
    Status,
    Workplace,
)

__all__ = [
    "EMPLOYMENT_TYPES",
    "LEVELS",
    "WORKPLACES",
    "EmploymentType",
    "ImportFormat",
    "ImportReport",
    "Interval",
    "Job",
    "JobCard",
    "JobChanges",
    "JobDraft",
    "JobNotFound",
    "JobNotOpen",
    "Jobs",
    "JobsChanged",
    "Level",
    "Location",
    "MarkupIssue",
    "MarkupReport",
    "Pay",
    "Question",
    "QuestionKind",
    "Report",
    "ReportReason",
    "RowError",
    "SitemapEntry",
    "Status",
    "Workplace",
]


class Jobs(Protocol):
    """Use cases. Every method checks the actor's permission itself."""

    async def create(self, actor: Actor, *, draft: JobDraft) -> Job: ...
    async def change(self, actor: Actor, *, job_id: UUID, changes: JobChanges) -> Job: ...
    async def publish(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def close(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def delete_draft(self, actor: Actor, *, job_id: UUID) -> None: ...
    async def get(self, actor: Actor, *, job_id: UUID) -> Job: ...
    async def by_slug(self, actor: Actor, *, slug: str) -> Job: ...
    async def of_company(
        self, actor: Actor, *, company_id: UUID, status: Status | None = None, cursor: str | None = None
    ) -> Page[JobCard]: ...
    async def import_postings(
        self,
        actor: Actor,
        *,
        data: bytes,
        format: ImportFormat | None,  # noqa: A002 - the word of the API
        company_id: UUID | None,
        mapping: dict[str, str] | None = None,
        dry_run: bool = False,
        publish: bool = True,
        shift_dates: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> ImportReport: ...
    async def report(
        self, actor: Actor, *, job_id: UUID, reason: ReportReason, details: str, client: str = ""
    ) -> None: ...
    async def reports(self, actor: Actor) -> list[Report]: ...
    async def settle_report(self, actor: Actor, *, report_id: UUID, close_job: bool) -> None: ...
    def structured_data(self, *, job: Job) -> dict[str, Any] | None:
        """schema.org JobPosting of an open posting, or None where a field that Google requires is unknown."""

    async def check_markup(
        self, actor: Actor, *, progress: Callable[[int, int], None] | None = None
    ) -> MarkupReport:
        """Tests the structured data of every open posting by Google's rules, for operators."""

    async def rss(self, *, company_id: UUID | None = None) -> bytes:
        """The newest open postings of everybody or of one company, as RSS 2.0."""

    async def rss_of(self, *, job_ids: tuple[UUID, ...], path: str, title: str) -> bytes:
        """Those of the postings that are open, in this order, as the feed at `path`; at most 100."""

    async def sitemap_index(self) -> bytes:
        """The list of sitemap pages."""

    async def sitemap(self, *, page: int) -> bytes:
        """One page of open postings' addresses. Raises JobNotFound past the last."""

    async def close_due(self) -> int: ...
