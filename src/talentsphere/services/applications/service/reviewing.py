"""What recruitment may read and record, by its Grant."""

from uuid import UUID

from talentsphere.kernel.errors import Forbidden, Invalid
from talentsphere.services.applications.contract import (
    ApplicationNotFound,
    ApplicationStatus,
    Dossier,
    Grant,
)
from talentsphere.services.applications.service.base import Base
from talentsphere.services.applications.store import dossiers, progress, sent

_MANY = 1000


class Reviewing(Base):
    async def dossier(self, grant: Grant, *, application_id: UUID) -> Dossier:
        self._check(grant)
        async with self._database.reading() as connection:
            dossier = await dossiers.whole(connection, application_id)
        if dossier is None:
            raise ApplicationNotFound
        _check_company(grant, dossier.company_id)
        return dossier

    async def dossiers(self, grant: Grant, *, application_ids: tuple[UUID, ...]) -> dict[UUID, Dossier]:
        self._check(grant)
        if len(application_ids) > _MANY:
            raise Invalid.field("application_ids", f"Ask for at most {_MANY:,} applications at once.")
        async with self._database.reading() as connection:
            rows = await dossiers.light(connection, application_ids)
        for row in rows:
            _check_company(grant, row.company_id)
        return {row.id: row for row in rows}

    async def file_link(self, grant: Grant, *, application_id: UUID) -> str | None:
        dossier = await self.dossier(grant, application_id=application_id)
        if dossier.cv.file_id is None:
            return None
        return await self._files.link(file_id=dossier.cv.file_id)

    async def record_progress(
        self, grant: Grant, *, application_id: UUID, key: str, status: ApplicationStatus, note: str = ""
    ) -> None:
        self._check(grant)
        async with self._database.transaction() as connection:
            row = await sent.lock(connection, application_id)
            if row is None:
                raise ApplicationNotFound
            _check_company(grant, row.company_id)
            if row.status == "withdrawn":
                return
            # After the lock, so that the lines of a timeline follow each other in time.
            at = self._clock()
            if await progress.add(
                connection, application_id=row.id, key=key, status=status, at=at, note=note
            ):
                await progress.set_status(connection, application_id=row.id, status=status, at=at)

    def _check(self, grant: Grant) -> None:
        if grant.expires_at <= self._clock():
            raise Forbidden("The permission to read applications has expired. Ask again.")


def _check_company(grant: Grant, company_id: UUID) -> None:
    if grant.company_id != company_id:
        raise Forbidden("This application belongs to another company.")
