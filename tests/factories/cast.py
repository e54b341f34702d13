"""People of every kind on a running site, with what each of them owns, made by the services themselves.

`Person` in factories.actors signs up as everybody does; a cast of eight that way takes half a minute.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import date

from factories.actors import PASSWORD
from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.config import load_settings
from talentsphere.runtime.home import Home
from talentsphere.runtime.wiring import running
from talentsphere.services.applications.contract import NewApplication
from talentsphere.services.companies.contract import NewCompany
from talentsphere.services.jobs.contract import JobDraft, Location, Pay


@dataclass
class Player:
    """Somebody who can sign in; `owned` are ids by the name they have in addresses."""

    actor: Actor
    token: str
    refresh_token: str
    owned: dict[str, list[str]] = field(default_factory=dict)

    @property
    def email(self):
        return self.actor.email


@dataclass
class Cast:
    """Two candidates, two recruiters with a company each, an operator. Each candidate applied at each company."""

    candidate: Player
    rival: Player
    recruiter: Player
    competitor: Player
    operator: Player

    def players(self):
        return {
            "candidate": self.candidate,
            "rival": self.rival,
            "recruiter": self.recruiter,
            "competitor": self.competitor,
            "operator": self.operator,
        }


def draft_for(company_id, title="Lighthouse keeper"):
    return JobDraft(
        company_id=company_id,
        title=title,
        description_html="<p>Keep the <b>light</b> on.</p>",
        locations=(Location(city="Bergen", country="NO"),),
        pay=Pay(min=41000, max=52000, currency="EUR"),
        valid_through=date(2099, 1, 1),
    )


async def cast_on(site, pdf, *, sessions=6):
    """Makes the cast of a site that runs without demo data."""
    async with running(load_settings(site.environment), Home(site.home)) as services:
        making = _Making(services, pdf)
        operator = await making.player("olga@example.com", "Olga Operator", "operator", sessions=sessions)
        recruiter = await making.recruiter("rita@example.com", "Coast Lights", sessions=sessions)
        competitor = await making.recruiter("rudi@example.com", "Inland Lamps", sessions=sessions)
        candidate = await making.candidate("carl@example.com", sessions=sessions)
        rival = await making.candidate("cora@example.com", sessions=sessions)
        for person in (candidate, rival):
            for employer in (recruiter, competitor):
                await making.applied(person, employer)
        await services.jobs.report(
            candidate.actor, job_id=recruiter.owned["open_job_id"][0], reason="scam", details="", client=""
        )
        operator.owned["report_id"] = [str(report.id) for report in await services.jobs.reports(SYSTEM)]
        await making.arrivals((recruiter, competitor))
        page = await services.email.mailbox(SYSTEM)
        operator.owned["mail_id"] = [str(mail.id) for mail in page.items]
    return Cast(candidate, rival, recruiter, competitor, operator)


class _Making:
    def __init__(self, services, pdf):
        self._services = services
        self._pdf = pdf

    async def player(self, email, name, role, *, sessions):
        auth = self._services.auth
        await auth.add_user(email=email, name=name, password=PASSWORD, roles=(role,))
        tokens = await auth.login(email=email, password=PASSWORD, user_agent="", client="")
        actor = await auth.authenticate(session=None, bearer=tokens.access_token)
        for number in range(sessions):
            await auth.sign_in_verified(user_id=actor.user_id, user_agent=f"browser {number}")
        player = Player(actor, tokens.access_token, tokens.refresh_token)
        player.owned["user_id"] = [str(actor.user_id)]
        player.owned["session_id"] = [
            str(session.id) for session in await auth.sessions(actor) if session.id != actor.session_id
        ]
        return player

    async def recruiter(self, email, company_name, *, sessions):
        player = await self.player(email, f"Recruiter of {company_name}", "recruiter", sessions=sessions)
        companies, jobs = self._services.companies, self._services.jobs
        company = await companies.create(player.actor, company=NewCompany(name=company_name))
        player.owned["company_id"] = [str(company.id)]
        drafts = [
            await jobs.create(player.actor, draft=draft_for(company.id, f"Keeper {number}"))
            for number in range(8)
        ]
        for draft in drafts[:4]:
            await jobs.publish(player.actor, job_id=draft.id)
        player.owned["open_job_id"] = [str(draft.id) for draft in drafts[:4]]
        player.owned["draft_job_id"] = [str(draft.id) for draft in drafts[4:]]
        player.owned["job_id"] = [str(draft.id) for draft in drafts]
        invitations = [
            await companies.invite(
                player.actor, company_id=company.id, email=f"guest{number}@example.com", role="recruiter"
            )
            for number in range(4)
        ]
        player.owned["invitation_id"] = [str(invitation.id) for invitation in invitations]
        player.owned["application_id"] = []
        return player

    async def candidate(self, email, *, sessions):
        player = await self.player(email, f"Candidate {email.split('@')[0]}", "candidate", sessions=sessions)
        cvs = [await self._services.cvs.upload(player.actor, data=self._pdf, name="cv.pdf") for _ in range(2)]
        cvs += [
            await self._services.cvs.create_empty(player.actor, title=f"CV {number}") for number in range(3)
        ]
        player.owned["cv_id"] = [str(cv.id) for cv in cvs]
        player.owned["application_id"] = []
        return player

    async def applied(self, candidate, recruiter):
        for job_id in recruiter.owned["open_job_id"][:2]:
            application = await self._services.applications.submit(
                candidate.actor,
                application=NewApplication(job_id=job_id, cv_id=candidate.owned["cv_id"][0]),
            )
            for player in (candidate, recruiter):
                player.owned["application_id"].append(str(application.id))

    async def arrivals(self, recruiters):
        """Returns when the worker has put every application on its board."""
        for recruiter in recruiters:
            missing = set(recruiter.owned["application_id"])
            for _ in range(300):
                for job_id in recruiter.owned["open_job_id"]:
                    board = await self._services.recruitment.board(recruiter.actor, job_id=job_id)
                    missing -= {str(card.id) for column in board.columns for card in column.cards}
                if not missing:
                    break
                await asyncio.sleep(0.1)
            assert not missing
