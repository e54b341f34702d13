"""What every use case of jobs stands on."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from talentsphere.kernel import events
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.clock import Clock, now
from talentsphere.kernel.transaction import Connection, Database
from talentsphere.services.companies.contract import Companies
from talentsphere.services.jobs.contract import Job, JobNotFound, JobsChanged
from talentsphere.services.jobs.store import postings

# An event names at most this many postings, so that its readers fetch them in one statement.
EVENT_SIZE = 500


class Base:
    """The services below jobs, and what publishing and importing share."""

    def __init__(
        self, database: Database, *, companies: Companies, base_url: str, clock: Clock = now
    ) -> None:
        self._database = database
        self._base_url = base_url
        self._companies = companies
        self._clock = clock

    def _today(self) -> date:
        return self._clock().date()

    async def _own(self, actor: Actor, job_id: UUID) -> Job:
        """A posting of a company the actor recruits for. A draft of others is as good as absent."""
        async with self._database.reading() as connection:
            job = await postings.by_id(connection, job_id)
        if job is None:
            actor.person()
            raise JobNotFound
        await self._companies.require(actor, company_id=job.company_id, permission="recruit")
        return job


async def announce(connection: Connection, job_ids: Sequence[UUID]) -> None:
    """Tells whoever keeps copies that these postings changed, in the open transaction."""
    for chunk in chunks(job_ids, EVENT_SIZE):
        await events.emit(connection, JobsChanged(job_ids=tuple(chunk)))


def chunks(items: Sequence[UUID], size: int) -> Iterator[Sequence[UUID]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def found(job: Job | None) -> Job:
    if job is None:
        raise JobNotFound
    return job
