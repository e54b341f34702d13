"""Completions of what is being typed into the search bar, as entries of the browser's own list."""

from litestar import get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.search.contract import Search, SuggestionKind
from talentsphere.web.jobs.asked import asked
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.formats import number
from talentsphere.web.shell.texts import N_, Texts

_MOST = 8
_WORDS: tuple[SuggestionKind, ...] = ("title", "skill", "company")
_KIND: dict[SuggestionKind, str] = {
    "title": N_("Title"),
    "skill": N_("Skill"),
    "company": N_("Company"),
    "place": N_("Place"),
}


@get("/jobs/suggest")
async def suggest(
    request: AnyRequest, actor: Injected[Actor], search: Injected[Search], pages: Injected[Pages]
) -> Answer:
    """Options for the field that was typed in: `q` or `place`."""
    typed = asked(request.query_params)
    texts = texts_of(request, pages)
    text, kinds = (typed.q, _WORDS) if typed.q else (typed.place, ("place",))
    found = await search.suggest(text=text, kinds=kinds, limit=_MOST) if text else ()
    answer = pages.part(
        request,
        actor,
        "jobs/suggestions.html",
        suggestions=[{"text": item.text, "note": _note(item.kind, item.count, texts)} for item in found],
    )
    # Nothing in it is anybody's own, and the next keystroke may well be the deletion of this one.
    answer.headers["Cache-Control"] = "private, max-age=60"
    return answer


def _note(kind: SuggestionKind, count: int | None, texts: Texts) -> str:
    words = texts.gettext(_KIND[kind])
    if count is None:
        return words
    jobs = texts.ngettext("{n} job", "{n} jobs", count, n=number(count, texts=texts))
    return f"{words}, {jobs}"
