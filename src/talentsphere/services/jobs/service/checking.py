"""Testing what search engines read of open postings, by rules that know nothing of what writes it."""

from collections.abc import AsyncIterator, Callable
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.jobs.contract import Job, MarkupIssue, MarkupReport
from talentsphere.services.jobs.rules.google import google_problems
from talentsphere.services.jobs.rules.job_posting import is_open, job_posting_json_ld, missing_for_markup
from talentsphere.services.jobs.service.base import Base
from talentsphere.services.jobs.store import postings

_BATCH = 500


class Checking(Base):
    async def check_markup(
        self, actor: Actor, *, progress: Callable[[int, int], None] | None = None
    ) -> MarkupReport:
        actor.require_operator()
        seen = tested = 0
        invalid: list[MarkupIssue] = []
        lacking: list[MarkupIssue] = []
        async with self._database.reading() as connection:
            total = await postings.count_published(connection)
        async for job in self._open():
            seen += 1
            markup = job_posting_json_ld(job, base_url=self._base_url, today=self._today())
            if markup is None:
                lacking.append(_issue(job, missing_for_markup(job)))
            else:
                tested += 1
                if problems := google_problems(markup):
                    invalid.append(_issue(job, problems))
            if progress and seen % _BATCH == 0:
                progress(seen, total)
        if progress:
            progress(seen, seen)
        return MarkupReport(
            open=seen,
            tested=tested,
            valid=tested - len(invalid),
            invalid=tuple(invalid),
            lacking=tuple(lacking),
        )

    async def _open(self) -> AsyncIterator[Job]:
        """Every open posting, a batch in memory at a time."""
        after: UUID | None = None
        while True:
            async with self._database.reading() as connection:
                batch = await postings.published_after(connection, after, limit=_BATCH)
            for job in batch:
                if is_open(job, today=self._today()):
                    yield job
            if len(batch) < _BATCH:
                return
            after = batch[-1].id


def _issue(job: Job, issues: list[str]) -> MarkupIssue:
    return MarkupIssue(
        id=job.id, slug=job.slug, title=job.title, company_name=job.company_name, issues=tuple(issues)
    )
