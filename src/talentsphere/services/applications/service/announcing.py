"""The mails about a new application: to the candidate, and to the company's recruiters."""

from uuid import UUID

from talentsphere.services.applications.contract import ApplicationNotFound
from talentsphere.services.applications.service.base import Base
from talentsphere.services.applications.store import dossiers
from talentsphere.services.applications.store.dossiers import Announced


class Announcing(Base):
    async def announce(self, *, application_id: UUID, event_id: UUID) -> None:
        """Confirms the application to its candidate and tells the recruiters, once per event and person."""
        async with self._database.reading() as connection:
            application = await dossiers.announced(connection, application_id)
        if application is None:
            raise ApplicationNotFound
        if application.candidate_id is None:
            return
        await self._confirm(application, event_id)
        await self._tell_recruiters(application, event_id)

    async def _confirm(self, application: Announced, event_id: UUID) -> None:
        people = await self._users.by_ids(
            user_ids=(application.candidate_id,) if application.candidate_id else ()
        )
        for candidate in people.values():
            await self._email.send(
                key=f"applications.received:{event_id}",
                to=candidate.email,
                template="applications/received",
                context={
                    "name": application.candidate_name,
                    "job": application.job_title,
                    "company": application.company_name,
                    "link": f"{self._base_url}/applications/{application.id}",
                },
                locale=candidate.locale,
            )

    async def _tell_recruiters(self, application: Announced, event_id: UUID) -> None:
        recruiters = await self._companies.recruiters(company_id=application.company_id)
        people = await self._users.by_ids(user_ids=tuple(member.user_id for member in recruiters))
        for recruiter in people.values():
            await self._email.send(
                key=f"applications.new_applicant:{event_id}:{recruiter.id}",
                to=recruiter.email,
                template="applications/new_applicant",
                context={
                    "name": recruiter.name,
                    "candidate": application.candidate_name,
                    "headline": application.headline,
                    "job": application.job_title,
                    "company": application.company_name,
                    "link": f"{self._base_url}/recruit/candidates/{application.id}",
                },
                locale=recruiter.locale,
            )
