"""The search page: words, place, filters, and results that follow the fingers."""

from typing import Any

from litestar import Response, get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies
from talentsphere.services.search.contract import BadCursor, JobResults, QueryTooLong, Search, Total
from talentsphere.web.jobs import live
from talentsphere.web.jobs.asked import Asked, asked
from talentsphere.web.jobs.filters import chips, chosen
from talentsphere.web.jobs.names import names
from talentsphere.web.jobs.results import heading, name_of, results, uncorrected
from talentsphere.web.jobs.ways_out import ways_out
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.formats import number

_NOTHING = JobResults(items=(), total=Total(value=0))


@get("/jobs")
async def search_page(
    request: AnyRequest,
    actor: Injected[Actor],
    search: Injected[Search],
    companies: Injected[Companies],
    pages: Injected[Pages],
) -> Answer:
    """The page, or for HTMX its results with the filters."""
    question = asked(request.query_params)
    piece = live.wants_piece(request, live.RESULTS, live.LIST)
    found, refusal = _NOTHING, ""
    try:
        found = await search.find(
            query=question.query(
                typing=piece and live.is_typing(request, question),
                # Nobody sees the counts again when the list only grows.
                facets=not live.wants_piece(request, live.LIST),
            )
        )
    except QueryTooLong as error:
        refusal = error.detail
    except BadCursor:
        return _first_page(question, pages, piece=piece)
    context = await _context(request, question, found, companies=companies, pages=pages)
    context |= {"refusal": refusal, "ways_out": ()}
    if not found.items and not refusal:
        texts = texts_of(request, pages)
        context["ways_out"] = await ways_out(search, question, context["chosen"], texts=texts)
    status = QueryTooLong.status if refusal else 200
    if piece:
        answer = live.varying(pages.part(request, actor, "jobs/results.html", **context))
        answer.status_code = status
        return answer
    return pages.show(
        request,
        actor,
        "jobs/search.html",
        status=status,
        description=pages.text(request, "Search open jobs by words, place, pay, level and company."),
        canonical="/jobs" if question == Asked() else None,
        # Lists of results are not for search engines; the postings themselves are, by the sitemap.
        noindex=question != Asked(),
        header_search=False,
        headers=dict(live.VARY),
        **context,
    )


async def _context(
    request: AnyRequest,
    question: Asked,
    found: JobResults,
    *,
    companies: Companies,
    pages: Pages,
) -> dict[str, Any]:
    texts = texts_of(request, pages)
    name = await names(question, found, companies=companies, texts=texts)
    taken = chosen(question, name=name, texts=texts)
    shown = results(found, question, texts=texts)
    slugs = [result.job.slug for result in shown]
    asked_for = request.query_params.get("job", "")
    return {
        "title": name_of(question, texts=texts),
        "heading": heading(found, question, count=number(found.total.value, texts=texts), texts=texts),
        "asked": {"q": question.q, "place": question.place, "sort": question.sort},
        "results": shown,
        "selected": asked_for if asked_for in slugs else None,
        "found": {
            "matched": found.matched,
            "corrections": found.corrections,
            "degraded": found.degraded,
            "uncorrected": uncorrected(found, question),
        },
        "chips": chips(question, found.facets, name=name, texts=texts),
        "chosen": taken,
        "clear_href": question.but(**_UNFILTERED).address(),
        "sorts": {
            "relevance": question.but(sort="relevance").address(),
            "newest": question.but(sort="newest").address(),
        },
        "save_href": question.but(sort="relevance").address().replace("/jobs", "/searches/new", 1),
        "feed_href": question.but(sort="relevance").address().replace("/jobs", "/jobs.rss", 1),
        "more_href": question.but(cursor=found.next).address() if found.next else None,
    }


_UNFILTERED = {
    name: getattr(Asked(), name) for name in Asked.__struct_fields__ if name not in {"q", "place", "sort"}
}


def _first_page(question: Asked, pages: Pages, *, piece: bool) -> Answer:
    """The list changed too much to go on in it: it begins again."""
    address = question.but().address()
    if piece:
        # A redirect would put the first page below what is already there; the browser itself has to go.
        return Response(b"", headers={"HX-Redirect": address})
    return pages.go(address)
