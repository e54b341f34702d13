"""Feeds and sitemaps are well-formed, whatever the postings say."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from factories.boards import open_job
from talentsphere.services.jobs.contract import SitemapEntry
from talentsphere.services.jobs.rules.feeds import rss
from talentsphere.services.jobs.rules.sitemaps import sitemap, sitemap_index

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)
SITE = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def feed(*jobs):
    return rss(
        jobs,
        base_url="https://jobs.example/",
        path="/jobs.rss",
        title="Jobs & more",
        description="New",
        built_at=NOW,
    )


class TestRss:
    def test_has_an_item_per_posting(self):
        channel = fromstring(
            feed(open_job(), open_job(department=None, published_at=None, description_html=""))
        ).find("channel")
        first, second = channel.findall("item")
        assert channel.findtext("title") == "Jobs & more"
        assert channel.findtext("lastBuildDate") == "Fri, 01 Mar 2030 12:00:00 +0000"
        assert first.findtext("title") == "Welder – Acme & Sons"
        assert first.findtext("link") == "https://jobs.example/jobs/welder-acme-2b1f0c94e27b"
        assert first.findtext("guid") == "urn:uuid:0192f0c1-7a3e-7b5c-8d4e-2b1f0c94e27b"
        assert first.findtext("pubDate") == "Wed, 02 Jan 2030 00:00:00 +0000"
        assert first.findtext("category") == "Workshop"
        assert first.findtext("description") == "<p>You join <strong>steel</strong>.</p>"
        assert second.find("pubDate") is None

    def test_may_be_empty(self):
        assert fromstring(feed()).find("channel").findall("item") == []

    @given(st.text(max_size=50))
    def test_is_well_formed_with_any_text(self, text):
        item = fromstring(feed(open_job(title=text, department=text, description_html=text))).find(
            "channel/item"
        )
        printable = "".join(
            char
            for char in text
            if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
        )
        if "\r" not in text:
            assert item.findtext("title") == f"{printable} – Acme & Sons"


class TestSitemaps:
    def test_list_addresses_with_their_last_change(self):
        entries = [
            SitemapEntry("a-1", NOW),
            SitemapEntry("b-2", datetime(2030, 1, 2, 3, 4, 5, 678, tzinfo=UTC)),
        ]
        pages = fromstring(sitemap(entries, base_url="https://jobs.example"))
        assert [page.findtext("sm:loc", namespaces=SITE) for page in pages] == [
            "https://jobs.example/jobs/a-1",
            "https://jobs.example/jobs/b-2",
        ]
        assert [page.findtext("sm:lastmod", namespaces=SITE) for page in pages] == [
            "2030-03-01T12:00:00+00:00",
            "2030-01-02T03:04:05+00:00",
        ]

    def test_escape_addresses(self):
        assert b"/jobs/a&amp;b&lt;c</loc>" in sitemap(
            [SitemapEntry("a&b<c", NOW)], base_url="https://jobs.example"
        )

    @pytest.mark.parametrize("changed", [NOW, None])
    def test_are_listed_in_an_index(self, changed):
        index = fromstring(sitemap_index([("https://jobs.example/sitemap-1.xml", changed)]))
        assert index.tag.endswith("}sitemapindex")
        assert index.findtext("sm:sitemap/sm:loc", namespaces=SITE) == "https://jobs.example/sitemap-1.xml"
        assert (index.find("sm:sitemap/sm:lastmod", SITE) is None) == (changed is None)


def test_items_keep_their_id_when_the_address_changes():
    before, after = feed(open_job(slug="old")), feed(open_job(slug="new"))
    guid = str(UUID("0192f0c1-7a3e-7b5c-8d4e-2b1f0c94e27b")).encode()
    assert guid in before
    assert guid in after
