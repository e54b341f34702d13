"""The readable name of a posting in its address."""

from uuid import UUID

from talentsphere.services.jobs.rules.folding import fold

MAX_WORDS_LENGTH = 80
# The end of a UUIDv7 is its random part; 40 bits keep postings of the same title and company apart.
_SUFFIX_LENGTH = 10


def slug(title: str, company: str, id: UUID) -> str:  # noqa: A002 - the word of the contract
    """`title`, `company` and the end of `id`, such as `budget-analyst-acme-1f0c94e27b`.

    ASCII only: at most 80 characters of words, a hyphen and 10 hexadecimal digits.
    """
    words = fold(f"{title} {company}").replace(" ", "-") or "job"
    return f"{_cut(words)}-{id.hex[-_SUFFIX_LENGTH:]}"


def address(base_url: str, slug: str) -> str:
    """The public address of a posting's page."""
    return f"{base_url.rstrip('/')}/jobs/{slug}"


def _cut(words: str) -> str:
    if len(words) <= MAX_WORDS_LENGTH:
        return words
    # One character more than allowed shows whether the last word ends exactly at the limit.
    whole, _, _ = words[: MAX_WORDS_LENGTH + 1].rpartition("-")
    return whole or words[:MAX_WORDS_LENGTH]
