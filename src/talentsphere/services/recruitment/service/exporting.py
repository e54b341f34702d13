"""All applicants of a job as a table for spreadsheets."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.recruitment.rules.table import Table
from talentsphere.services.recruitment.service.base import Base
from talentsphere.services.recruitment.store import board

_MOST = 20_000
# As many dossiers as applications gives at once.
_BATCH = 1_000


class Exporting(Base):
    async def export_csv(self, actor: Actor, *, job_id: UUID) -> bytes:
        job = await self._admit_to_job(actor, job_id)
        async with self._database.reading() as connection:
            rows = await board.exported(connection, job_id=job_id, most=_MOST)
        table = Table()
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            dossiers = await self._applications.dossiers(
                self._grant(job.company_id, actor=actor), application_ids=tuple(row.id for row in batch)
            )
            for row in batch:
                table.add(row, stage=row.stage, reason=row.reject_reason, dossier=dossiers.get(row.id))
        return table.content()
