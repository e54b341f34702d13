"""Stand-ins for the services that the pages of recruiters and operators ask. They keep what they were told."""

from datetime import timedelta
from uuid import UUID

import msgspec

from talentsphere.kernel import clock
from talentsphere.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated
from talentsphere.kernel.health import Check, Health
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.paging import Page
from talentsphere.services.applications.contract import Dossier
from talentsphere.services.companies.contract import CompanyNotFound, NotAMember
from talentsphere.services.companies.rules import checked
from talentsphere.services.cvs.contract import CvSnapshot
from talentsphere.services.email.contract import Mail
from talentsphere.services.jobs.contract import ImportReport, Job, JobCard, JobNotFound
from talentsphere.services.jobs.rules.changes import apply_changes, draft_of
from talentsphere.services.jobs.rules.descriptions import plain_text, sanitise
from talentsphere.services.jobs.rules.importing.board import parse
from talentsphere.services.jobs.rules.validation import problems
from talentsphere.services.recruitment.contract import (
    DEFAULT_STAGES,
    Activity,
    ApplicantNotFound,
    Board,
    BulkResult,
    Candidate,
    Card,
    Column,
    Decided,
    Note,
    Stage,
)
from talentsphere.services.recruitment.rules import words
from talentsphere.services.recruitment.rules.stages import choose, replaced
from talentsphere.services.search.contract import IndexStatus, SearchUnavailable
from talentsphere.web.kit.overview import OverviewData, QueueState


class Firms:
    """Plays companies: `people` are the members by company."""

    def __init__(self, companies, people, invited=()):
        self.known = {company.id: company for company in companies}
        self.people = people
        self.invited = list(invited)
        self.said = []

    async def mine(self, actor):
        actor.person()
        return [c for c in self.known.values() if any(m.user_id == actor.user_id for m in self.people[c.id])]

    async def get(self, *, company_id):
        if company_id not in self.known:
            raise CompanyNotFound
        return self.known[company_id]

    async def require(self, actor, *, company_id, permission):
        if actor.is_operator:
            return
        if actor.user_id is None:
            raise Unauthenticated
        mine = [m for m in self.people.get(company_id, ()) if m.user_id == actor.user_id]
        if not mine or (permission == "manage" and mine[0].role != "admin"):
            raise NotAMember

    async def members(self, actor, *, company_id):
        await self.require(actor, company_id=company_id, permission="recruit")
        return self.people[company_id]

    async def invitations(self, actor, *, company_id):
        await self.require(actor, company_id=company_id, permission="manage")
        return self.invited

    async def create(self, actor, *, company):
        if "recruiter" not in actor.roles:
            raise Forbidden("Only recruiters can add a company.")
        checked(name=company.name, website=company.website, description=company.description)
        made = msgspec.structs.replace(next(iter(self.known.values())), id=new_id(), name=company.name)
        self.known[made.id] = made
        self.people[made.id] = []
        return made

    async def change(self, actor, *, company_id, changes):
        await self.require(actor, company_id=company_id, permission="manage")
        values = checked(**msgspec.structs.asdict(changes))
        self.known[company_id] = msgspec.structs.replace(self.known[company_id], **values)

    async def set_logo(self, actor, *, company_id, data, file_name):
        if not data.startswith(b"\x89PNG"):
            raise Invalid.field("file", "This is no picture.")
        self.known[company_id] = msgspec.structs.replace(
            self.known[company_id], logo_url=f"/logo/{file_name}"
        )

    async def invite(self, actor, *, company_id, email, role):
        if "@" not in email:
            raise Invalid.field("email", "Enter an e-mail address such as name@example.com.")
        self.said.append(("invite", email, role))
        return msgspec.structs.replace(self.invited[0], email=email, role=role)

    async def withdraw_invitation(self, actor, *, invitation_id):
        self.said.append(("withdraw", invitation_id))

    async def set_role(self, actor, *, company_id, user_id, role):
        self.said.append(("role", user_id, role))

    async def remove_member(self, actor, *, company_id, user_id):
        admins = [m.user_id for m in self.people[company_id] if m.role == "admin"]
        if admins == [user_id]:
            raise Conflict("A company needs an admin. Make somebody else an admin first.")
        self.said.append(("remove", user_id))


class Postings:
    """Plays jobs, with the real rules for what may be stored and what an import holds."""

    def __init__(self, jobs):
        self.known = {job.id: job for job in jobs}
        self.waiting = []
        self.imports = []
        self.settled = []
        self.next = None

    async def get(self, actor, *, job_id):
        if job_id not in self.known:
            raise JobNotFound
        return self.known[job_id]

    async def of_company(self, actor, *, company_id, status=None, cursor=None):
        found = [j for j in self.known.values() if j.company_id == company_id and status in (None, j.status)]
        cards = [JobCard(**{name: getattr(j, name) for name in JobCard.__struct_fields__}) for j in found]
        return Page(cards, self.next)

    async def create(self, actor, *, draft):
        self._refuse(draft)
        now = clock.now()
        sample = next(iter(self.known.values()))
        fields = {**msgspec.structs.asdict(sample), **msgspec.structs.asdict(draft)}
        fields |= {"id": new_id(), "status": "draft", "created_at": now, "updated_at": now, "source": None}
        return self._keep(Job(**fields))

    async def change(self, actor, *, job_id, changes):
        job = self.known[job_id]
        draft = apply_changes(draft_of(job, company_id=job.company_id), changes)
        self._refuse(draft, publishing=job.status == "published")
        return self._keep(msgspec.structs.replace(job, **msgspec.structs.asdict(draft)))

    async def publish(self, actor, *, job_id):
        job = self.known[job_id]
        self._refuse(draft_of(job, company_id=job.company_id), publishing=True)
        return self._keep(msgspec.structs.replace(job, status="published", published_at=clock.now()))

    async def close(self, actor, *, job_id):
        if self.known[job_id].status == "draft":
            raise Conflict("This job is a draft. Delete it, or publish it first.")
        return self._keep(msgspec.structs.replace(self.known[job_id], status="closed", closed_at=clock.now()))

    async def delete_draft(self, actor, *, job_id):
        if self.known[job_id].status != "draft":
            raise Conflict("Only drafts can be deleted.")
        del self.known[job_id]

    async def import_postings(
        self,
        actor,
        *,
        data,
        format,
        company_id,
        mapping=None,
        dry_run=False,
        publish=True,
    ):
        board = parse(data, format=format, mapping=mapping)
        self.imports.append({"mapping": mapping, "dry_run": dry_run, "publish": publish})
        return ImportReport(
            format=board.format, dry_run=dry_run, rows=board.rows, created=len(board.postings), updated=0,
            unchanged=0, failed=len({e.row for e in board.errors}), expired=0, mapping=board.mapping,
            unmapped=board.unmapped, errors=board.errors,
        )  # fmt: skip

    async def reports(self, actor):
        actor.require_operator()
        return self.waiting

    async def settle_report(self, actor, *, report_id, close_job):
        if report_id not in {report.id for report in self.waiting}:
            raise NotFound("This report is already settled.")
        self.settled.append((report_id, close_job))

    def _keep(self, job):
        clean = sanitise(job.description_html)
        kept = msgspec.structs.replace(job, description_html=clean, description_text=plain_text(clean))
        self.known[job.id] = kept
        return kept

    def _refuse(self, draft, **how):
        if found := problems(draft, today=clock.now().date(), **how):
            raise Invalid(fields=found)


_PEOPLE = (
    ("Ada Lovelace", "Analyst who writes programs", ("strong maths", "remote")),
    ("Alan Turing", "Codebreaker, now in software", ()),
    ("Katherine Johnson", "Trajectories and the people who fly them", ("interview friday",)),
    ("Mary Jackson", "", ("referral",)),
    ("Hedy Lamarr", "Radio, film, frequency hopping", ("portfolio", "call back", "lisbon", "senior")),
    ("Dorothy Vaughan", "Leads teams through new machines", ()),
    ("Nguyễn Thị Minh Khai of the Ancient House of Exceptionally Long Names", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", ()),
    ("Edsger Dijkstra", "Shortest paths", ("short letters",)),
)  # fmt: skip
RESUME = {
    "basics": {
        "summary": "Engineer with ten years of search systems, from crawling to relevance.\nLikes plain words.",
        "location": {"city": "Lisbon", "countryCode": "PT"},
        "phone": "+351 900 000 000",
        "url": "https://ada.example.org/",
        "profiles": [{"network": "GitHub", "username": "ada", "url": "https://github.example/ada"}, {"url": "javascript:alert(1)"}],
    },
    "work": [
        {"name": "Analytical Engines", "position": "Staff engineer", "startDate": "2021-04", "location": "London", "highlights": ["Cut the 95th percentile from 400 to 80 ms.", "Led five people."]},
        {"name": "Babbage & Co", "position": "Engineer", "startDate": "2016", "endDate": "2021-03", "summary": "Indexing of punched cards."},
    ],
    "education": [{"institution": "University of London", "studyType": "MSc", "area": "Mathematics", "endDate": "2016"}],
    "skills": [{"name": "Search", "keywords": ["Lucene", "Tantivy"]}, {"name": "Python", "level": "expert"}],
    "languages": [{"language": "English", "fluency": "native"}, {"language": "Portuguese"}],
    "awards": "not a list",
}  # fmt: skip


class Pipeline:
    """Plays recruitment: one job's board in memory, with the real rules for stages and words."""

    def __init__(self, postings, people=_PEOPLE, withdrawn=1):
        self.postings = postings
        now = clock.now()
        kinds = [*DEFAULT_STAGES, *((("Withdrawn", "withdrawn"),) if withdrawn else ())]
        self.stages = tuple(
            Stage(id=UUID(int=500 + at), name=name, kind=kind, position=at)
            for at, (name, kind) in enumerate(kinds)
        )
        self.cards = {}
        for at, (name, headline, tags) in enumerate(people):
            stage = (
                self.stages[-1]
                if withdrawn and at == len(people) - 1
                else self.stages[(0, 0, 0, 1, 2, 2, 3, 0)[at % 8]]
            )
            card = Card(
                id=UUID(int=2000 + at), job_id=UUID(int=1000), stage_id=stage.id, candidate_name=name, headline=headline,
                tags=tags, rating=(None, 4, 5)[at % 3], notes=at % 3, submitted_at=now - timedelta(days=at),
                stage_since=now - timedelta(hours=7 * at + 1), position=float(at),
            )  # fmt: skip
            self.cards[card.id] = card
        self.said = []
        self.is_pdf = True
        self.resume = RESUME

    async def board(self, actor, *, job_id, tag=None, q=""):
        job = await self.postings.get(actor, job_id=job_id)
        cards = [
            card
            for card in sorted(self.cards.values(), key=lambda card: card.position)
            if card.job_id == job_id
            and (not tag or tag in card.tags)
            and q.lower() in f"{card.candidate_name} {card.headline}".lower()
        ]
        columns = []
        for stage in self.stages:
            held = tuple(card for card in cards if card.stage_id == stage.id)
            columns.append(Column(stage=stage, count=len(held), cards=held))
        return Board(job_id=job_id, job_title=job.title, company_id=job.company_id, columns=tuple(columns))

    async def candidate(self, actor, *, application_id):
        card = self._card(application_id)
        job = self.postings.known[card.job_id]
        stage = next(stage for stage in self.stages if stage.id == card.stage_id)
        beside = [c.id for c in self.cards.values() if c.stage_id == card.stage_id]
        at = beside.index(card.id)
        now = clock.now()
        return Candidate(
            card=card, stage=stage, stages=tuple(s for s in self.stages if s.kind != "withdrawn"),
            dossier=Dossier(
                id=card.id, job_id=card.job_id, company_id=job.company_id, candidate_id=UUID(int=1),
                candidate_name=card.candidate_name, candidate_email="ada.lovelace@example.org", headline=card.headline,
                status="submitted", submitted_at=card.submitted_at, questions=job.questions,
                cover_letter="Dear Northwind,\n\nI have used your maps for years, and lost my way only twice.\n\nAda",
                answers={"start": "In May", "permit": True, "days": ["Monday", "Friday"]},
                cv=CvSnapshot(
                    cv_id=UUID(int=5), title="My CV", file_id=UUID(int=6), file_name="ada.pdf",
                    media_type="application/pdf" if self.is_pdf else "application/msword", resume=self.resume,
                    text="Ada Lovelace\nStaff engineer at Analytical Engines\n\n" + "Search, relevance, people. " * 30,
                ),
            ),
            cv_link="/files/00000000-0000-0000-0000-000000000006?token=x",
            notes=(
                Note(id=UUID(int=1), author_name="Grace Hopper", text="Calm, precise.\nAsk about the index rewrite.", at=now - timedelta(hours=3)),
                Note(id=UUID(int=2), author_name="Mary Sears", text="Knows Jean, who speaks well of her.", at=now - timedelta(days=1)),
            ),
            activity=self.activities(),
            previous_id=beside[at - 1] if at else None, next_id=beside[at + 1] if at + 1 < len(beside) else None,
        )  # fmt: skip

    def activities(self):
        now = clock.now()
        lines = (
            ("noted", "Grace Hopper", {}),
            ("rated", "Grace Hopper", {"rating": 4}),
            ("mailed", "Mary Sears", {"subject": "A first talk", "text": "Would Friday suit you?\n\nMary"}),
            ("reopened", "Grace Hopper", {"from": "Rejected", "to": "Screening"}),
            ("rejected", "Grace Hopper", {"from": "New", "to": "Rejected", "reason": "skills", "message": "Thank you.", "notify": True}),
            ("tagged", "Grace Hopper", {"tag": "remote"}),
            ("moved", "Grace Hopper", {"from": "New", "to": "Screening"}),
            ("applied", "Ada Lovelace", {}),
        )  # fmt: skip
        return tuple(
            Activity(at=now - timedelta(hours=5 * at + 1), kind=kind, actor_name=name, data=data)
            for at, (kind, name, data) in enumerate(lines)
        )

    async def move(self, actor, *, application_id, stage, before=None):
        card = self._card(application_id)
        if next(s for s in self.stages if s.id == card.stage_id).kind == "withdrawn":
            raise Decided
        target = choose(self.stages, stage)
        self.said.append(("move", application_id, target.name, before))
        self.cards[card.id] = msgspec.structs.replace(card, stage_id=target.id, stage_since=clock.now())
        return self.cards[card.id]

    async def reject(self, actor, *, application_id, reason, message="", notify=True):
        words.text(message, field="message", most=words.MAX_MESSAGE, required=False)
        card = await self.move(actor, application_id=application_id, stage="rejected")
        self.said.append(("reject", application_id, reason, message, notify))
        return card

    async def hire(self, actor, *, application_id):
        return await self.move(actor, application_id=application_id, stage="hired")

    async def note(self, actor, *, application_id, text):
        self.said.append(("note", words.text(text, field="text", most=words.MAX_NOTE)))

    async def tag(self, actor, *, application_id, tag, remove=False):
        self.said.append(("untag" if remove else "tag", words.tag(tag)))

    async def rate(self, actor, *, application_id, rating):
        words.check_rating(rating)
        card = self._card(application_id)
        self.cards[card.id] = msgspec.structs.replace(card, rating=rating)

    async def reply(self, actor, *, application_id, subject, text):
        self.said.append(
            ("reply", words.subject(subject), words.text(text, field="text", most=words.MAX_NOTE))
        )

    async def bulk_move(self, actor, *, job_id, application_ids, stage):
        target = choose(self.stages, stage)
        self.said.append(("bulk_move", application_ids, target.name))
        return BulkResult(done=len(application_ids), skipped=0)

    async def bulk_reject(self, actor, *, job_id, application_ids, reason, message="", notify=True):
        self.said.append(("bulk_reject", application_ids, reason, message, notify))
        return BulkResult(done=len(application_ids) - 1, skipped=1)

    async def set_stages(self, actor, *, job_id, stages):
        occupied = frozenset(card.stage_id for card in self.cards.values())
        self.stages = replaced(self.stages, stages, occupied=occupied, make_id=new_id)
        return self.stages

    async def export_csv(self, actor, *, job_id):
        return b"\xef\xbb\xbfName\r\nAda\r\n"

    async def counts(self, actor, *, company_id):
        return {
            UUID(int=1000): {"new": 3, "screening": 1, "interview": 2, "offer": 1, "withdrawn": 1},
            UUID(int=1001): {"new": 12, "screening": 128, "interview": 4, "rejected": 1003, "hired": 1},
            UUID(int=1003): {"hired": 1, "rejected": 14},
            UUID(int=1005): {"screening": 2},
        }

    async def recent(self, actor, *, company_id):
        return [(UUID(int=2000), activity) for activity in self.activities()]

    def _card(self, application_id):
        if application_id not in self.cards:
            raise ApplicantNotFound
        return self.cards[application_id]


class Outbox:
    """Plays email's mailbox."""

    def __init__(self, failed=1):
        self.failed = failed
        self.retried = 0

    async def mailbox(self, actor, *, to=None, cursor=None):
        now = clock.now()
        return Page(
            [
                Mail(
                    id=UUID(int=300 + at), to="ada@example.org", subject=f"Your application {at}", template="x", text="",
                    html="", links=(), message_id="", status="failed" if at < self.failed else "sent", attempts=1,
                    last_error="550 No such mailbox" if at < self.failed else None, queued_at=now - timedelta(hours=at),
                    delivered_at=now,
                )
                for at in range(5)
            ]
        )  # fmt: skip

    async def retry(self, actor, *, mail_id=None):
        self.retried += 1
        return self.failed


class Finder:
    """Plays search's status."""

    def __init__(self, away=False):
        self.away = away

    async def status(self, actor):
        if self.away:
            raise SearchUnavailable
        return IndexStatus(jobs=16430, segments=4, size=48_200_000, generation="g1", changed_at=clock.now())


class Pulse:
    """Plays the health probe."""

    def __init__(self, **broken):
        self.broken = broken

    async def report(self):
        details = {
            "database": ({}, 0.8),
            "external_services": ({"healthy_services": 0, "total_services": 0}, 0),
            "memory": ({"rss_bytes": 148_000_000}, 0.1),
            "disk": ({"free_ratio": 0.61}, 0.1),
        }
        checks = {
            name: Check(
                healthy=name not in self.broken, response_time=taken, message=self.broken.get(name, ""), details=data
            )
            for name, (data, taken) in details.items()
        }  # fmt: skip
        status = "healthy" if not self.broken else "unhealthy" if "database" in self.broken else "degraded"
        return Health(status=status, timestamp="", version="0.1.0", uptime=93_000, role="all", checks=checks)


class Ledger:
    """Plays the overview."""

    def __init__(self, held=2):
        self.held = held

    async def gather(self):
        return OverviewData(
            queue=(
                QueueState(name="applications.submitted>recruitment", waiting=3, held=0),
                QueueState(name="jobs.changed>search", waiting=0, held=self.held),
            ),
            counts={"people": 1284, "companies": 61, "open_jobs": 16430, "applications": 5120, "applications_today": 37},
            mail_waiting=0,
        )  # fmt: skip
