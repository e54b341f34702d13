"""People of every kind on a running site, with what each of them owns, made by the services themselves.

`Person` in factories.actors signs up as everybody does; a cast of eight that way takes half a minute.
"""

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import date

from factories.actors import PASSWORD
from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.config import load_settings
from talentsphere.runtime.home import Home
from talentsphere.runtime.wiring import running
from talentsphere.services.alerts.contract import Question
from talentsphere.services.applications.contract import Draft, NewApplication
from talentsphere.services.companies.contract import NewCompany
from talentsphere.services.jobs.contract import JobDraft, Location, Pay


@dataclass
class Player:
    """Somebody who is signed in: `token` at the API, `cookie` at the pages. `owned` are ids by their name in addresses."""

    actor: Actor
    token: str
    refresh_token: str
    cookie: str
    owned: dict[str, list[str]] = field(default_factory=dict)

    @property
    def email(self):
        return self.actor.email


@dataclass
class Cast:
    """Two candidates, two recruiters with a company each, an operator. Each candidate applied at each company.

    `extras` are accounts that a test may lose: `spare`, `mover`, `leaver`, `signed_out`, `forgetful`. `tokens` are those of mailed
    links: `sign_up`, `reset` (of the forgetful account) and `invitation` (of the competitor, to the recruiter).
    `colleagues` are user ids of two members of the recruiter's company. The candidate has a draft for `drafted_for`.
    """

    candidate: Player
    rival: Player
    recruiter: Player
    competitor: Player
    operator: Player
    extras: dict[str, Player] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    colleagues: list[str] = field(default_factory=list)
    drafted_for: str = ""

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


async def cast_on(site, pdf, *, sessions=6, extras=False):
    """Makes the cast of a site that runs without demo data."""
    async with running(load_settings(site.environment), Home(site.home)) as services:
        making = _Making(services, pdf)
        operator = await making.player(making.address("olga"), "Olga Operator", "operator", sessions=sessions)
        recruiter = await making.recruiter(making.address("rita"), "Coast Lights", sessions=sessions)
        competitor = await making.recruiter(making.address("rudi"), "Inland Lamps", sessions=sessions)
        candidate = await making.candidate(making.address("carl"), sessions=sessions)
        rival = await making.candidate(making.address("cora"), sessions=sessions)
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
        cast = Cast(candidate, rival, recruiter, competitor, operator)
        if extras:
            await making.extras(cast)
    return cast


class _Making:
    def __init__(self, services, pdf):
        self._services = services
        self._pdf = pdf
        self._tag = secrets.token_hex(3)

    def address(self, name):
        """An address of this cast alone; a site may have several casts."""
        return f"{name}.{self._tag}@example.com"

    async def player(self, email, name, role, *, sessions):
        auth = self._services.auth
        await auth.add_user(email=email, name=name, password=PASSWORD, roles=(role,))
        tokens = await auth.login(email=email, password=PASSWORD, user_agent="", client="")
        # Refreshing twice ends a session, so the token for that is of another one.
        refreshable = await auth.login(email=email, password=PASSWORD, user_agent="", client="")
        actor = await auth.authenticate(session=None, bearer=tokens.access_token)
        for number in range(sessions):
            await auth.sign_in_verified(user_id=actor.user_id, user_agent=f"browser {number}")
        ids = [str(session.id) for session in await auth.sessions(actor) if session.kind == "page"]
        # Not among the owned ones, which tests may end.
        cookie = await auth.sign_in_verified(user_id=actor.user_id, user_agent="their own browser")
        player = Player(actor, tokens.access_token, refreshable.refresh_token, cookie)
        player.owned["user_id"] = [str(actor.user_id)]
        player.owned["session_id"] = ids
        searches = [
            # Looked for by hand, never by the clock: what is stored stays as it is.
            await self._services.alerts.save(actor, name=q, question=Question(q=q), frequency="off")
            for q in ("keeper", "pilot")
        ]
        player.owned["search_id"] = [str(search.id) for search in searches]
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
        player = await self.player(email, f"Candidate {email.split('.')[0]}", "candidate", sessions=sessions)
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

    async def extras(self, cast):
        """What a test of every operation needs besides."""
        auth, companies = self._services.auth, self._services.companies
        for name in ("spare", "mover", "leaver", "signed_out", "forgetful"):
            cast.extras[name] = await self.player(self.address(name), f"Sam {name}", "candidate", sessions=0)
        [company_id] = cast.recruiter.owned["company_id"]
        for number in range(2):
            email = self.address(f"colleague{number}")
            colleague = await self.player(email, f"Colleague {number}", "recruiter", sessions=0)
            await companies.invite(cast.recruiter.actor, company_id=company_id, email=email, role="recruiter")
            token = await self._mailed(email, "/invitations/")
            await companies.accept(colleague.actor, token=token)
            cast.colleagues.append(str(colleague.actor.user_id))
        await companies.invite(
            cast.competitor.actor,
            company_id=cast.competitor.owned["company_id"][0],
            email=cast.recruiter.email,
            role="recruiter",
        )
        cast.tokens["invitation"] = await self._mailed(cast.recruiter.email, "/invitations/")
        await auth.register(
            email=self.address("fresh"), password=PASSWORD, name="Fred Fresh", role="candidate"
        )
        cast.tokens["sign_up"] = await self._mailed(self.address("fresh"), "token=")
        await auth.request_reset(email=cast.extras["forgetful"].email)
        cast.tokens["reset"] = await self._mailed(cast.extras["forgetful"].email, "token=")
        cast.drafted_for = cast.competitor.owned["open_job_id"][3]
        await self._services.applications.save_draft(
            cast.candidate.actor, draft=Draft(job_id=cast.drafted_for, cover_letter="Dear")
        )

    async def _mailed(self, email, before):
        """What follows `before` in a link of the newest mail to an address that has such a link."""
        for _ in range(100):
            page = await self._services.email.mailbox(SYSTEM, to=email)
            for mail in page.items:
                for link in mail.links:
                    if before in link:
                        return link.rpartition(before)[2]
            await asyncio.sleep(0.1)
        raise AssertionError(f"no mail to {email} has a link with {before}")
