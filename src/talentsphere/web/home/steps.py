"""What the reader may want to do next, from what they have here already."""

import asyncio

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.services.applications.contract import Application, Applications
from talentsphere.services.companies.contract import Companies
from talentsphere.services.cvs.contract import Cvs
from talentsphere.services.jobs.contract import Jobs
from talentsphere.web.jobs.posting_view import STATUS
from talentsphere.web.shell.texts import N_, Texts

_MOST = 3


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A place to go: why, and what the link says."""

    icon: str
    title: str
    text: str
    link: str
    href: str


class Following(msgspec.Struct, frozen=True, kw_only=True):
    """An application of the reader and how it stands."""

    title: str
    company: str
    href: str
    status: str


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The reader's own part of the start page."""

    steps: tuple[Step, ...] = ()
    applications: tuple[Following, ...] = ()


async def own(
    actor: Actor, *, applications: Applications, companies: Companies, cvs: Cvs, jobs: Jobs, texts: Texts
) -> Own:
    """Asks only the services that this reader's roles have to do with."""
    sent, steps = await asyncio.gather(
        _sent(actor, applications),
        asyncio.gather(
            _candidate(actor, cvs, texts), _recruiter(actor, companies, texts), _operator(actor, jobs, texts)
        ),
    )
    following = tuple(
        Following(
            title=application.job_title,
            company=application.company_name,
            href=f"/applications/{application.id}",
            status=texts.gettext(STATUS[application.status]),
        )
        for application in sent
    )
    return Own(steps=tuple(step for part in steps for step in part), applications=following)


async def _sent(actor: Actor, applications: Applications) -> list[Application]:
    if "candidate" not in actor.roles:
        return []
    return (await applications.mine(actor, limit=_MOST)).items


async def _candidate(actor: Actor, cvs: Cvs, texts: Texts) -> tuple[Step, ...]:
    if "candidate" not in actor.roles or await cvs.mine(actor):
        return ()
    return (
        _step(
            texts,
            icon="file",
            title=N_("Add your CV"),
            text=N_("Upload a PDF or Word file once and use it for every application."),
            link=N_("Add a CV"),
            href="/cvs/new",
        ),
    )


async def _recruiter(actor: Actor, companies: Companies, texts: Texts) -> tuple[Step, ...]:
    if "recruiter" not in actor.roles:
        return ()
    mine = await companies.mine(actor)
    if not mine:
        return (
            _step(
                texts,
                icon="building",
                title=N_("Add your company"),
                text=N_("Its page shows who you are; then you can post jobs and answer applicants."),
                link=N_("Add a company"),
                href="/hiring/companies/new",
            ),
        )
    return tuple(
        Step(
            icon="users",
            title=company.name,
            text=texts.gettext("Jobs, applicants and what happened last."),
            link=texts.gettext("Open hiring"),
            href=f"/hiring/{company.id}",
        )
        for company in mine[:_MOST]
    )


async def _operator(actor: Actor, jobs: Jobs, texts: Texts) -> tuple[Step, ...]:
    if "operator" not in actor.roles:
        return ()
    waiting = len(await jobs.reports(actor))
    reports = texts.ngettext(
        "{n} report about a job is waiting.", "{n} reports about jobs are waiting.", waiting
    )
    return (
        Step(
            icon="flag" if waiting else "server",
            title=texts.gettext("Operations"),
            text=reports if waiting else texts.gettext("No report about a job is waiting."),
            link=texts.gettext("Read the reports") if waiting else texts.gettext("Open operations"),
            href="/operations/reports" if waiting else "/operations",
        ),
    )


def _step(texts: Texts, *, icon: str, title: str, text: str, link: str, href: str) -> Step:
    return Step(
        icon=icon, title=texts.gettext(title), text=texts.gettext(text), link=texts.gettext(link), href=href
    )
