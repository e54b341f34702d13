"""Writing to an applicant. Their answer goes to the recruiter's own address."""

from datetime import timedelta
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, TooMany
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.rules import words
from talentsphere.services.recruitment.service.base import Base
from talentsphere.services.recruitment.service.transfer import line
from talentsphere.services.recruitment.store import feed

_A_DAY = timedelta(days=1)
MAILS_A_DAY = 20


class Mailing(Base):
    async def reply(self, actor: Actor, *, application_id: UUID, subject: str, text: str) -> None:
        """Raises Invalid, TooMany after 20 mails to one applicant in a day, Conflict when the person left."""
        actor.person()
        place = await self._admit(actor, application_id)
        subject_line = words.subject(subject)
        message = words.text(text, field="text", most=words.MAX_NOTE)
        dossier = await self._applications.dossier(
            self._grant(place.company_id, actor=actor), application_id=application_id
        )
        candidate = await self._candidate_of(dossier)
        if candidate is None:
            raise Conflict("This person deleted their account and can't be written to.")
        job = await self._jobs.get(actor, job_id=place.job_id)
        at = self._clock()
        async with self._database.reading() as connection:
            if await feed.mails_since(connection, application_id, at - _A_DAY) >= MAILS_A_DAY:
                raise TooMany(
                    f"This applicant got {MAILS_A_DAY} mails within a day. Write again tomorrow.",
                    retry_after=3600,
                )
        # Queued first: a mail without its line in the feed is better than a line without its mail.
        await self._email.send(
            key=f"recruitment.reply:{new_id()}",
            to=candidate.email,
            template="recruitment/reply",
            context={
                "name": dossier.candidate_name,
                "recruiter": actor.name,
                "company": job.company_name,
                "job": job.title,
                "subject": subject_line,
                "message": message,
            },
            reply_to=actor.email,
            locale=candidate.locale,
        )
        data = {"subject": subject_line, "text": message}
        async with self._database.transaction() as connection:
            await feed.write(connection, [line(place, actor=actor, kind="mailed", at=at, data=data)])
