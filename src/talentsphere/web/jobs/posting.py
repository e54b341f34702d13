"""The page of a posting, and the same beside the list of results."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar import get

from talentsphere.kernel import clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.applications.contract import Application, Applications
from talentsphere.services.companies.contract import Companies
from talentsphere.services.jobs.contract import Job, JobCard, Jobs
from talentsphere.services.search.contract import JobQuery, Search
from talentsphere.web.companies.members import recruits_for
from talentsphere.web.jobs import live
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.posting_view import alike, applied, lean, others, shown, summary
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages

_SIMILAR = 4


@get("/jobs/{slug:str}")
async def job_page(
    request: AnyRequest,
    actor: Injected[Actor],
    slug: str,
    jobs: Injected[Jobs],
    search: Injected[Search],
    companies: Injected[Companies],
    applications: Injected[Applications],
    pages: Injected[Pages],
) -> Answer:
    """Public; drafts are for members of the company. For HTMX the piece that the pane shows."""
    job = await jobs.by_slug(actor, slug=slug)
    piece = live.wants_piece(request, live.PANE)
    back_href = _back(request)
    # What most readers see is rendered once a minute: the posting as it is now, and what is alike by this index.
    keep = None if piece else (msgspec.msgpack.encode(job), await search.edition(), back_href)
    if keep and (answer := pages.kept(request, actor, keep, headers=live.VARY)):
        return answer
    texts = texts_of(request, pages)
    similar_href = Asked(q=alike(job.title)).address()
    view = shown(job, today=clock.now().date(), similar_href=similar_href, texts=texts)
    application, member, similar = await asyncio.gather(
        _own(applications, actor, job),
        recruits_for(companies, actor, job.company_id),
        _none() if piece or view.state == "draft" else _similar(search, job),
    )
    context: dict[str, Any] = {
        "job": lean(job),
        "shown": view,
        "applied": applied(application, texts=texts),
        "member": member,
        "similar": similar,
    }
    if piece:
        return live.varying(pages.part(request, actor, "jobs/pane.html", **context))
    is_open = view.state == "open"
    return pages.show(
        request,
        actor,
        "jobs/job.html",
        title=job.title,
        canonical=f"/jobs/{job.slug}",
        description=summary(job, texts=texts),
        noindex=not is_open,
        json_ld=jobs.structured_data(job=job) if is_open else None,
        headers=live.VARY,
        keep=keep,
        back_href=back_href,
        **context,
    )


async def _own(applications: Applications, actor: Actor, job: Job) -> Application | None:
    return await applications.for_job(actor, job_id=job.id) if actor.user_id else None


async def _similar(search: Search, job: Job) -> tuple[JobCard, ...]:
    query = JobQuery(q=alike(job.title), limit=_SIMILAR + 1, facets=False, snippets=False)
    found = await search.find(query=query)
    return others([item.job for item in found.items], job, most=_SIMILAR)


async def _none() -> tuple[JobCard, ...]:
    return ()


def _back(request: AnyRequest) -> str | None:
    """The list of results this page was opened from, if it was."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc != request.headers.get("host") or came_from.path != "/jobs" or not came_from.query:
        return None
    return f"/jobs?{came_from.query}"
