import asyncio
from datetime import UTC, datetime

import msgspec
import pytest

from factories.companies import Guild
from factories.doubles import Outbox, People
from factories.hiring import Watch
from talentsphere.kernel.actor import NOBODY, SYSTEM, Actor
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.services.alerts.contract import (
    MOST_SEARCHES,
    JobsFound,
    Question,
    SearchNotFound,
    TooManySearches,
)
from talentsphere.services.alerts.reactions import reactions
from talentsphere.services.alerts.service import AlertsService
from talentsphere.services.jobs.service import JobsService
from talentsphere.services.search.service import SearchService
from talentsphere.services.users.contract import UserDeleted

HEAD = "title,company,city,country,workplace,salary_min,salary_max,currency,published_at,reference\n"
NURSE = Question(q="nurse")


class CountingSearch(SearchService):
    """Remembers what it was asked."""

    def __init__(self, database, **options):
        super().__init__(database, **options)
        self.asked = []

    async def find(self, *, query):
        self.asked.append(query)
        return await super().find(query=query)


class Scene:
    """Real postings and a real index; people, mail and the time are played."""

    def __init__(self, database, folder):
        self.database = database
        self.watch = Watch()
        self.watch.time = datetime.now(UTC).replace(hour=12, minute=0)
        self.people, self.outbox = People(), Outbox()
        self.jobs = JobsService(database, companies=Guild(database), base_url="http://site.example")
        self.search = CountingSearch(database, index=folder, clock=self.watch)
        self.alerts = self.alerts_on(self.search)
        self.ada = self.person("ada@example.com")
        self._count = 0

    def alerts_on(self, search):
        return AlertsService(
            self.database,
            users=self.people,
            email=self.outbox,
            search=search,
            link_secret="secret",
            base_url="http://site.example",
            clock=self.watch,
        )

    def person(self, email, **profile):
        person = self.people.add(email)
        self.people.known[person.id] = msgspec.structs.replace(person, **profile)
        return Actor(user_id=person.id)

    async def publish(self, *titles):
        """Postings that open now, in the index."""
        lines = ""
        for title in titles:
            self._count += 1
            lines += f"{title},Alder Bakery,Oslo,NO,onsite,40000,50000,EUR,{self.watch().isoformat()},r{self._count}\n"
        before = await self._ids()
        await self.jobs.import_postings(SYSTEM, data=(HEAD + lines).encode(), format="csv", company_id=None)
        new = tuple(set(await self._ids()) - set(before))
        await self.search.index(job_ids=new)
        await asyncio.sleep(0.15)
        return new

    async def _ids(self):
        return [row["id"] for row in await self.database.primary.fetch("SELECT id FROM jobs.posting")]

    async def look(self, **later):
        """A minute or more passes, the worker looks and reacts to its own news."""
        self.watch.forward(**(later or {"minutes": 1}))
        made = await self.alerts.look()
        await self.react()
        return made

    async def react(self):
        rows = await self.database.primary.fetch(
            "DELETE FROM events.pgqueuer WHERE entrypoint LIKE 'alerts.%' RETURNING payload"
        )
        by_event = {reaction.event: reaction.handle for reaction in reactions(self.alerts)}
        for row in rows:
            await by_event[JobsFound](msgspec.json.decode(row["payload"], type=JobsFound))

    def told(self, email="ada@example.com"):
        return [[job["title"] for job in mail["context"]["jobs"]] for mail in self.outbox.to(email)]


@pytest.fixture
async def scene(database, tmp_path):
    await database.primary.execute(
        "TRUNCATE jobs.posting, companies.company, alerts.saved_search CASCADE; DELETE FROM events.pgqueuer"
    )
    scene = Scene(database, tmp_path / "index")
    await scene.search.ensure_index()
    yield scene
    scene.search.close()


async def save(scene, question=NURSE, frequency="instant", actor=None):
    return await scene.alerts.save(
        actor or scene.ada, name="My search", question=question, frequency=frequency
    )


class TestTelling:
    async def test_new_jobs_are_told_once_and_older_ones_never(self, scene):
        await scene.publish("Ward nurse")
        await save(scene)
        assert await scene.look() == 0
        await scene.publish("Night nurse", "Baker")
        assert await scene.look() == 1
        assert scene.told() == [["Night nurse"]]
        for _ in range(3):
            assert await scene.look(hours=1) == 0
        assert len(scene.told()) == 1

    async def test_the_mail_says_where_to_read_on_and_how_to_end_it(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        await scene.look()
        [mail] = scene.outbox.to("ada@example.com")
        [job] = mail["context"]["jobs"]
        assert job["company"] == "Alder Bakery"
        assert job["facts"] == "Oslo, NO · 40,000–50,000 EUR / year"
        assert mail["context"]["all"] == "http://site.example/jobs?q=nurse&sort=newest"
        token = mail["unsubscribe"].removeprefix("http://site.example/unsubscribe/")
        assert mail["context"]["manage"] == f"http://site.example/alerts/{token}"
        await scene.alerts.change_by_token(token=token, frequency="off")
        await scene.publish("Day nurse")
        assert await scene.look() == 0

    async def test_a_worker_that_died_after_mailing_mails_no_second_time(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        scene.watch.forward(minutes=1)
        await scene.alerts.look()
        await scene.react()
        digest = await scene.database.primary.fetchval("SELECT id FROM alerts.digest")
        await scene.alerts.tell(digest_id=digest)
        assert len(scene.outbox.sent) == 1

    async def test_two_workers_looking_at_once_tell_once(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        scene.watch.forward(minutes=1)
        assert sum(await asyncio.gather(*(scene.alerts.look() for _ in range(4)))) == 1
        await scene.react()
        assert scene.told() == [["Night nurse"]]

    async def test_a_job_that_closed_before_the_mail_went_is_left_out(self, scene):
        await save(scene)
        [closing] = await scene.publish("Night nurse")
        scene.watch.forward(minutes=1)
        await scene.alerts.look()
        await scene.jobs.close(SYSTEM, job_id=closing)
        await scene.react()
        assert scene.told() == []

    async def test_jobs_with_some_of_the_words_are_no_news(self, scene):
        await save(scene, Question(q="nurse anaesthetist"))
        await scene.publish("Night nurse")
        assert await scene.look() == 0

    async def test_many_are_shown_in_part_and_counted(self, scene):
        await save(scene)
        await scene.publish(*(f"Nurse {number}" for number in range(25)))
        await scene.look()
        [mail] = scene.outbox.to("ada@example.com")
        assert len(mail["context"]["jobs"]) == 20
        assert (mail["context"]["count"], mail["context"]["more"]) == (25, 5)

    async def test_without_an_index_nothing_is_missed(self, scene, tmp_path):
        await save(scene)
        await scene.publish("Night nurse")
        scene.watch.forward(minutes=1)
        blind = SearchService(scene.database, index=tmp_path / "nothing", clock=scene.watch)
        assert await scene.alerts_on(blind).look() == 0
        assert await scene.look() == 1


class TestTiming:
    async def test_days_are_gathered_until_the_next_morning(self, scene):
        await save(scene, frequency="daily")
        await scene.publish("Night nurse")
        assert await scene.look(hours=2) == 0
        await scene.publish("Day nurse")
        assert await scene.look(hours=18) == 1
        assert [set(titles) for titles in scene.told()] == [{"Night nurse", "Day nurse"}]

    async def test_at_night_an_instant_mail_waits_for_the_morning_of_its_reader(self, scene):
        tokyo = scene.person("tomo@example.com", timezone="Asia/Tokyo")
        await save(scene)
        await save(scene, actor=tokyo)
        await scene.publish("Night nurse")
        await scene.look()
        assert scene.told() == [["Night nurse"]]
        assert scene.told("tomo@example.com") == [], "it is past nine in the evening there"
        await scene.look(hours=11)
        assert scene.told("tomo@example.com") == [["Night nurse"]]

    async def test_nobody_is_asked_for_while_nothing_new_is_published(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        await scene.look()
        await scene.look(minutes=20)
        scene.search.asked.clear()
        assert await scene.look(minutes=1) == 0
        assert scene.search.asked == []


class TestKeeping:
    async def test_the_same_question_is_kept_once_by_its_last_name(self, scene):
        first = await save(scene)
        second = await scene.alerts.save(scene.ada, name=" Nurses ", question=NURSE, frequency="weekly")
        assert second.id == first.id
        [kept] = await scene.alerts.mine(scene.ada)
        assert (kept.name, kept.frequency, kept.question) == ("Nurses", "weekly", NURSE)

    async def test_a_search_is_its_owners_alone(self, scene):
        mine = await save(scene)
        stranger = scene.person("eve@example.com")
        assert await scene.alerts.mine(stranger) == []
        for attempt in (
            scene.alerts.change(stranger, search_id=mine.id, frequency="off"),
            scene.alerts.remove(stranger, search_id=mine.id),
            scene.alerts.of_token(token="AAAA"),
        ):
            with pytest.raises(SearchNotFound):
                await attempt
        with pytest.raises(Unauthenticated):
            await save(scene, actor=NOBODY)
        assert await scene.alerts.mine(scene.ada) == [mine]

    async def test_a_question_that_search_refuses_is_not_kept(self, scene):
        with pytest.raises(Invalid):
            await save(scene, Question(q="word " * 500))
        with pytest.raises(Invalid):
            await scene.alerts.save(scene.ada, name=" ", question=NURSE, frequency="off")
        assert await scene.alerts.mine(scene.ada) == []

    async def test_nobody_keeps_searches_without_end(self, scene):
        for number in range(MOST_SEARCHES):
            await save(scene, Question(q=f"w{number}"), "off")
        with pytest.raises(TooManySearches):
            await save(scene)
        assert len(await scene.alerts.mine(scene.ada)) == MOST_SEARCHES

    async def test_all_goes_with_its_owner(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        await scene.look()
        by_event = {reaction.event: reaction.handle for reaction in reactions(scene.alerts)}
        await by_event[UserDeleted](UserDeleted(user_id=scene.ada.user_id, email="ada@example.com"))
        for table in ("saved_search", "digest", "told"):
            assert await scene.database.primary.fetchval(f"SELECT count(*) FROM alerts.{table}") == 0

    async def test_what_was_told_long_ago_is_forgotten(self, scene):
        await save(scene)
        await scene.publish("Night nurse")
        await scene.look()
        assert await scene.alerts.sweep() == 0
        scene.watch.forward(days=201)
        assert await scene.alerts.sweep() == 1
