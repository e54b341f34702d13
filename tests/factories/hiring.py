"""Stand-ins for what applications and recruitment call, and a scene with both of them real on one database."""

from datetime import UTC, datetime, timedelta

import msgspec

from factories.doubles import Outbox, People, Shelf
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import Grant, NewApplication
from talentsphere.services.applications.reactions import reactions as applications_reactions
from talentsphere.services.applications.service import ApplicationsService
from talentsphere.services.companies.contract import Member, NotAMember
from talentsphere.services.cvs.contract import CvNotFound, CvSnapshot
from talentsphere.services.jobs.contract import Job, JobNotFound
from talentsphere.services.recruitment.reactions import reactions as recruitment_reactions
from talentsphere.services.recruitment.service import RecruitmentService
from talentsphere.services.users.contract import UserDeleted

SITE = "http://site.example"


class Watch:
    """A clock that is moved by hand, and by a moment at each look, so that no two things happen at once."""

    def __init__(self):
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(milliseconds=1)
        return self.time

    def forward(self, **by):
        self.time += timedelta(**by)


class Team:
    """Plays companies: who recruits for which."""

    def __init__(self, people):
        self._people = people
        self._members = {}

    def join(self, company_id, user_id):
        self._members.setdefault(company_id, []).append(user_id)

    async def require(self, actor, *, company_id, permission):
        if actor.is_operator:
            return
        if actor.person() not in self._members.get(company_id, ()):
            raise NotAMember

    async def recruiters(self, *, company_id):
        people = await self._people.by_ids(user_ids=tuple(self._members.get(company_id, ())))
        return [
            Member(
                user_id=person.id,
                name=person.name,
                email=person.email,
                role="recruiter",
                since=person.created_at,
            )
            for person in people.values()
        ]


class Postings:
    """Plays jobs: open postings made by `add`."""

    def __init__(self):
        self.known = {}

    def add(self, company_id, *, title="Baker", questions=(), **fields):
        at = datetime(2026, 3, 1, tzinfo=UTC)
        values = {
            "id": new_id(), "company_id": company_id, "company_name": "Alder Bakery", "company_slug": "alder-bakery",
            "company_website": None, "company_logo_url": None, "slug": f"baker-{len(self.known)}", "status": "published",
            "title": title, "description_html": "", "description_text": "", "locations": (), "workplace": "onsite",
            "employment_type": "full_time", "department": None, "level": None, "pay": None, "questions": questions,
            "skills": (), "requisition_id": None, "language": "en", "valid_through": None, "applicant_countries": (),
            "source_url": None, "source": None, "created_at": at, "updated_at": at, "published_at": at,
            "closed_at": None,
        }  # fmt: skip
        job = Job(**(values | fields))
        self.known[job.id] = job
        return job

    def change(self, job, **fields):
        self.known[job.id] = msgspec.structs.replace(job, **fields)

    async def get(self, actor, *, job_id):
        if job_id not in self.known:
            raise JobNotFound
        return self.known[job_id]


class Drawer:
    """Plays cvs: each with a file; a snapshot copies it."""

    def __init__(self, shelf):
        self._shelf = shelf
        self._kept = {}
        self.snapshots = 0

    async def add(self, owner, *, title="My CV", resume=None, text="I bake."):
        file = await self._shelf.store(owner, data=b"%PDF", name="cv.pdf", purpose="cv")
        cv_id = new_id()
        self._kept[cv_id] = (owner.user_id, file, title, resume or {}, text)
        return cv_id

    async def snapshot(self, actor, *, cv_id):
        owner_id, file, title, resume, text = self._kept.get(cv_id, (None,) * 5)
        if owner_id != actor.user_id:
            raise CvNotFound
        self.snapshots += 1
        copy = await self._shelf.copy(file_id=file.id, owner_id=owner_id, purpose="cv")
        return CvSnapshot(
            cv_id=cv_id, title=title, file_id=copy.id, file_name=file.name, media_type=file.media_type,
            resume=resume, text=text,
        )  # fmt: skip


class Hiring:
    """Applications and recruitment, real, over stand-ins; news moves only when `settle` is called."""

    def __init__(self, database):
        self.database = database
        self.watch = Watch()
        self.people, self.outbox, self.shelf = People(), Outbox(), Shelf()
        self.team, self.jobs, self.cvs = Team(self.people), Postings(), Drawer(self.shelf)
        shared = {
            "users": self.people, "companies": self.team, "jobs": self.jobs, "email": self.outbox,
            "base_url": SITE, "clock": self.watch,
        }  # fmt: skip
        self.applications = ApplicationsService(database, cvs=self.cvs, files=self.shelf, **shared)
        self.recruitment = RecruitmentService(database, applications=self.applications, **shared)
        self._handlers = {
            f"{reaction.event_name}>{name}": reaction
            for name, reactions in (
                ("applications", applications_reactions(self.applications)),
                ("recruitment", recruitment_reactions(self.recruitment)),
            )
            for reaction in reactions
        }
        self.company_id = new_id()
        self._made = 0

    def person(self, role, name):
        self._made += 1
        email = f"{role}{self._made}@example.com"
        person = self.people.add(email, name=name, roles=(role,))
        return Actor(user_id=person.id, name=name, email=email, roles=frozenset({role}))

    def candidate(self, name="Ada Lovelace"):
        return self.person("candidate", name)

    def recruiter(self, name="Rita Recruiter", *, company_id=None):
        actor = self.person("recruiter", name)
        self.team.join(company_id or self.company_id, actor.user_id)
        return actor

    def job(self, **fields):
        return self.jobs.add(self.company_id, **fields)

    def grant(self, **by):
        return Grant(
            company_id=self.company_id,
            actor_id=None,
            expires_at=self.watch.time + timedelta(**(by or {"minutes": 1})),
        )

    async def apply(self, job, *, candidate=None, name="Ada Lovelace", **fields):
        """A sent application and its candidate."""
        candidate = candidate or self.candidate(name)
        cv_id = await self.cvs.add(candidate, title=f"CV of {candidate.name}")
        sent = await self.applications.submit(
            candidate, application=NewApplication(job_id=job.id, cv_id=cv_id, **fields)
        )
        return candidate, sent

    async def applied(self, job, *names):
        """The ids of applications that have arrived on the board, in the order of their names."""
        ids = [(await self.apply(job, name=name))[1].id for name in names]
        await self.settle()
        return ids

    async def queued(self):
        """The news under way to applications and recruitment, as (queue's name, event)."""
        rows = await self.database.primary.fetch(
            "SELECT entrypoint, payload FROM events.pgqueuer WHERE entrypoint = ANY($1) ORDER BY id",
            list(self._handlers),
        )
        return [
            (
                row["entrypoint"],
                msgspec.json.decode(row["payload"], type=self._handlers[row["entrypoint"]].event),
            )
            for row in rows
        ]

    async def settle(self, *, times=1):
        """Hands out all news, and what it leads to, until nothing is under way; each `times` over."""
        while news := await self.queued():
            await self.forget_news()
            for name, event in news:
                for _ in range(times):
                    await self._handlers[name].handle(event)

    async def forget_news(self):
        await self.database.primary.execute("DELETE FROM events.pgqueuer")

    async def delete(self, actor, *, times=1):
        """The person's account goes, and both services hear of it."""
        self.people.known.pop(actor.user_id, None)
        event = UserDeleted(user_id=actor.user_id, email=actor.email)
        for name in ("recruitment", "applications"):
            for _ in range(times):
                await self._handlers[f"users.deleted>{name}"].handle(event)
        await self.settle(times=times)
