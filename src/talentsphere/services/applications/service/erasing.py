"""Taking a deleted person out of what they sent."""

from uuid import UUID

from talentsphere.kernel import events
from talentsphere.services.applications.contract import ApplicationWithdrawn
from talentsphere.services.applications.rules.submissions import CLOSED, DELETED_PERSON
from talentsphere.services.applications.service.base import Base
from talentsphere.services.applications.store import dossiers, drafts, progress


class Erasing(Base):
    async def erase(self, *, candidate_id: UUID) -> None:
        """Anonymises every application of a deleted person; those still open are withdrawn. Repeats harmlessly."""
        async with self._database.transaction() as connection:
            files = await dossiers.files_of(connection, candidate_id)
        # Before the rows forget them: when this stops halfway, the repeat still knows which files to remove.
        for file_id in files:
            await self._files.delete(file_id=file_id)
        at = self._clock()
        async with self._database.transaction() as connection:
            await drafts.delete_of(connection, candidate_id)
            erased = await dossiers.erase(connection, candidate_id, name=DELETED_PERSON)
            await dossiers.clear_notes(connection, [row.id for row in erased])
            for row in erased:
                if row.status in CLOSED:
                    continue
                await progress.add(
                    connection, application_id=row.id, key="withdrawn", status="withdrawn", at=at
                )
                await progress.set_status(connection, application_id=row.id, status="withdrawn", at=at)
                await events.emit(
                    connection,
                    ApplicationWithdrawn(application_id=row.id, job_id=row.job_id, company_id=row.company_id),
                )
