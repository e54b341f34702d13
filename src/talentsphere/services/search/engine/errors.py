"""What can go wrong with an index folder, told to the operator."""

from pathlib import Path

from talentsphere.kernel.errors import Conflict
from talentsphere.services.search.contract import SearchUnavailable


class IndexMissing(SearchUnavailable):
    """There is no index of this release's form in the folder."""

    code = "index_missing"

    def __init__(self, root: Path) -> None:
        super().__init__(f"There is no search index of this release in {root}. Rebuild the index.")


class IndexOfAnotherRelease(IndexMissing):
    """There is an index, and its form is another release's."""


class IndexBusy(Conflict):
    """Another process, or another writer of this one, writes to the folder."""

    code = "index_busy"
    title = "The search index is being written by another process"

    def __init__(self, root: Path, holder: str) -> None:
        super().__init__(
            f"The search index in {root} is being written by process {holder or 'unknown'}. "
            "Only one indexer may run: stop that process, or leave the work to it."
        )
