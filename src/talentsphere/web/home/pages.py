"""The start page."""

import asyncio
from typing import Any

from litestar import Router, get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.applications.contract import Applications
from talentsphere.services.companies.contract import Companies
from talentsphere.services.cvs.contract import Cvs
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.search.contract import JobQuery, JobResults, Search
from talentsphere.web.home.steps import Own, own
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.texts import N_

_NEWEST = 8
_COMPANIES = 8


@get("/")
async def home(
    request: AnyRequest,
    actor: Injected[Actor],
    applications: Injected[Applications],
    companies: Injected[Companies],
    cvs: Injected[Cvs],
    jobs: Injected[Jobs],
    search: Injected[Search],
    pages: Injected[Pages],
) -> Answer:
    """For everybody; people who are signed in see their own next steps first."""
    texts = texts_of(request, pages)
    # The counts of the whole list are kept by search, so the companies in them cost nothing more.
    newest, mine = await asyncio.gather(
        search.find(query=JobQuery(sort="newest", limit=_NEWEST)),
        own(actor, applications=applications, companies=companies, cvs=cvs, jobs=jobs, texts=texts)
        if actor.user_id
        else _nothing(),
    )
    return pages.show(
        request,
        actor,
        "home/home.html",
        title=N_("Find a job you can judge before you apply"),
        canonical="/",
        description=pages.text(
            request, "Find a job you can judge before you apply: the pay, the place and the questions first."
        ),
        header_search=False,
        jobs=[item.job for item in newest.items],
        total=newest.total,
        companies=await _hiring(newest, companies),
        mine=mine,
    )


async def _nothing() -> Own:
    return Own()


async def _hiring(newest: JobResults, companies: Companies) -> list[dict[str, Any]]:
    """Those with the most open jobs, else the first by name while nobody counts."""
    if newest.facets is not None:
        return [
            {
                "name": found.label,
                "href": Asked(company=(found.value,)).address(),
                "count": found.count,
                "logo_url": None,
            }
            for found in newest.facets.company[:_COMPANIES]
        ]
    listed = await companies.all()
    return [
        {
            "name": company.name,
            "href": f"/companies/{company.slug}",
            "count": None,
            "logo_url": company.logo_url,
        }
        for company in listed.items[:_COMPANIES]
    ]


ROUTES = (Router("/", route_handlers=[home], include_in_schema=False),)
