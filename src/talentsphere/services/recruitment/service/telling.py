"""Telling candidates: what a move or a decision means for them, in their timeline and by mail."""

from typing import Any

from talentsphere.kernel.actor import SYSTEM
from talentsphere.services.applications.contract import ApplicationStatus, Dossier
from talentsphere.services.recruitment.contract import Hired, Rejected
from talentsphere.services.recruitment.rules.decisions import News, status_of
from talentsphere.services.recruitment.service.base import Base
from talentsphere.services.recruitment.store import news

_INVITING: frozenset[ApplicationStatus] = frozenset({"interview", "offer"})


class Telling(Base):
    async def tell(self, event: News) -> None:
        """Tells a candidate what they were not told yet. News that later news overtook is left out."""
        # On the primary: to a replica that lags behind, this news would seem to be an old one.
        async with self._database.transaction() as connection:
            told = await news.of_card(connection, event.application_id)
        status = status_of(event)
        if told is None or told.news_id != event.event_id or told.told == status:
            return
        grant = self._grant(event.company_id)
        dossier = await self._applications.dossier(grant, application_id=event.application_id)
        if dossier.status == "withdrawn":
            return
        await self._applications.record_progress(
            grant,
            application_id=event.application_id,
            key=str(event.event_id),
            status=status,
            note=event.message if isinstance(event, Rejected) and event.notify else "",
        )
        await self._mail(event, dossier, status=status, before=told.told)
        async with self._database.transaction() as connection:
            await news.set_told(
                connection, application_id=event.application_id, news_id=event.event_id, told=status
            )

    async def _mail(
        self, event: News, dossier: Dossier, *, status: ApplicationStatus, before: ApplicationStatus
    ) -> None:
        message = _message(event, status=status, before=before)
        candidate = await self._candidate_of(dossier)
        if message is None or candidate is None:
            return
        template, context = message
        job = await self._jobs.get(SYSTEM, job_id=event.job_id)
        await self._email.send(
            key=f"{template}:{event.event_id}",
            to=candidate.email,
            template=template,
            context={
                "name": dossier.candidate_name,
                "job": job.title,
                "company": job.company_name,
                "link": f"{self._base_url}/applications/{event.application_id}",
                **context,
            },
            locale=candidate.locale,
        )


def _message(
    event: News, *, status: ApplicationStatus, before: ApplicationStatus
) -> tuple[str, dict[str, Any]] | None:
    """The template and what it needs beyond names and link; None where the timeline alone tells."""
    if isinstance(event, Rejected):
        context = {"reason": event.reason, "message": event.message}
        return ("recruitment/rejected", context) if event.notify else None
    if isinstance(event, Hired):
        return "recruitment/hired", {}
    if status in _INVITING:
        return "recruitment/progress", {"step": status}
    # Somebody who was turned down hears that they are not.
    return ("recruitment/progress", {"step": "reopened"}) if before == "rejected" else None
