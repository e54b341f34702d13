"""Sitemaps of open postings (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable
from datetime import datetime

from talentsphere.services.jobs.contract import SitemapEntry
from talentsphere.services.jobs.rules.slugs import address
from talentsphere.services.jobs.rules.xml_text import element

# The protocol's limit of one file.
MAX_ENTRIES = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(entries: Iterable[SitemapEntry], *, base_url: str) -> bytes:
    """The urlset of `entries`, of which one file takes at most MAX_ENTRIES."""
    pages = ((address(base_url, entry.slug), entry.updated_at) for entry in entries)
    return _document("urlset", "url", pages)


def sitemap_index(pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The index of sitemap files, each with its whole address and its last change, if known."""
    return _document("sitemapindex", "sitemap", pages)


def _document(root: str, entry: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    lines = [f"<{entry}>{element('loc', url)}{_lastmod(changed)}</{entry}>" for url, changed in pages]
    opening = f'<{root} xmlns="{_NAMESPACE}">'
    return "\n".join(('<?xml version="1.0" encoding="utf-8"?>', opening, *lines, f"</{root}>\n")).encode()


def _lastmod(changed: datetime | None) -> str:
    return "" if changed is None else element("lastmod", changed.isoformat(timespec="seconds"))
