"""What candidates do with what they sent: list it, follow it, withdraw it."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import events, paging
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.paging import Page
from talentsphere.services.applications.contract import (
    Application,
    ApplicationClosed,
    ApplicationNotFound,
    ApplicationWithdrawn,
)
from talentsphere.services.applications.rules.submissions import DECIDED
from talentsphere.services.applications.service.base import Base, found
from talentsphere.services.applications.store import progress, sent


class Following(Base):
    async def mine(self, actor: Actor, *, cursor: str | None = None, limit: int = 20) -> Page[Application]:
        candidate_id = actor.person()
        paging.check_limit(limit)
        after = paging.decode_cursor(cursor, tuple[datetime, UUID]) if cursor else None
        async with self._database.reading() as connection:
            rows = await sent.page(connection, candidate_id=candidate_id, after=after, limit=limit)
        return paging.cut(rows, limit=limit, key=lambda row: (row.submitted_at, row.id))

    async def get(self, actor: Actor, *, application_id: UUID) -> Application:
        """The candidate's own; to anybody else it does not exist."""
        candidate_id = actor.person()
        async with self._database.reading() as connection:
            return found(await sent.by_id(connection, application_id, candidate_id=candidate_id))

    async def for_job(self, actor: Actor, *, job_id: UUID) -> Application | None:
        if actor.user_id is None:
            return None
        async with self._database.reading() as connection:
            return await sent.for_job(connection, candidate_id=actor.user_id, job_id=job_id)

    async def withdraw(self, actor: Actor, *, application_id: UUID) -> Application:
        candidate_id = actor.person()
        async with self._database.transaction() as connection:
            row = await sent.lock(connection, application_id)
            if row is None or row.candidate_id != candidate_id:
                raise ApplicationNotFound
            if row.status in DECIDED:
                raise ApplicationClosed("The company has decided on this application; it can't be withdrawn.")
            if row.status == "withdrawn":
                raise ApplicationClosed("You have already withdrawn this application.")
            at = self._clock()
            await progress.add(connection, application_id=row.id, key="withdrawn", status="withdrawn", at=at)
            await progress.set_status(connection, application_id=row.id, status="withdrawn", at=at)
            await events.emit(
                connection,
                ApplicationWithdrawn(application_id=row.id, job_id=row.job_id, company_id=row.company_id),
            )
            return found(await sent.by_id(connection, row.id, candidate_id=candidate_id))
