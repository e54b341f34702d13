"""What nobody needs any more: drafts past their time, and copies of CVs whose application never came about."""

from datetime import timedelta

from talentsphere.services.applications.rules import drafts as rules
from talentsphere.services.applications.service.base import Base
from talentsphere.services.applications.store import dossiers, drafts

# A copy is made moments before its application; by then one of the two was lost, such as by a power cut.
_YOUNGEST = timedelta(hours=1)
# The task runs once a day; a few missed days are made up for.
_OLDEST = timedelta(days=7)


class Tidying(Base):
    async def sweep(self) -> int:
        """Deletes both; how many. Called by the schedule."""
        async with self._database.transaction() as connection:
            deleted = await drafts.delete_before(connection, rules.oldest_kept(self._clock()))
        return deleted + await self._delete_lost_copies()

    async def _delete_lost_copies(self) -> int:
        now = self._clock()
        copies = await self._files.ownerless(purpose="cv", since=now - _OLDEST, before=now - _YOUNGEST)
        async with self._database.transaction() as connection:
            lost = set(copies) - await dossiers.files_in_use(connection, copies)
        for file_id in lost:
            await self._files.delete(file_id=file_id)
        return len(lost)
