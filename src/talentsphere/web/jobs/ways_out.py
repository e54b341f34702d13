"""What to try when nothing was found: the same with one condition less, or other words."""

import asyncio

import msgspec

from talentsphere.services.search.contract import Search, SuggestionKind
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.filters import Chosen
from talentsphere.web.shell.texts import Texts

_MOST = 5
_KINDS: tuple[SuggestionKind, ...] = ("title", "skill", "company")


class WayOut(msgspec.Struct, frozen=True, kw_only=True):
    """Another question, in words, with its address and how many jobs it finds (None if not counted)."""

    label: str
    href: str
    count: int | None


async def ways_out(
    search: Search, asked: Asked, chosen: tuple[Chosen, ...], *, texts: Texts
) -> tuple[WayOut, ...]:
    """Questions that find something. Asked only for an empty list, so they cost the usual one nothing."""
    fewer = [
        (texts.gettext("Without “{filter}”", filter=item.label), item.without) for item in chosen[:_MOST]
    ]
    if asked.place:
        words = texts.gettext("Anywhere, not only in {place}", place=asked.place)
        fewer.append((words, asked.but(place="")))
    if len(fewer) > 1:
        plain = Asked(q=asked.q, sort=asked.sort)
        fewer.append((texts.gettext("Without any filter or place"), plain))
    counts, other_words = await asyncio.gather(
        asyncio.gather(*(_count(search, question) for _, question in fewer)), _other_words(search, asked)
    )
    found = [
        WayOut(label=label, href=question.address(), count=count)
        for (label, question), count in zip(fewer, counts, strict=True)
        if count
    ]
    return (*found, *other_words)


async def _count(search: Search, asked: Asked) -> int:
    results = await search.find(query=asked.query(facets=False, limit=1))
    return results.total.value


async def _other_words(search: Search, asked: Asked) -> tuple[WayOut, ...]:
    """Titles, skills and companies that begin like what was typed, else like one of its words."""
    words = sorted({word.strip('"-') for word in asked.q.split()}, key=lambda word: (-len(word), word))
    for typed in dict.fromkeys((asked.q, *words[:2])):
        suggestions = await search.suggest(text=typed, kinds=_KINDS, limit=_MOST) if typed else ()
        if suggestions:
            return tuple(
                WayOut(label=item.text, href=Asked(q=item.text).address(), count=item.count)
                for item in suggestions
                if item.text.casefold() != asked.q.casefold()
            )
    return ()
