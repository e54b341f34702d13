"""How far the structured data of open postings reaches."""

from uuid import UUID

import msgspec


class MarkupIssue(msgspec.Struct, frozen=True, kw_only=True):
    """A page and what keeps its posting from search engines: fields that are unknown, or rules its markup breaks."""

    id: UUID
    slug: str
    title: str
    company_name: str
    issues: tuple[str, ...]


class MarkupReport(msgspec.Struct, frozen=True, kw_only=True):
    """Every open posting as its page shows it. `tested` carry markup; `invalid` are those whose markup Google refuses.

    `lacking` carry none, since fields that Google requires are unknown.
    """

    open: int
    tested: int
    valid: int
    invalid: tuple[MarkupIssue, ...]
    lacking: tuple[MarkupIssue, ...]
