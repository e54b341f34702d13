"""Counting what is found, and how many each choice of a filter would leave."""

from typing import Any

from tantivy import Query

from talentsphere.services.search.contract import Facets, FacetValue
from talentsphere.services.search.engine.countries import country_label
from talentsphere.services.search.engine.filters import Filters
from talentsphere.services.search.engine.schema import FACETS
from talentsphere.services.search.engine.snapshot import Snapshot
from talentsphere.services.search.rules.suggestions import SEPARATOR

COMPANIES = 20
# There are fewer countries than this; a renamed company may stand there twice until it is indexed anew.
_SIZES = {"company_facet": COMPANIES + 10, "country": 300}
_DEFAULT_SIZE = 50


def counted(
    snapshot: Snapshot, text: Query | None, filters: Filters, *, wanted: bool
) -> tuple[int, Facets | None]:
    """The exact number of postings found, and the facets when wanted."""
    if not wanted:
        return snapshot.count(filters.narrow(text)), None
    shared = [facet for facet in FACETS if facet not in filters.by_facet]
    asked: dict[str, Any] = {facet: _terms(facet) for facet in shared}
    asked["total"] = {"value_count": {"field": "recency"}}
    found = snapshot.searcher.aggregate(filters.narrow(text), asked)
    for facet in filters.by_facet:
        found |= snapshot.searcher.aggregate(filters.narrow(text, without=facet), {facet: _terms(facet)})
    values = {facet: _values(facet, found[facet]["buckets"]) for facet in FACETS}
    values["company"] = values.pop("company_facet")[:COMPANIES]
    return int(found["total"]["value"]), Facets(**values)


def _terms(facet: str) -> dict[str, Any]:
    return {"terms": {"field": facet, "size": _SIZES.get(facet, _DEFAULT_SIZE)}}


def _values(facet: str, buckets: list[dict[str, Any]]) -> tuple[FacetValue, ...]:
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for bucket in buckets:
        value, _, label = bucket["key"].partition(SEPARATOR)
        labels.setdefault(value, country_label(value) if facet == "country" else label or value)
        counts[value] = counts.get(value, 0) + bucket["doc_count"]
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return tuple(FacetValue(value=value, label=labels[value], count=counts[value]) for value in ordered)
