"""RSS 2.0 of the newest postings."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

from talentsphere.services.jobs.contract import Job
from talentsphere.services.jobs.rules.slugs import address
from talentsphere.services.jobs.rules.xml_text import element, xml_text


def rss(
    jobs: Iterable[Job],
    *,
    base_url: str,
    path: str,
    title: str,
    description: str,
    built_at: datetime,
    language: str = "en",
) -> bytes:
    """The feed at `path` of `base_url`, newest first as `jobs` come, in UTF-8.

    An item's description is the posting's HTML, escaped as RSS wants it. `built_at` needs a zone.
    """
    base = base_url.rstrip("/")
    head = (
        element("title", title),
        element("link", base + "/"),
        element("description", description),
        element("language", language),
        element("lastBuildDate", format_datetime(built_at)),
        f'<atom:link href="{xml_text(base + path)}" rel="self" type="application/rss+xml"/>',
    )
    items = (f"<item>{''.join(_item(job, base))}</item>" for job in jobs)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
            "<channel>",
            *head,
            *items,
            "</channel>",
            "</rss>\n",
        )
    ).encode()


def _item(job: Job, base_url: str) -> list[str]:
    link = address(base_url, job.slug)
    parts = [
        element("title", f"{job.title} – {job.company_name}"),
        element("link", link),
        # The id stays when the title, and with it the address, is edited.
        f'<guid isPermaLink="false">urn:uuid:{job.id}</guid>',
        element("dc:creator", job.company_name),
    ]
    if job.published_at is not None:
        parts.append(element("pubDate", format_datetime(job.published_at)))
    if job.department:
        parts.append(element("category", job.department))
    if job.description_html:
        parts.append(element("description", job.description_html))
    return parts
