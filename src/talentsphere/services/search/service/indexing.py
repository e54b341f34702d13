"""Keeping the index as PostgreSQL is: one at a time, in batches, acknowledged after the commit.

Events only say which postings changed. The row is read when its turn comes, so that an event that is late or comes
twice can do no harm, and one commit serves everything that came while the last one ran.
"""

import asyncio
from datetime import UTC, datetime, time
from uuid import UUID

from talentsphere.services.jobs.contract import Pay
from talentsphere.services.search import store
from talentsphere.services.search.engine.document import JobDocument
from talentsphere.services.search.service.base import Base

_PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}
_BATCH = 1000


class Indexing(Base):
    _waiting: dict[UUID, asyncio.Future[None]] | None = None
    _running: asyncio.Task[None] | None = None

    async def index(self, *, job_ids: tuple[UUID, ...]) -> None:
        """Returns when the index shows these postings as they are now. For the indexer alone."""
        if self._waiting is None:
            self._waiting = {}
        loop = asyncio.get_running_loop()
        futures = [self._waiting.setdefault(job_id, loop.create_future()) for job_id in job_ids]
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._drain())
        await asyncio.gather(*futures)

    async def _drain(self) -> None:
        while self._waiting:
            taken = dict(list(self._waiting.items())[:_BATCH])
            for job_id in taken:
                del self._waiting[job_id]
            try:
                await self._apply(list(taken))
            except Exception as error:  # noqa: BLE001 - handed to whoever waits for these postings
                for future in taken.values():
                    if not future.done():
                        future.set_exception(error)
            else:
                for future in taken.values():
                    if not future.done():
                        future.set_result(None)

    async def _apply(self, job_ids: list[UUID]) -> None:
        async with self._database.reading() as connection:
            rows = await store.searchable(connection, job_ids)
        gone = {str(job_id) for job_id in job_ids} - {str(row.id) for row in rows}
        await asyncio.to_thread(self._write, [document_of(row) for row in rows], gone)

    def _write(self, documents: list[JobDocument], gone: set[str]) -> None:
        writer = self._writer()
        writer.delete(gone)
        writer.upsert(documents)
        writer.commit()


def document_of(row: store.Searchable) -> JobDocument:
    """The index's form of an open posting."""
    least, greatest = _yearly(row.pay)
    last_moment = datetime.combine(row.valid_through, time.max, tzinfo=UTC) if row.valid_through else None
    return JobDocument(
        id=str(row.id),
        title=row.title,
        company_id=str(row.company_id),
        company_slug=row.company_slug,
        company_name=row.company_name,
        description=row.description_text,
        department=row.department,
        level=row.level,
        workplace=row.workplace,
        employment_type=row.employment_type,
        skills=row.skills,
        places=row.locations,
        pay_min_year=least,
        pay_max_year=greatest,
        currency=row.pay.currency if row.pay else None,
        published_at=int(row.published_at.timestamp()),
        valid_through=int(last_moment.timestamp()) if last_moment else None,
    )


def _yearly(pay: Pay | None) -> tuple[int | None, int | None]:
    """Pay by the year, so that an hourly and a yearly wage compare."""
    if pay is None:
        return None, None
    times = _PER_YEAR[pay.interval]
    return (
        None if pay.min is None else round(pay.min * times),
        None if pay.max is None else round(pay.max * times),
    )
