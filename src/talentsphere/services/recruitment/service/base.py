"""What every use case of recruitment stands on: its dependencies, and who may do what."""

from datetime import timedelta
from uuid import UUID

from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.clock import Clock, now
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection, Database
from talentsphere.services.applications.contract import Applications, Dossier, Grant
from talentsphere.services.companies.contract import Companies, NotAMember
from talentsphere.services.email.contract import Email
from talentsphere.services.jobs.contract import Job, Jobs
from talentsphere.services.recruitment.contract import ApplicantNotFound, Card, Stage
from talentsphere.services.recruitment.rules.stages import defaults
from talentsphere.services.recruitment.store import cards, stages
from talentsphere.services.recruitment.store.cards import Place
from talentsphere.services.users.contract import Profile, Users

# A grant lives as long as one use case takes.
_GRANTED = timedelta(minutes=1)
DELETED_PERSON = "Deleted person"


class Base:
    """The services below recruitment. `base_url` begins the links in mails, without a slash at its end."""

    def __init__(
        self,
        database: Database,
        *,
        users: Users,
        companies: Companies,
        jobs: Jobs,
        applications: Applications,
        email: Email,
        base_url: str,
        clock: Clock = now,
    ) -> None:
        self._database = database
        self._users = users
        self._companies = companies
        self._jobs = jobs
        self._applications = applications
        self._email = email
        self._base_url = base_url
        self._clock = clock

    async def _admit(self, actor: Actor, application_id: UUID) -> Place:
        """Where the applicant is, for those who may know. To others nobody is there."""
        if not actor.is_operator:
            actor.person()
        async with self._database.reading() as connection:
            place = await cards.place(connection, application_id)
        if place is None:
            raise ApplicantNotFound
        try:
            await self._companies.require(actor, company_id=place.company_id, permission="recruit")
        except NotAMember:
            raise ApplicantNotFound from None
        return place

    async def _admit_to_job(self, actor: Actor, job_id: UUID) -> Job:
        job = await self._jobs.get(actor, job_id=job_id)
        await self._companies.require(actor, company_id=job.company_id, permission="recruit")
        return job

    def _grant(self, company_id: UUID, *, actor: Actor = SYSTEM) -> Grant:
        return Grant(company_id=company_id, actor_id=actor.user_id, expires_at=self._clock() + _GRANTED)

    async def _candidate_of(self, dossier: Dossier) -> Profile | None:
        """The person behind an application, with their address of today; None when they left."""
        if dossier.candidate_id is None:
            return None
        people = await self._users.by_ids(user_ids=(dossier.candidate_id,))
        return people.get(dossier.candidate_id)


async def lock_pipeline(connection: Connection, *, job_id: UUID, company_id: UUID) -> tuple[Stage, ...]:
    """The stages of a job, locked, so that changes of its board take turns."""
    return await stages.lock(connection, job_id=job_id, company_id=company_id, defaults=defaults(new_id))


async def lock_card(connection: Connection, application_id: UUID) -> Place:
    place = await cards.place(connection, application_id, lock=True)
    if place is None:
        raise ApplicantNotFound
    return place


async def read_card(connection: Connection, application_id: UUID) -> Card:
    card = await cards.card(connection, application_id)
    if card is None:
        raise ApplicantNotFound
    return card
