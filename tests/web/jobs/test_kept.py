"""A posting's page is rendered once for all who see the same; whoever sees something else gets their own."""

import msgspec
import pytest
from litestar.testing import AsyncTestClient

from talentsphere.web.kit.kept import Kept
from web.jobs import stage

JOB = stage.job(0)
PATH = f"/jobs/{JOB.slug}"


class CountingFinder(stage.Finder):
    """Tells how often similar postings were looked for, which is once for each rendering."""

    rendered = 0
    state = "1"

    async def find(self, *, query):
        self.rendered += 1
        return await super().find(query=query)

    async def edition(self):
        return self.state


@pytest.fixture
def cast():
    jobs = [stage.job(number) for number in range(6)]
    return stage.Cast(jobs=jobs, search=CountingFinder(jobs))


@pytest.fixture
async def client(cast):
    async with AsyncTestClient(cast.app()) as client:
        yield client


async def test_two_readers_share_a_page(cast, client):
    first, second = await client.get(PATH), await client.get(PATH)
    assert first.content == second.content
    assert first.headers == second.headers
    assert cast.search.rendered == 1


async def test_a_changed_posting_is_shown_at_once(cast, client):
    await client.get(PATH)
    cast.jobs.all[JOB.slug] = msgspec.structs.replace(JOB, company_name="Renamed Works")
    assert "Renamed Works" in (await client.get(PATH)).text


async def test_a_changed_index_finds_similar_postings_again(cast, client):
    await client.get(PATH)
    cast.search.state = "2"
    await client.get(PATH)
    assert cast.search.rendered == 2


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ({"Cookie": "theme=dark"}, 'data-theme="dark"'),
        ({"Cookie": "shortcuts=off"}, 'data-shortcuts="off"'),
        ({"Cookie": "as=ada"}, "Account of"),
        ({"Referer": "http://testserver.local/jobs?q=engineer"}, "Back to the results"),
    ],
)
async def test_what_is_particular_to_a_reader_reaches_nobody_else(client, headers, shown):
    plain = (await client.get(PATH)).text
    assert shown in (await client.get(PATH, headers=headers)).text
    assert shown not in plain
    assert (await client.get(PATH)).text == plain


def test_the_page_not_asked_for_the_longest_goes_first():
    kept = Kept(most_bytes=10)
    kept.put("a", b"aaaa")
    kept.put("b", b"bbbb")
    assert kept.get("a") == b"aaaa"
    kept.put("c", b"cccc")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"aaaa", None, b"cccc")
    kept.put("a", b"aaaaaaaaaaaa")
    assert [kept.get(key) for key in "abc"] == [None, None, None]
