"""Files that programs read: robots.txt, sitemaps, feeds, security.txt."""

from datetime import timedelta

import msgspec
from litestar import Response, get

from talentsphere.kernel import clock
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.search.contract import Search
from talentsphere.web.info.about import security_address
from talentsphere.web.jobs.asked import Asked, asked
from talentsphere.web.jobs.results import name_of
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts

_XML = "application/xml; charset=utf-8"
_RSS = "application/rss+xml; charset=utf-8"
_TEXT = "text/plain"
_FEED = 50
_FEED_AGE = {"Cache-Control": "public, max-age=300"}
_MAP_AGE = {"Cache-Control": "public, max-age=3600"}
_CONTACT_AGE = timedelta(days=180)
# Nothing there is for somebody who has not signed in, or it changes something.
_OWN = (
    "/account", "/applications", "/cvs", "/dev/", "/display", "/hiring", "/invitations/", "/operations",
    "/recruit/", "/searches", "/alerts/", "/unsubscribe/", "/jobs/suggest", "/jobs/*/apply", "/jobs/*/report", "/api/",
)  # fmt: skip


@get("/robots.txt")
async def robots(site: Injected[SiteFacts]) -> Answer:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _OWN), "Allow: /api/v1/docs", ""]
    lines += [f"Sitemap: {site.base_url}/sitemap.xml", ""]
    return _text("\n".join(lines))


@get("/sitemap.xml")
async def sitemap_index(jobs: Injected[Jobs]) -> Answer:
    """Where the lists of open postings are."""
    return Response(await jobs.sitemap_index(), media_type=_XML, headers=dict(_MAP_AGE))


@get("/sitemap/{name:str}")
async def sitemap(jobs: Injected[Jobs], name: str) -> Answer:
    """One list, as `0.xml`."""
    number, _, ending = name.partition(".")
    if ending != "xml" or not (number.isascii() and number.isdigit()) or number != str(int(number[:9])):
        raise NotFound
    return Response(await jobs.sitemap(page=int(number)), media_type=_XML, headers=dict(_MAP_AGE))


@get("/jobs.rss")
async def feed(
    request: AnyRequest, jobs: Injected[Jobs], search: Injected[Search], pages: Injected[Pages]
) -> Answer:
    """The newest open postings, or the newest that a question in the address of the job list finds."""
    question = asked(request.query_params).but(sort="newest")
    if question == Asked(sort="newest"):
        return Response(await jobs.rss(), media_type=_RSS, headers=dict(_FEED_AGE))
    query = msgspec.structs.replace(question.query(facets=False, limit=_FEED), sort="newest", snippets=False)
    found = await search.find(query=query)
    # Where no job has all the words, search offers those with some; nobody subscribed to these.
    items = () if found.matched == "any" else found.items
    body = await jobs.rss_of(
        job_ids=tuple(item.job.id for item in items),
        path=question.but(sort="relevance").address().replace("/jobs", "/jobs.rss", 1),
        title=name_of(question, texts=texts_of(request, pages)),
    )
    return Response(body, media_type=_RSS, headers=dict(_FEED_AGE))


@get("/companies/{slug:str}/jobs.rss")
async def company_feed(companies: Injected[Companies], jobs: Injected[Jobs], slug: str) -> Answer:
    """The newest open postings of one company."""
    company = await companies.by_slug(slug=slug)
    return Response(await jobs.rss(company_id=company.id), media_type=_RSS, headers=dict(_FEED_AGE))


@get("/.well-known/security.txt")
async def security(site: Injected[SiteFacts]) -> Answer:
    """RFC 9116: whom to tell about a hole. It says itself how long it holds, so it is written anew each day."""
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    expires = (today + _CONTACT_AGE).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _text(
        f"Contact: mailto:{security_address(site.base_url)}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site.base_url}/.well-known/security.txt\n"
        f"Policy: {site.base_url}/about#security\n"
    )


def _text(text: str) -> Answer:
    return Response(text.encode(), media_type=_TEXT)
