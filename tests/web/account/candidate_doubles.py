"""Stand-ins for the services that a person's own pages ask. They hold the contracts' promises, in memory."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.errors import Invalid, TooMany
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.paging import Page
from talentsphere.services.applications.contract import (
    AlreadyApplied,
    Application,
    ApplicationClosed,
    ApplicationNotFound,
    TimelineEntry,
)
from talentsphere.services.applications.rules.submissions import checked
from talentsphere.services.auth.contract import BadLink, Me, Session, SessionNotFound, WrongCredentials
from talentsphere.services.companies.contract import BadInvitation, Company
from talentsphere.services.cvs.contract import Cv, CvNotFound
from talentsphere.services.email.contract import Delivery, Mail, MailNotFound
from talentsphere.services.files.contract import UploadRefused
from talentsphere.services.jobs.contract import Job, JobNotFound, JobNotOpen, Location, Pay, Question
from talentsphere.services.users.contract import Profile, UserNotFound
from talentsphere.services.users.rules import check_changes

NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = "correct horse battery"


class Accounts:
    """Plays auth and users. `links` are what was mailed: token to what following it does."""

    def __init__(self):
        self.people = {}
        self.passwords = {}
        self.cookies = {}
        self.open_sessions = {}
        self.links = {}
        self.asked_resets = []
        self.tries = 0

    def add(self, email="ada@example.org", *, name="Ada Lovelace", roles=("candidate",), **fields):
        person = Profile(
            id=new_id(), email=email, name=name, roles=roles, created_at=NOW,
            **{"headline": "", "about": "", "city": "", "country": "", "links": (), "locale": "en",
               "timezone": "UTC", "discoverable": False} | fields,
        )  # fmt: skip
        self.people[person.id] = person
        self.passwords[person.id] = PASSWORD
        return person

    def cookie(
        self, person, *, user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    ):
        token, session_id = str(new_id()), new_id()
        self.cookies[token] = (person.id, session_id)
        self.open_sessions[session_id] = Session(
            id=session_id, kind="page", user_agent=user_agent, created_at=NOW - timedelta(days=2),
            last_used_at=NOW - timedelta(minutes=5), expires_at=NOW + timedelta(days=1), current=False,
        )  # fmt: skip
        return token

    # auth

    async def register(self, *, email, password, name, role):
        if len(password) < 10:
            raise Invalid.field("password", "Use at least 10 characters.")
        if "@" not in email:
            raise Invalid.field("email", "Enter an address like name@example.org.")
        self.links[f"sign-up-{email}"] = lambda: (
            self._known(email) or self.add(email, name=name, roles=(role,))
        )

    async def verify(self, *, token):
        if token not in self.links:
            raise BadLink
        person = self.links.pop(token)()
        return Me(id=person.id, email=person.email, name=person.name, roles=person.roles)

    async def sign_in(self, *, email, password, user_agent, client=""):
        self.tries += 1
        if self.tries > 3:
            raise TooMany("Too many tries. Wait a minute.", retry_after=60)
        person = self._known(email)
        if person is None or self.passwords[person.id] != password:
            raise WrongCredentials
        return self.cookie(person, user_agent=user_agent)

    async def sign_in_verified(self, *, user_id, user_agent):
        return self.cookie(self.people[user_id], user_agent=user_agent)

    async def authenticate(self, *, session, bearer):
        user_id, session_id = self.cookies.get(session, (None, None))
        person = self.people.get(user_id)
        if person is None or session_id not in self.open_sessions:
            return NOBODY
        return Actor(
            user_id=person.id, name=person.name, email=person.email, roles=frozenset(person.roles),
            session_id=session_id,
        )  # fmt: skip

    async def logout(self, actor):
        self.open_sessions.pop(actor.session_id, None)

    async def request_reset(self, *, email):
        self.asked_resets.append(email)

    async def reset(self, *, token, password):
        if token not in self.links:
            raise BadLink
        if len(password) < 10:
            raise Invalid.field("password", "Use at least 10 characters.")
        self.passwords[self.links.pop(token)().id] = password
        self.open_sessions.clear()

    async def change_password(self, actor, *, current, new):
        self._confirm(actor, current)
        if len(new) < 10:
            raise Invalid.field("new", "Use at least 10 characters.")
        self.passwords[actor.user_id] = new

    async def change_email(self, actor, *, password, email):
        self._confirm(actor, password)

        def change():
            self.people[actor.user_id] = msgspec.structs.replace(self.people[actor.user_id], email=email)
            return self.people[actor.user_id]

        self.links[f"change-{email}"] = change

    async def delete_account(self, actor, *, password):
        self._confirm(actor, password)
        del self.people[actor.user_id]

    async def sessions(self, actor):
        return [
            msgspec.structs.replace(session, current=session.id == actor.session_id)
            for session in self.open_sessions.values()
        ]

    async def end_session(self, actor, *, session_id):
        if self.open_sessions.pop(session_id, None) is None:
            raise SessionNotFound

    # users

    async def get(self, actor, *, user_id):
        if user_id not in self.people:
            raise UserNotFound
        return self.people[user_id]

    async def change(self, actor, *, changes):
        check_changes(changes)
        known = {
            name: value
            for name, value in msgspec.structs.asdict(changes).items()
            if value is not msgspec.UNSET
        }
        self.people[actor.person()] = msgspec.structs.replace(self.people[actor.user_id], **known)
        return self.people[actor.user_id]

    def _known(self, email):
        return next((person for person in self.people.values() if person.email == email.strip()), None)

    def _confirm(self, actor, password):
        if self.passwords[actor.user_id] != password:
            raise WrongCredentials


class Cabinet:
    """Plays cvs. A file that begins with %PDF is taken; one that says so is a scan."""

    def __init__(self):
        self.kept = {}

    def add(
        self, actor_id, *, title="Ada Lovelace", resume=None, file_name="ada.pdf", readable=True, **fields
    ):
        cv = Cv(
            id=new_id(), owner_id=actor_id, title=title, file_id=new_id() if file_name else None, file_name=file_name,
            resume=resume or {}, readable=readable, created_at=NOW, updated_at=NOW,
            **{"media_type": "application/pdf" if file_name else None, "text": "Ada"} | fields,
        )  # fmt: skip
        self.kept[cv.id] = cv
        return cv

    async def upload(self, actor, *, data, name):
        if not data.startswith(b"%PDF"):
            raise UploadRefused("This is not a PDF, DOCX or DOC file.", fields=_file_problem())
        return self.add(
            actor.user_id, title=name.rpartition(".")[0], file_name=name, readable=b"scan" not in data
        )

    async def create_empty(self, actor, *, title):
        return self.add(actor.user_id, title=title, file_name=None, text="")

    async def get(self, actor, *, cv_id):
        cv = self.kept.get(cv_id)
        if cv is None or cv.owner_id != actor.person():
            raise CvNotFound
        return cv

    async def mine(self, actor):
        return [cv for cv in reversed(self.kept.values()) if cv.owner_id == actor.person()]

    async def change(self, actor, *, cv_id, changes):
        if not changes.title:
            raise Invalid.field("title", "Enter a title of 1 to 200 characters.")
        if "not a mail" in changes.resume.get("basics", {}).get("email", ""):
            raise Invalid.field("resume.basics.email", "This is no e-mail address.")
        cv = await self.get(actor, cv_id=cv_id)
        self.kept[cv_id] = msgspec.structs.replace(cv, title=changes.title, resume=changes.resume)
        return self.kept[cv_id]

    async def delete(self, actor, *, cv_id):
        await self.get(actor, cv_id=cv_id)
        del self.kept[cv_id]

    async def file_link(self, actor, *, cv_id):
        return f"/files/{(await self.get(actor, cv_id=cv_id)).file_id}?token=signed"


def _file_problem():
    return Invalid.field("file", "This is not a PDF, DOCX or DOC file.").fields


QUESTIONS = (
    Question(id="swim", label="Can you swim?", kind="yes_no", required=True),
    Question(id="years", label="Years at sea", kind="number", required=True),
    Question(id="shift", label="Which shift suits you?", kind="select", options=("Day", "Night"), required=True),
    Question(id="where did you hear", label="Where did you hear of us?", kind="select", options=("A friend", "The paper")),
    Question(id="licences", label="Your licences", kind="multi_select", options=("Boat", "Radio", "Crane")),
    Question(id="why", label="Why lighthouses?", kind="textarea"),
    Question(id="ship", label="Your favourite ship"),
)  # fmt: skip


class Postings:
    """Plays jobs."""

    def __init__(self):
        self.known = {}

    def add(self, title="Lighthouse keeper", **fields):
        slug = fields.pop("slug", title.lower().replace(" ", "-"))
        job = Job(
            id=new_id(), company_id=new_id(), slug=slug, title=title, created_at=NOW, updated_at=NOW, published_at=NOW,
            closed_at=None, source_url=None, source=None,
            **{
                "company_name": "Coast Lights", "company_slug": "coast-lights", "company_website": None,
                "company_logo_url": None, "status": "published", "description_html": "", "description_text": "",
                "locations": (Location(city="Bergen", country="NO"),), "workplace": "onsite",
                "employment_type": "full_time", "department": None, "level": "mid",
                "pay": Pay(min=41000, max=52000, currency="EUR"), "questions": QUESTIONS,
                "skills": ("Patience", "Radio"), "requisition_id": None, "language": "en",
                "valid_through": date(2099, 1, 1), "applicant_countries": (),
            } | fields,
        )  # fmt: skip
        self.known[slug] = job
        return job

    async def by_slug(self, actor, *, slug):
        if slug not in self.known or self.known[slug].status == "draft":
            raise JobNotFound
        return self.known[slug]


class Desk:
    """Plays applications, with its real rules."""

    def __init__(self, postings):
        self.postings = postings
        self.sent = {}
        self.drafts = {}

    def add(self, job, owner_id, *, status="submitted", timeline=(), **fields):
        at = NOW - timedelta(days=3)
        application = Application(
            id=new_id(), job_id=job.id, job_title=job.title, job_slug=job.slug, company_id=job.company_id,
            company_name=job.company_name, status=status, submitted_at=at,
            **{"updated_at": at, "cover_letter": "", "answers": {}, "questions": job.questions, "cv_title": "CV",
               "timeline": timeline or (TimelineEntry(status="submitted", at=at),)} | fields,
        )  # fmt: skip
        self.sent[application.id] = (owner_id, application)
        return application

    async def submit(self, actor, *, application):
        [job] = [job for job in self.postings.known.values() if job.id == application.job_id]
        if job.status == "closed":
            raise JobNotOpen
        if await self.for_job(actor, job_id=job.id):
            raise AlreadyApplied
        ready = checked(application, job.questions)
        self.drafts.pop((actor.user_id, job.id), None)
        return self.add(job, actor.user_id, answers=ready.answers, cover_letter=ready.cover_letter)

    async def mine(self, actor, *, cursor=None, limit=20):
        own = [application for owner, application in self.sent.values() if owner == actor.person()]
        at = int(cursor or 0)
        return Page(own[at : at + limit], str(at + limit) if len(own) > at + limit else None)

    async def get(self, actor, *, application_id):
        owner, application = self.sent.get(application_id, (None, None))
        if application is None or owner != actor.person():
            raise ApplicationNotFound
        return application

    async def for_job(self, actor, *, job_id):
        return next(
            (a for owner, a in self.sent.values() if (owner, a.job_id) == (actor.user_id, job_id)), None
        )

    async def withdraw(self, actor, *, application_id):
        application = await self.get(actor, application_id=application_id)
        if application.status in {"rejected", "hired", "withdrawn"}:
            raise ApplicationClosed
        timeline = (*application.timeline, TimelineEntry(status="withdrawn", at=NOW))
        changed = msgspec.structs.replace(application, status="withdrawn", timeline=timeline)
        self.sent[application_id] = (actor.user_id, changed)
        return changed

    async def draft(self, actor, *, job_id):
        return self.drafts.get((actor.person(), job_id))

    async def save_draft(self, actor, *, draft):
        self.drafts[actor.person(), draft.job_id] = msgspec.structs.replace(draft, saved_at=NOW)
        return self.drafts[actor.user_id, draft.job_id]


class Firms:
    """Plays companies: one invitation, for one address."""

    def __init__(self, invited="ada@example.org"):
        self.invited = invited
        self.company = Company(
            id=new_id(), slug="coast-lights", name="Coast Lights", website=None, description="", logo_url=None,
            created_at=NOW,
        )  # fmt: skip
        self.members = []

    async def accept(self, actor, *, token):
        if token != "good" or actor.email != self.invited:
            raise BadInvitation
        self.members.append(actor.person())
        return self.company


class Mailroom:
    """Plays email; only operators and the machine may read, as in the real one."""

    def __init__(self):
        self.kept = {}

    def add(self, to="ada@example.org", *, subject="Confirm your e-mail address", **fields):
        link = "http://localhost/verify?token=abc"
        mail = Mail(
            id=new_id(), to=to, subject=subject, template="auth/verify", message_id="<1@localhost>", attempts=1,
            last_error=None, queued_at=NOW - timedelta(minutes=3), delivered_at=NOW,
            **{"text": f"Confirm that this mailbox is yours.\n\n{link}\n", "links": (link,), "status": "sent",
               "html": f'<!doctype html><html><head><title>x</title></head><body style="color: #18201d">'
                       f'<p>Confirm that this mailbox is yours.</p><a href="{link}">Confirm address</a></body></html>'}
            | fields,
        )  # fmt: skip
        self.kept[mail.id] = mail
        return mail

    async def mailbox(self, actor, *, to=None, cursor=None):
        actor.require_operator()
        found = [mail for mail in reversed(self.kept.values()) if to in {None, mail.to}]
        return Page(found[:50], "more" if len(found) > 50 else None)

    async def read(self, actor, *, mail_id):
        actor.require_operator()
        if mail_id not in self.kept:
            raise MailNotFound
        return self.kept[mail_id]

    async def deliveries(self, actor, *, mail_id):
        return [Delivery(id=new_id(), at=NOW, outcome="sent", answer="Kept in the local mailbox")]
