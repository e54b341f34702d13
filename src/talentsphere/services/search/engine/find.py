"""One question to one state of the index."""

from uuid import UUID

import msgspec

from talentsphere.kernel.paging import check_limit
from talentsphere.services.search.contract import Facets, Hit, JobQuery, ReasonKind, SearchPage
from talentsphere.services.search.engine.facets import counted
from talentsphere.services.search.engine.filters import Filters, filters
from talentsphere.services.search.engine.plan import ENOUGH, Plan, plans
from talentsphere.services.search.engine.ranking import Placed, newest, relevant
from talentsphere.services.search.engine.schema import stem, stem_as_shown
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules import cursor
from talentsphere.services.search.rules.concepts import Concept, Form, reasons, stems
from talentsphere.services.search.rules.marks import Marker
from talentsphere.services.search.rules.syntax import Typed, parse
from talentsphere.services.search.rules.text import words


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page, and the marker that makes snippets from the texts of its hits."""

    page: SearchPage
    marker: Marker


class _Choice(msgspec.Struct, frozen=True, kw_only=True):
    plan: Plan
    total: int
    exact: int
    facets: Facets | None


def find(snapshot: Snapshot, query: JobQuery, *, now: int) -> Found:
    """The answer at the time `now` (epoch seconds). Raises BadCursor, QueryTooLong and Invalid."""
    limit = check_limit(query.limit)
    position = cursor.read(query)
    typed = parse(query.q)
    as_of = position.as_of if position else now
    narrowed = filters(snapshot, query, now=now, as_of=as_of)
    choice = _choose(snapshot, query, typed, narrowed, position)
    plan = choice.plan
    clause = narrowed.narrow(plan.text)
    if query.sort == "newest" or not (plan.concepts or typed.phrases):
        placed = newest(snapshot, clause, position=position, wanted=limit + 1)
    else:
        placed = relevant(snapshot, clause, position=position, as_of=as_of, tier=plan.tier, wanted=limit + 1)
    sought = (*plan.concepts, *(Concept((Form(words),)) for words in typed.phrases))
    marker = Marker(stems=stems(sought, stem), stem=stem_as_shown)
    page = SearchPage(
        hits=tuple(_hit(item, sought, marker, certain=plan.matched != "any") for item in placed[:limit]),
        total=choice.total,
        exact=choice.exact,
        matched=plan.matched,
        corrections=plan.corrections,
        facets=choice.facets,
        next=_next(query, plan, placed[limit - 1], as_of) if len(placed) > limit else None,
    )
    return Found(page=page, marker=marker)


def _choose(
    snapshot: Snapshot, query: JobQuery, typed: Typed, narrowed: Filters, position: cursor.Position | None
) -> _Choice:
    """The strictest plan that finds enough, or the one that finds most; on later pages the first page's."""
    best: _Choice | None = None
    for plan in plans(snapshot, typed, typing=query.typing):
        if best is not None and best.total >= ENOUGH and plan.matched == "any" and position is None:
            break
        total, facets = counted(snapshot, plan.text, narrowed, wanted=query.facets)
        exact = total if best is None else best.exact
        if best is None or position is not None or _better(plan, total, best):
            best = _Choice(plan=plan, total=total, exact=exact, facets=facets)
        if position is None and total >= ENOUGH and not plan.doubtful:
            break
        if position is not None and plan.matched == position.matched:
            break
    assert best is not None, "there is always a plan"
    return best


def _better(plan: Plan, total: int, best: _Choice) -> bool:
    return total > best.total or (plan.matched == "corrected" and best.plan.doubtful)


def _hit(item: Placed, sought: tuple[Concept, ...], marker: Marker, *, certain: bool) -> Hit:
    card = item.card
    seen: dict[ReasonKind, frozenset[str]] = {
        "title": _stems(card.title),
        "skills": _stems(*card.skills),
        "company": _stems(card.company),
        "place": _stems(*card.places),
    }
    return Hit(
        id=UUID(card.id),
        score=item.score,
        title=marker.mark(card.title),
        why=reasons(sought, seen=seen, stem=stem, certain=certain),
    )


def _stems(*texts: str) -> frozenset[str]:
    return frozenset(map(stem, words(" ".join(texts))))


def _next(query: JobQuery, plan: Plan, last: Placed, as_of: int) -> str:
    return cursor.write(
        cursor.Position(
            query=cursor.fingerprint(query),
            matched=plan.matched,
            as_of=as_of,
            window=last.window,
            score=last.score,
            recency=last.recency,
            id=last.card.id,
        )
    )
