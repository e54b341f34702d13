"""Use cases of search."""

from talentsphere.services.search.service.indexing import Indexing
from talentsphere.services.search.service.rebuilding import Rebuilding


class SearchService(Rebuilding, Indexing):
    """Implements contract.Search; the indexer process alone calls what writes the index."""
