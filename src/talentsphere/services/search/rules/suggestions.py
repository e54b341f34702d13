"""Completions: what of a posting may be suggested, under which beginnings it is found."""

import re

from talentsphere.services.search.rules.text import squeeze, words

MIN_PREFIX = 2
MAX_PREFIX = 60
MAX_TEXT = 80
# A name is found by each of its first words, and no further: the terms must stay few.
MAX_BEGINNINGS = 4
SEPARATOR = "\x1f"
_ASIDE = re.compile(r"\s*(?:[(\[{|;:,–—]|\s-\s).*", re.DOTALL)


def headline(title: str) -> str:
    """The part of a title that other postings share: without what stands in brackets or after a dash.

    A single word before the dash or comma says too little ("Director, Engineering"): it keeps the rest.
    """
    short = _ASIDE.sub("", title).strip()
    return " ".join((short if " " in short else title).split())[:MAX_TEXT].strip()


def beginnings(text: str) -> tuple[str, ...]:
    """The squeezed text from its first word on, from its second on, and so forth."""
    parts = words(text)
    return tuple(" ".join(parts[at:]) for at in range(min(len(parts), MAX_BEGINNINGS)))


def terms(kind: str, text: str) -> tuple[str, ...]:
    """The index terms under which a suggestion is found; each carries the text to show."""
    shown = " ".join(text.split())[:MAX_TEXT].strip()
    return tuple(f"{kind}:{beginning}{SEPARATOR}{shown}" for beginning in beginnings(shown))


def whole_term(kind: str, text: str) -> str:
    """The one term that each posting with this suggestion holds exactly once."""
    return f"{kind}:{squeeze(text)}{SEPARATOR}{text}"


def typed_prefix(text: str) -> str | None:
    """What was typed so far in the form of the terms, None while it is too short to complete."""
    prefix = squeeze(text[:MAX_PREFIX])
    return prefix if len(prefix) >= MIN_PREFIX else None
