"""The filters of a query as index clauses."""

import msgspec
from tantivy import FieldType, Occur, Query

from talentsphere.services.search.contract import JobQuery
from talentsphere.services.search.engine.countries import country_key
from talentsphere.services.search.engine.document import earliest_recency
from talentsphere.services.search.engine.schema import schema
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules.places import asked_place
from talentsphere.services.search.rules.text import squeeze

_DAY = 86_400
_PLACE_GUESSES = 50
_LARGEST = (1 << 63) - 1


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What must hold besides the words. `by_facet` is apart because a facet does not narrow itself."""

    always: tuple[Query, ...]
    by_facet: dict[str, Query]

    def narrow(self, text: Query | None, *, without: str = "") -> Query:
        """The text clause (None: any posting) within the filters, but for the facet `without`."""
        chosen = [clause for facet, clause in self.by_facet.items() if facet != without]
        held = [(Occur.Must, Query.const_score_query(clause, 0.0)) for clause in (*self.always, *chosen)]
        return Query.boolean_query(held if text is None else [(Occur.Must, text), *held])


def open_at(now: int) -> Query:
    """The postings that are still open at a time."""
    bound = min(max(now, 0), _LARGEST)
    return Query.range_query(schema(), "valid_until", FieldType.Unsigned, bound, None, include_lower=False)


def filters(snapshot: Snapshot, query: JobQuery, *, now: int, as_of: int) -> Filters:
    """The filters of a query. Ages count from `as_of`, closing dates from `now` (epoch seconds)."""
    always = [open_at(now)]
    if place := asked_place(query.place):
        always.append(_place(snapshot, place))
    if query.department and (department := squeeze(query.department)):
        always.append(Query.term_query(schema(), "department", department))
    if query.pay_min is not None:
        always.append(_at_least("pay", min(max(query.pay_min, 0), _LARGEST)))
        if query.currency:
            always.append(Query.term_query(schema(), "currency", query.currency.upper()))
    if query.posted_within is not None:
        always.append(_at_least("recency", earliest_recency(as_of - query.posted_within * _DAY)))
    chosen: dict[str, tuple[str, tuple[str, ...]]] = {
        "workplace": ("workplace", query.workplace),
        "employment_type": ("employment_type", query.employment_type),
        "level": ("level", query.level),
        "company_facet": ("company_key", query.company),
        "country": ("country", (country_key(query.country),) if query.country else ()),
    }
    by_facet = {
        facet: Query.term_set_query(schema(), field, list(values))
        for facet, (field, values) in chosen.items()
        if values
    }
    return Filters(always=tuple(always), by_facet=by_facet)


def _at_least(field: str, bound: int) -> Query:
    return Query.range_query(schema(), field, FieldType.Unsigned, bound, None)


def _place(snapshot: Snapshot, place: str) -> Query:
    """The place as it was typed, or, when no posting has it, the places that begin so."""
    if snapshot.searcher.doc_freq("place", place):
        return Query.term_query(schema(), "place", place)
    guesses = [name for name, _ in snapshot.searcher.terms_with_prefix("place", place, limit=_PLACE_GUESSES)]
    return Query.term_set_query(schema(), "place", guesses) if guesses else Query.empty_query()
