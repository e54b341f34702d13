import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from factories.companies import Guild
from talentsphere.kernel.actor import NOBODY, SYSTEM
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.services.jobs.service import JobsService
from talentsphere.services.search.contract import JobQuery
from talentsphere.services.search.service import SearchService

NOW = datetime.now(UTC)
ROWS = "title,company,city,country,workplace,salary_min,salary_max,currency,published_at,valid_through,reference\n"


class Scene:
    def __init__(self, database, folder):
        self.database = database
        self.jobs = JobsService(database, companies=Guild(database), base_url="http://site.example")
        self.search = SearchService(database, index=folder)

    async def add(self, *titles, prefix="r"):
        day = (NOW + timedelta(days=30)).date()
        lines = "".join(
            f"{title},Alder Bakery,Oslo,NO,onsite,40000,50000,EUR,{NOW.date()},{day},{prefix}{number}\n"
            for number, title in enumerate(titles)
        )
        await self.jobs.import_postings(SYSTEM, data=(ROWS + lines).encode(), format="csv", company_id=None)
        return await self.ids()

    async def ids(self):
        rows = await self.database.primary.fetch("SELECT id FROM jobs.posting ORDER BY id")
        return tuple(row["id"] for row in rows)

    async def settled(self):
        """Readers look for news of the index at most every tenth of a second."""
        await asyncio.sleep(0.15)

    async def titles(self, **query):
        results = await self.search.find(query=JobQuery(**query))
        return [result.job.title for result in results.items]


@pytest.fixture
async def scene(database, tmp_path):
    await database.primary.execute("TRUNCATE jobs.posting CASCADE; TRUNCATE companies.company CASCADE")
    scene = Scene(database, tmp_path / "index")
    yield scene
    scene.search.close()


async def test_without_an_index_titles_are_found_by_their_words_and_the_answer_says_so(scene):
    await scene.add("Head baker", "Night nurse")
    results = await scene.search.find(query=JobQuery(q="bakers"))
    assert [result.job.title for result in results.items] == ["Head baker"]
    assert results.degraded
    assert await scene.search.suggest(text="ba") == ()


async def test_the_first_index_holds_what_is_open(scene):
    await scene.add("Head baker", "Night nurse")
    await scene.search.ensure_index()
    results = await scene.search.find(query=JobQuery(q="nusre"))
    assert [result.job.title for result in results.items] == ["Night nurse"]
    assert not results.degraded
    assert results.corrections[0].used == "nurse"
    assert (await scene.search.suggest(text="night nu"))[0].text.lower() == "night nurse"


async def test_the_index_follows_changes_and_a_closed_job_is_gone_at_once(scene):
    await scene.search.ensure_index()
    ids = await scene.add("Head baker", "Night nurse")
    await scene.search.index(job_ids=ids)
    await scene.settled()
    assert await scene.titles(q="baker") == ["Head baker"]
    await scene.jobs.close(
        SYSTEM, job_id=(await scene.search.find(query=JobQuery(q="baker"))).items[0].job.id
    )
    assert await scene.titles(q="baker") == [], "also before the index hears of it"
    await scene.search.index(job_ids=ids)
    await scene.settled()
    assert (await scene.search.status(SYSTEM)).jobs == 1


async def test_many_changes_at_once_are_one_commit_each_seen(scene):
    await scene.search.ensure_index()
    ids = await scene.add(*(f"Baker number {n}" for n in range(200)))
    await asyncio.gather(*(scene.search.index(job_ids=(job_id,)) for job_id in ids))
    await scene.settled()
    assert (await scene.search.find(query=JobQuery(q="baker"))).total.value == 200


async def test_the_unfiltered_list_pages_through_every_job_once(scene):
    await scene.add(*(f"Job {n:03}" for n in range(45)))
    await scene.search.ensure_index()
    seen, cursor = [], None
    while True:
        results = await scene.search.find(query=JobQuery(sort="newest", cursor=cursor))
        seen += [result.job.title for result in results.items]
        if (cursor := results.next) is None:
            break
    assert sorted(seen) == [f"Job {n:03}" for n in range(45)]
    assert results.total.value == 45
    assert results.facets.workplace[0].count == 45


async def test_a_rebuild_serves_while_it_runs_and_replaces_the_index(scene):
    await scene.search.ensure_index()
    await scene.add("Head baker")
    before = (await scene.search.status(SYSTEM)).generation
    asking = asyncio.create_task(scene.search.rebuild(SYSTEM))
    rebuild_id = None
    while rebuild_id is None:
        await asyncio.sleep(0.01)
        rebuild_id = await scene.database.primary.fetchval(
            "SELECT id FROM search.rebuild WHERE started_at IS NULL"
        )
    await scene.search.carry_out(rebuild_id=rebuild_id)
    status = await asking
    assert status.jobs == 1
    assert status.generation != before


async def test_the_index_is_the_operators_business(scene):
    with pytest.raises(Unauthenticated):
        await scene.search.rebuild(NOBODY)


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 101}, {"cursor": "nonsense"}, {"q": "x " * 3000}])
async def test_bad_questions_are_refused(scene, query):
    await scene.search.ensure_index()
    with pytest.raises(Invalid):
        await scene.search.find(query=JobQuery(**({"q": "baker"} | query)))


async def test_filters_work_with_and_without_an_index(scene):
    await scene.add("Head baker")
    for _ in range(2):
        assert await scene.titles(q="baker", workplace=("remote",)) == []
        assert await scene.titles(q="baker", workplace=("onsite",), pay_min=45_000, place="Oslo") == [
            "Head baker"
        ]
        assert await scene.titles(q="baker", pay_min=60_000) == []
        await scene.search.ensure_index()
