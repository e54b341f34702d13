import asyncio
from datetime import UTC, date, datetime

import msgspec
import pytest

from factories.companies import Guild
from talentsphere.kernel.actor import NOBODY, SYSTEM, Actor
from talentsphere.kernel.errors import Conflict, Forbidden, Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.companies.contract import NotAMember
from talentsphere.services.jobs.contract import JobChanges, JobDraft, JobNotFound, JobsChanged, Location, Pay
from talentsphere.services.jobs.service import JobsService

TODAY = date(2026, 3, 2)


class Scene:
    def __init__(self, database):
        self.database = database
        self.guild = Guild(database)
        self.today = TODAY
        self.jobs = JobsService(
            database, companies=self.guild, base_url="http://site.example",
            clock=lambda: datetime.combine(self.today, datetime.min.time(), tzinfo=UTC),
        )  # fmt: skip
        self.recruiter = Actor(user_id=new_id(), name="Rita", roles=frozenset({"recruiter"}))

    async def company(self):
        return await self.guild.found_company(recruiters=[self.recruiter])

    def draft(self, company_id, **changes):
        fields = {
            "title": "Baker", "description_html": "<p>Bread.</p><script>alert(1)</script>",
            "locations": (Location(city="Oslo", country="NO"),), "valid_through": date(2026, 4, 1),
        }  # fmt: skip
        return JobDraft(company_id=company_id, **(fields | changes))

    async def published(self, **changes):
        job = await self.jobs.create(self.recruiter, draft=self.draft(await self.company(), **changes))
        return await self.jobs.publish(self.recruiter, job_id=job.id)

    async def announced(self):
        rows = await self.database.primary.fetch(
            "SELECT payload FROM events.pgqueuer WHERE entrypoint = 'jobs.changed>search'"
        )
        return [i for row in rows for i in msgspec.json.decode(row["payload"], type=JobsChanged).job_ids]


@pytest.fixture
async def scene(database):
    await database.primary.execute("DELETE FROM events.pgqueuer")
    return Scene(database)


async def test_a_description_is_stored_without_scripts(scene):
    job = await scene.published()
    assert job.description_html == "<p>Bread.</p>"
    assert job.description_text == "Bread."


async def test_a_draft_is_invisible_to_everybody_else(scene):
    job = await scene.jobs.create(scene.recruiter, draft=scene.draft(await scene.company()))
    stranger = Actor(user_id=new_id(), roles=frozenset({"recruiter"}))
    for actor in (NOBODY, stranger):
        with pytest.raises(JobNotFound):
            await scene.jobs.get(actor, job_id=job.id)
        with pytest.raises(JobNotFound):
            await scene.jobs.by_slug(actor, slug=job.slug)
    assert await scene.announced() == []


async def test_strangers_can_not_touch_a_posting(scene):
    job = await scene.published()
    stranger = Actor(user_id=new_id(), roles=frozenset({"recruiter"}))
    calls = [
        scene.jobs.change(stranger, job_id=job.id, changes=JobChanges(title="Mine")),
        scene.jobs.close(stranger, job_id=job.id),
        scene.jobs.publish(stranger, job_id=job.id),
        scene.jobs.delete_draft(stranger, job_id=job.id),
        scene.jobs.create(stranger, draft=scene.draft(job.company_id)),
        scene.jobs.import_postings(stranger, data=b"title\nX", format="csv", company_id=job.company_id),
    ]
    for call in calls:
        with pytest.raises(NotAMember):
            await call
    with pytest.raises(Unauthenticated):
        await scene.jobs.close(NOBODY, job_id=new_id())


async def test_publishing_twice_announces_once(scene):
    job = await scene.published()
    again = await scene.jobs.publish(scene.recruiter, job_id=job.id)
    assert again.published_at == job.published_at
    assert await scene.announced() == [job.id]


async def test_a_change_keeps_what_it_does_not_name(scene):
    job = await scene.published(pay=Pay(min=100, max=200, currency="EUR"))
    changed = await scene.jobs.change(
        scene.recruiter, job_id=job.id, changes=JobChanges(title="Head baker", pay=None)
    )
    assert (changed.title, changed.pay, changed.locations, changed.slug) == (
        "Head baker",
        None,
        job.locations,
        job.slug,
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "x"}, "title"),
        ({"pay": Pay(min=10, max=1)}, "pay.min"),
        ({"pay": Pay(min=1, currency="XYZ")}, "pay.currency"),
    ],
)
async def test_what_is_wrong_is_named(scene, changes, field):
    with pytest.raises(Invalid) as refused:
        await scene.jobs.create(scene.recruiter, draft=scene.draft(await scene.company(), **changes))
    assert field in {problem.field for problem in refused.value.fields}


async def test_a_past_closing_date_can_not_be_published(scene):
    draft = scene.draft(await scene.company(), valid_through=date(2026, 3, 1))
    job = await scene.jobs.create(scene.recruiter, draft=draft)
    with pytest.raises(Invalid):
        await scene.jobs.publish(scene.recruiter, job_id=job.id)


async def test_a_posting_closes_the_day_after_its_last(scene):
    job = await scene.published()
    scene.today = date(2026, 4, 1)
    assert await scene.jobs.close_due() == 0
    scene.today = date(2026, 4, 2)
    assert await scene.jobs.close_due() >= 1
    closed = await scene.jobs.get(NOBODY, job_id=job.id)
    assert closed.status == "closed"
    assert scene.jobs.structured_data(job=closed) is None
    assert job.slug.encode() not in await scene.jobs.rss()


async def test_an_open_posting_has_markup_and_stands_in_the_sitemap(scene):
    job = await scene.published()
    assert scene.jobs.structured_data(job=job)["@type"] == "JobPosting"
    assert f"http://site.example/jobs/{job.slug}".encode() in await scene.jobs.sitemap(page=0)
    assert b"/sitemap/0.xml" in await scene.jobs.sitemap_index()


async def test_only_drafts_are_deleted(scene):
    job = await scene.published()
    with pytest.raises(Conflict):
        await scene.jobs.delete_draft(scene.recruiter, job_id=job.id)
    draft = await scene.jobs.create(scene.recruiter, draft=scene.draft(job.company_id))
    await scene.jobs.delete_draft(scene.recruiter, job_id=draft.id)
    with pytest.raises(JobNotFound):
        await scene.jobs.get(scene.recruiter, job_id=draft.id)


async def test_reports_are_for_operators_and_count_once_a_reader(scene):
    job = await scene.published()
    for _ in range(2):
        await scene.jobs.report(
            NOBODY, job_id=job.id, reason="scam", details="Asks for money", client="10.0.0.1"
        )
    with pytest.raises(Forbidden):
        await scene.jobs.reports(scene.recruiter)
    [report] = [r for r in await scene.jobs.reports(SYSTEM) if r.job_id == job.id]
    await scene.jobs.settle_report(SYSTEM, report_id=report.id, close_job=True)
    assert (await scene.jobs.get(NOBODY, job_id=job.id)).status == "closed"


async def test_a_company_sees_its_own_in_pages(scene):
    company_id = await scene.company()
    for number in range(60):
        await scene.jobs.create(scene.recruiter, draft=scene.draft(company_id, title=f"Job {number:03}"))
    first = await scene.jobs.of_company(scene.recruiter, company_id=company_id)
    second = await scene.jobs.of_company(scene.recruiter, company_id=company_id, cursor=first.next)
    titles = [card.title for card in (*first.items, *second.items)]
    assert titles == [f"Job {number:03}" for number in reversed(range(60))]
    assert second.next is None


async def test_a_changed_company_announces_its_open_postings(scene):
    job = await scene.published()
    await scene.jobs.create(scene.recruiter, draft=scene.draft(job.company_id))
    await scene.jobs.announce_company(company_id=job.company_id)
    assert await scene.announced() == [job.id, job.id]


async def test_ten_who_publish_at_once_publish_once(scene):
    draft = await scene.jobs.create(scene.recruiter, draft=scene.draft(await scene.company()))
    await asyncio.gather(*(scene.jobs.publish(scene.recruiter, job_id=draft.id) for _ in range(10)))
    assert await scene.announced() == [draft.id]
