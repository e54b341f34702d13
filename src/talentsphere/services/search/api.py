"""The list of jobs and suggestions, under /api/v1/jobs, and the index's state for operators."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.params import Parameter

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.paging import link_header
from talentsphere.services.jobs.contract import EmploymentType, JobCard, Level, Workplace
from talentsphere.services.search.contract import (
    Correction,
    Facets,
    Fragment,
    IndexStatus,
    JobQuery,
    JobResults,
    Matched,
    Reason,
    Search,
    Sort,
    Suggestion,
)


class ListedJob(JobCard, frozen=True, kw_only=True):
    """A job of the list: its card, and where words of the query were found."""

    highlights: dict[str, tuple[Fragment, ...]] = msgspec.field(default_factory=dict)
    why: tuple[Reason, ...] = ()


class JobList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of jobs. `total` is exact unless `at_least`; `next` is the cursor of the page after."""

    items: list[ListedJob]
    total: int
    at_least: bool
    facets: Facets | None
    next: str | None
    matched: Matched = "all"
    corrections: tuple[Correction, ...] = ()
    degraded: bool = False


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    suggestions: tuple[Suggestion, ...]


@get("/api/v1/jobs", tags=["search"])
async def jobs(
    request: Request[Any, Any, Any],
    search: Injected[Search],
    q: str = "",
    place: str = "",
    workplace: list[Workplace] | None = None,
    employment_type: list[EmploymentType] | None = None,
    level: list[Level] | None = None,
    department: str | None = None,
    company: list[str] | None = None,
    country: str | None = None,
    pay_min: Annotated[int | None, Parameter(ge=0, le=10**12)] = None,
    posted_within: Annotated[int | None, Parameter(ge=1, le=3650)] = None,
    sort: Sort = "relevance",
    limit: Annotated[int, Parameter(ge=1, le=100)] = 20,
    cursor: str | None = None,
) -> Response[JobList]:
    """Open jobs. Values of one filter are alternatives; different filters must all hold. Public."""
    results = await search.find(
        query=JobQuery(
            q=q,
            place=place,
            workplace=tuple(workplace or ()),
            employment_type=tuple(employment_type or ()),
            level=tuple(level or ()),
            department=department,
            company=tuple(company or ()),
            country=country,
            pay_min=pay_min,
            posted_within=posted_within,
            sort=sort,
            limit=limit,
            cursor=cursor,
        )
    )
    query = {name: request.query_params.getall(name) for name in request.query_params if name != "cursor"}
    return Response(_listed(results), headers=link_header("/api/v1/jobs", query, results.next))


@get("/api/v1/jobs/suggest", tags=["search"])
async def suggest(
    search: Injected[Search], q: str = "", limit: Annotated[int, Parameter(ge=1, le=20)] = 10
) -> Suggestions:
    """Titles, companies, skills and places that complete what is typed. Public."""
    return Suggestions(suggestions=await search.suggest(text=q, limit=limit))


@get("/index")
async def status(actor: Injected[Actor], search: Injected[Search]) -> IndexStatus:
    """The state of the index; for operators."""
    return await search.status(actor)


@post("/index/rebuild", status_code=200)
async def rebuild(actor: Injected[Actor], search: Injected[Search]) -> IndexStatus:
    """Builds the index anew and answers when it serves; for operators."""
    return await search.rebuild(actor)


def _listed(results: JobResults) -> JobList:
    return JobList(
        items=[
            ListedJob(
                **msgspec.structs.asdict(result.job),
                highlights={
                    name: pieces
                    for name, pieces in (("title", result.title), ("snippet", result.snippet))
                    if pieces
                },
                why=result.why,
            )
            for result in results.items
        ],
        total=results.total.value,
        at_least=results.total.at_least,
        facets=results.facets,
        next=results.next,
        matched=results.matched,
        corrections=results.corrections,
        degraded=results.degraded,
    )


ROUTES = (
    # Not routers of their own: jobs has one at this prefix, and two there would both answer OPTIONS.
    jobs,
    suggest,
    Router("/api/v1/search", route_handlers=[status, rebuild], tags=["search"]),
)
