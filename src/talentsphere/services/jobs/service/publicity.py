"""How open postings reach the outside: structured data, RSS and sitemaps."""

from typing import Any
from uuid import UUID

from talentsphere.services.jobs.contract import Job, JobNotFound
from talentsphere.services.jobs.rules.feeds import rss
from talentsphere.services.jobs.rules.job_posting import job_posting_json_ld
from talentsphere.services.jobs.rules.sitemaps import sitemap, sitemap_index
from talentsphere.services.jobs.service.base import Base
from talentsphere.services.jobs.store import postings

_FEED = 50
_LONGEST_FEED = 100
SITEMAP_PAGE = 10_000


class Publicity(Base):
    def structured_data(self, *, job: Job) -> dict[str, Any] | None:
        return job_posting_json_ld(job, base_url=self._base_url, today=self._today())

    async def newest(self, *, company_id: UUID | None = None) -> list[Job]:
        async with self._database.reading() as connection:
            return await postings.newest(connection, company_id=company_id, limit=_FEED)

    async def rss(self, *, company_id: UUID | None = None) -> bytes:
        path, title = "/jobs.rss", "Jobs on TalentSphere"
        if company_id is not None:
            company = await self._companies.get(company_id=company_id)
            path, title = f"/companies/{company.slug}/jobs.rss", f"Jobs at {company.name}"
        return self._feed(await self.newest(company_id=company_id), path=path, title=title)

    async def rss_of(self, *, job_ids: tuple[UUID, ...], path: str, title: str) -> bytes:
        async with self._database.reading() as connection:
            found = await postings.published(connection, job_ids[:_LONGEST_FEED])
        return self._feed(found, path=path, title=title)

    def _feed(self, jobs: list[Job], *, path: str, title: str) -> bytes:
        return rss(
            jobs,
            base_url=self._base_url,
            path=path,
            title=title,
            description="The newest open jobs.",
            built_at=self._clock(),
        )

    async def sitemap_index(self) -> bytes:
        async with self._database.reading() as connection:
            pages = -(-await postings.count_published(connection) // SITEMAP_PAGE)
        return sitemap_index((f"{self._base_url}/sitemap/{page}.xml", None) for page in range(pages))

    async def sitemap(self, *, page: int) -> bytes:
        async with self._database.reading() as connection:
            entries = await postings.sitemap(
                connection, offset=max(page, 0) * SITEMAP_PAGE, limit=SITEMAP_PAGE
            )
        if not entries:
            raise JobNotFound
        return sitemap(entries, base_url=self._base_url)
