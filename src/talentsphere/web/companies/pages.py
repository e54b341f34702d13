"""The list of companies and each one's page."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from litestar import Router, get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.paging import BadCursor
from talentsphere.services.companies.contract import Companies, Company
from talentsphere.services.search.contract import JobQuery, Search
from talentsphere.web.companies.members import recruits_for
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.texts import N_

_JOBS = 20
_EXCERPT = 140
_LONGEST_NAME = 200


@get("/companies")
async def companies_page(
    request: AnyRequest, actor: Injected[Actor], companies: Injected[Companies], pages: Injected[Pages]
) -> Answer:
    """Companies by name, 50 a page."""
    q = _typed(request.query_params.get("q", ""))
    try:
        found = await companies.all(q=q, cursor=request.query_params.get("cursor"))
    except BadCursor:
        return pages.go(_address(q))
    return pages.show(
        request,
        actor,
        "companies/list.html",
        title=N_("Companies"),
        description=pages.text(request, "Companies with their open jobs."),
        canonical="/companies" if not request.query_params else None,
        noindex=bool(request.query_params),
        q=q,
        companies=[_card(company) for company in found.items],
        next_href=_address(q, cursor=found.next) if found.next else None,
        first_href=_address(q) if "cursor" in request.query_params else None,
    )


@get("/companies/{slug:str}")
async def company_page(
    request: AnyRequest,
    actor: Injected[Actor],
    slug: str,
    companies: Injected[Companies],
    search: Injected[Search],
    pages: Injected[Pages],
) -> Answer:
    """A company and its open jobs, the newest first."""
    company = await companies.by_slug(slug=slug)
    cursor = request.query_params.get("cursor") or None
    query = JobQuery(company=(company.slug,), sort="newest", limit=_JOBS, cursor=cursor, facets=False)
    try:
        found = await search.find(query=query)
    except BadCursor:
        return pages.go(f"/companies/{company.slug}")
    return pages.show(
        request,
        actor,
        "companies/company.html",
        title=company.name,
        description=_excerpt(company.description)
        or pages.text(request, "Open jobs at {company}.", company=company.name),
        canonical=f"/companies/{company.slug}",
        noindex=cursor is not None,
        json_ld=_structured(company, base_url=pages.base_url),
        company=company,
        paragraphs=_paragraphs(company.description),
        host=_host(company.website),
        jobs=[item.job for item in found.items],
        total=found.total,
        feed_title=texts_of(request, pages).gettext("Jobs at {company}", company=company.name),
        next_href=f"/companies/{company.slug}?{urlencode({'cursor': found.next})}" if found.next else None,
        member=await recruits_for(companies, actor, company.id),
    )


def _typed(text: str) -> str:
    return "".join(character for character in text if character.isprintable()).strip()[:_LONGEST_NAME]


def _address(q: str, *, cursor: str | None = None) -> str:
    given = {name: value for name, value in (("q", q), ("cursor", cursor)) if value}
    return f"/companies?{urlencode(given)}" if given else "/companies"


def _card(company: Company) -> dict[str, Any]:
    return {
        "slug": company.slug,
        "name": company.name,
        "logo_url": company.logo_url,
        "host": _host(company.website),
        "excerpt": _excerpt(company.description),
    }


def _excerpt(description: str) -> str:
    text = " ".join(description[: 4 * _EXCERPT].split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rpartition(' ')[0] or text[:_EXCERPT]} …"


def _paragraphs(description: str) -> list[str]:
    parts = description.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def _host(website: str | None) -> str | None:
    return (urlsplit(website).hostname or "").removeprefix("www.") or None if website else None


def _structured(company: Company, *, base_url: str) -> dict[str, Any]:
    """schema.org Organization of the page."""
    known = {
        "@context": "https://schema.org/",
        "@type": "Organization",
        "name": company.name,
        "url": f"{base_url}/companies/{company.slug}",
        "sameAs": company.website,
        "logo": _absolute(company.logo_url, base_url),
        "description": _excerpt(company.description) or None,
    }
    return {name: value for name, value in known.items() if value}


def _absolute(address: str | None, base_url: str) -> str | None:
    return f"{base_url}{address}" if address and address.startswith("/") else address


ROUTES = (Router("/", route_handlers=[companies_page, company_page], include_in_schema=False),)
