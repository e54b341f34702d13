"""What readers get: jobs with why each was found."""

import msgspec

from talentsphere.services.jobs.contract import JobCard
from talentsphere.services.search.contract.questions import Correction, Facets, Fragment, Matched, Reason


class JobResult(msgspec.Struct, frozen=True, kw_only=True):
    """A job of the list. `title` and `snippet` are pieces of text with the found words marked."""

    job: JobCard
    title: tuple[Fragment, ...] = ()
    snippet: tuple[Fragment, ...] = ()
    why: tuple[Reason, ...] = ()


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """How many jobs were found: exactly, or `at_least` so many."""

    value: int
    at_least: bool = False


class JobResults(msgspec.Struct, frozen=True, kw_only=True):
    """A page of jobs. `degraded` means the index is away and PostgreSQL answered, without facets or typo tolerance."""

    items: tuple[JobResult, ...]
    total: Total
    facets: Facets | None = None
    next: str | None = None
    matched: Matched = "all"
    corrections: tuple[Correction, ...] = ()
    degraded: bool = False
