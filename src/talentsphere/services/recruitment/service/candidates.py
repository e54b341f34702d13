"""Everything of one applicant on one page."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.recruitment.contract import ApplicantNotFound, Candidate
from talentsphere.services.recruitment.rules.stages import open_to_recruiters
from talentsphere.services.recruitment.service.base import Base, read_card
from talentsphere.services.recruitment.store import board, feed, stages

_NOTES = 500
_ACTIVITIES = 500


class Candidates(Base):
    async def candidate(self, actor: Actor, *, application_id: UUID) -> Candidate:
        place = await self._admit(actor, application_id)
        grant = self._grant(place.company_id, actor=actor)
        dossier = await self._applications.dossier(grant, application_id=application_id)
        cv_link = await self._applications.file_link(grant, application_id=application_id)
        async with self._database.reading() as connection:
            card = await read_card(connection, application_id)
            pipeline = await stages.of_job(connection, card.job_id)
            notes = await feed.notes(connection, application_id, most=_NOTES)
            activity = await feed.of_card(connection, application_id, most=_ACTIVITIES)
            beside = await board.neighbours(connection, card)
        stage = next((stage for stage in pipeline if stage.id == card.stage_id), None)
        if stage is None:
            raise ApplicantNotFound
        return Candidate(
            card=card,
            stage=stage,
            stages=open_to_recruiters(pipeline),
            dossier=dossier,
            cv_link=cv_link,
            notes=notes,
            activity=activity,
            previous_id=beside.previous_id,
            next_id=beside.next_id,
        )
