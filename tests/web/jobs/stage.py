"""The public pages on stand-ins of their services, for handler tests, for looking at, and for the browser tests.

    PYTHONPATH=tests .venv/bin/granian --interface asgi --factory --port 21777 web.jobs.stage:site

serves them with the built front end under the policy of production.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from factories.boards import open_job
from talentsphere.gateway.servers import SECURITY_HEADERS
from talentsphere.kernel import clock
from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.errors import Forbidden, Unauthenticated
from talentsphere.kernel.health import Health
from talentsphere.kernel.http.app import litestar
from talentsphere.kernel.http.openapi import document
from talentsphere.kernel.paging import BadCursor, Page
from talentsphere.services.applications.contract import Application
from talentsphere.services.companies.contract import Company, CompanyNotFound
from talentsphere.services.jobs.contract import Job, JobCard, JobNotFound, Location, Pay, Question
from talentsphere.services.search.contract import (
    Facets,
    FacetValue,
    JobResult,
    JobResults,
    QueryTooLong,
    Reason,
    Suggestion,
    Total,
)
from talentsphere.web.companies.pages import ROUTES as COMPANY_ROUTES
from talentsphere.web.home.pages import ROUTES as HOME_ROUTES
from talentsphere.web.info.pages import ROUTES as INFO_ROUTES
from talentsphere.web.jobs.pages import ROUTES as JOB_ROUTES
from talentsphere.web.kit.answers import Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.shell.assets import DIST, SYMBOL, Assets
from talentsphere.web.shell.rendering import Renderer

SHELL = Path(__file__).resolve().parents[3] / "src/talentsphere/web/shell"
ROUTES = (*HOME_ROUTES, *JOB_ROUTES, *COMPANY_ROUTES, *INFO_ROUTES)
BASE_URL = "http://site.example"

ADA = Actor(user_id=UUID(int=1), name="Ada Lovelace", email="ada@example.org", roles=frozenset({"candidate"}))
GRACE = Actor(
    user_id=UUID(int=2), name="Grace Hopper", email="grace@example.org", roles=frozenset({"recruiter"})
)
OPERATOR = Actor(
    user_id=UUID(int=3), name="Joan Clarke", email="joan@example.org", roles=frozenset({"operator"})
)

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
DESCRIPTION = """<p>You will own how people find places: from what they type to the ten results they see. The team is
five engineers and one researcher; you will pair most days and ship most weeks.</p><h2>What you will do</h2><ul>
<li>Design and run the indexing pipeline for 40 million places in 60 languages.</li><li>Measure relevance with people,
not only with clicks, and make it better.</li><li>Keep the 95th percentile below 100 ms while the index doubles.</li>
</ul><h2>What we look for</h2><ul><li>You have run a search or storage system that people relied on.</li><li>You write
plainly: code, and the page that explains it.</li></ul><p>You do not need to have worked with maps. Interviews take
three conversations, all within two weeks.</p>"""
QUESTIONS = (
    Question(id="start", label="When could you start?", kind="text", required=True),
    Question(id="why", label="Which search that you built are you proud of, and why?", kind="textarea", required=True),
    Question(id="permit", label="May you work in Portugal without a permit?", kind="yes_no", required=True),
    Question(id="days", label="Which days suit you?", kind="multi_select", options=("Monday", "Tuesday")),
)  # fmt: skip

_TITLES = (
    ("Backend engineer, search", "Northwind Maps", "hybrid", "full_time", "senior", ("Lisbon", None, "PT"), Pay(min=58000, max=72000, currency="EUR"), ("Python", "PostgreSQL", "Tantivy", "Go", "Kafka")),
    ("Registered nurse, night shift", "Saint Olave Hospital", "onsite", "part_time", None, ("Leeds", "England", "GB"), Pay(min=19.5, max=24, currency="GBP", interval="hour"), ("Triage", "Intensive care")),
    ("Product designer", "Fennel", "remote", "full_time", "mid", (None, None, "DE"), Pay(min=52000, max=None, currency="EUR"), ("Figma", "Research")),
    ("Supervisory park ranger", "National Park Service", "onsite", "full_time", "lead", ("Moab", "Utah", "US"), Pay(min=64015, max=83223, currency="USD"), ("Conservation", "First aid", "Public speaking")),
    ("Kitchen assistant", "Lemon & Thyme", "onsite", "temporary", "entry", ("Porto", None, "PT"), None, ()),
    ("Staff nurse, emergency department", "Saint Olave Hospital", "onsite", "full_time", "mid", ("Leeds", "England", "GB"), Pay(min=31000, max=38000, currency="GBP"), ("Triage", "Paediatrics")),
    ("Wind turbine technician", "Northbeam Energy", "onsite", "full_time", "entry", ("Dundee", "Scotland", "GB"), Pay(min=None, max=36000, currency="GBP"), ("Hydraulics", "Work at height")),
    ("Data engineer", "Loamy Software", "remote", "contract", "senior", ("Toronto", "Ontario", "CA"), Pay(min=600, max=750, currency="CAD", interval="day"), ("SQL", "dbt", "Python")),
    ("Primary school teacher", "City of Porto", "onsite", "full_time", None, ("Porto", None, "PT"), None, ("Portuguese", "Mathematics")),
    ("Nurse practitioner", "Sankt Alma Hospital", "hybrid", "full_time", "senior", ("Hamburg", None, "DE"), Pay(min=61000, max=61000, currency="EUR"), ("Diabetes care",)),
)  # fmt: skip


def slugged(text):
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def job(number, **changes):
    """A sample posting; the numbers from 0 on give different ones."""
    title, company, workplace, employment, level, (city, region, country), pay, skills = _TITLES[
        number % len(_TITLES)
    ]
    at = clock.now() - timedelta(hours=5 + 17 * number)
    return open_job(
        **{
            "id": UUID(int=1000 + number), "company_id": UUID(int=100 + number % len(_TITLES)), "company_name": company,
            "company_slug": slugged(company), "company_website": f"https://www.{slugged(company)}.example",
            "company_logo_url": None, "slug": f"{slugged(title)}-{number}", "title": title,
            "description_html": DESCRIPTION, "description_text": "You will own how people find places.\n\nMore.",
            "locations": (Location(city=city, region=region, country=country),), "workplace": workplace,
            "employment_type": employment, "level": level, "pay": pay, "skills": skills,
            "questions": QUESTIONS if number % 2 == 0 else (), "valid_through": (at + timedelta(days=30)).date(),
            "created_at": at, "updated_at": at, "published_at": at,
        } | changes
    )  # fmt: skip


def overlong(number=99):
    return job(
        number,
        title=f"Principal Staff Engineer for Distributed Transaction Processing, Reconciliation and {LONG_WORD} (EMEA)",
        slug="overlong",
        company_name="The Worshipful Company of International Data Carriers, Ledger Keepers and Associated Trades Ltd",
        locations=tuple(Location(city=f"{LONG_WORD} {n}", country="GB") for n in range(15)),
        pay=Pay(min=1250000, max=98765432, currency="IDR", interval="month"),
        skills=(
            LONG_WORD,
            "Distributed consensus protocols and their formal verification in TLA+",
            "Rust",
            "C",
        ),
        questions=(Question(id="x", label=f"Why {LONG_WORD}? " * 6, kind="textarea"),),
        applicant_countries=("DE", "PL", "ES"),
        requisition_id="REQ-2026-000123-EMEA",
        source_url="https://boards.example.org/northwind/jobs/12345",
        description_html=f"<p>{LONG_WORD} {LONG_WORD}</p>{DESCRIPTION * 3}<table><tr>{'<td>a wide cell</td>' * 12}</tr></table>",
    )


def card(posting):
    return JobCard(**{name: getattr(posting, name) for name in JobCard.__struct_fields__})


class Postings:
    """Plays jobs."""

    def __init__(self, jobs):
        self.all = {posting.slug: posting for posting in jobs}
        self.reported = []
        self.waiting = []

    async def by_slug(self, actor, *, slug):
        posting = self.all.get(slug)
        if posting is None or (posting.status == "draft" and not actor.roles & {"recruiter"}):
            raise JobNotFound
        return posting

    async def report(self, actor, *, job_id, reason, details, client=""):
        self.reported.append((job_id, reason, details, client))

    async def reports(self, actor):
        actor.require_operator()
        return self.waiting

    def structured_data(self, *, job):
        return {"@type": "JobPosting", "title": job.title, "description": job.description_html}

    async def rss(self, *, company_id=None):
        return b"<rss/>" if company_id is None else f"<rss>{company_id}</rss>".encode()

    async def sitemap_index(self):
        return b"<sitemapindex/>"

    async def sitemap(self, *, page):
        if page:
            raise JobNotFound
        return b"<urlset/>"


class Finder:
    """Plays search: words in titles, the fixed filters, counts; pages of `limit`, typos only of one word."""

    def __init__(self, jobs):
        self.jobs = sorted(
            (j for j in jobs if j.status == "published"), key=lambda j: j.published_at, reverse=True
        )
        self.asked = []
        self.degraded = False

    async def find(self, *, query):
        self.asked.append(query)
        if len(query.q) > 300:
            raise QueryTooLong("Shorten the search to 300 characters.")
        if query.cursor == "broken":
            raise BadCursor
        words, corrections = query.q.lower().split(), ()
        if "nusre" in words:
            words, corrections = (
                ["nurse" if word == "nusre" else word for word in words],
                ({"typed": "nusre", "used": "nurse"},),
            )
        found = [j for j in self.jobs if self._holds(j, words, query)]
        start = int(query.cursor or 0)
        return msgspec.convert(
            {
                "items": [self._result(j, words) for j in found[start : start + query.limit]],
                "total": Total(value=len(found), at_least=self.degraded and len(found) > query.limit),
                "facets": None if self.degraded or not query.facets else self._facets(found),
                "next": str(start + query.limit) if len(found) > start + query.limit else None,
                "matched": "corrected" if corrections else "all",
                "corrections": corrections,
                "degraded": self.degraded,
            },
            JobResults,
            from_attributes=True,
        )

    def _holds(self, posting, words, query):
        text = f"{posting.title} {posting.company_name} {' '.join(posting.skills)}".lower()
        place = " ".join(f"{p.city} {p.region} {p.country}" for p in posting.locations).lower()
        return (
            all(word in text for word in words)
            and query.place.lower() in place
            and (not query.workplace or posting.workplace in query.workplace)
            and (not query.employment_type or posting.employment_type in query.employment_type)
            and (not query.level or posting.level in query.level)
            and (not query.company or posting.company_slug in query.company)
            and (query.country is None or any(p.country == query.country for p in posting.locations))
            and (query.pay_min is None or (posting.pay and (posting.pay.max or 0) >= query.pay_min))
        )

    def _result(self, posting, words):
        pieces = [(piece + " ", piece.lower().strip(",") in words) for piece in posting.title.split()]
        skills = tuple(skill for skill in posting.skills if skill.lower() in words)
        why = (Reason(kind="skills", words=skills),) if skills else ()
        snippet = (
            (
                ("Interviews take three conversations with a ", False),
                (words[0], True),
                (", all within two weeks.", False),
            )
            if words
            else ()
        )
        return JobResult(job=card(posting), title=tuple(pieces) if words else (), snippet=snippet, why=why)

    def _facets(self, found):
        def counted(values):
            counts = {}
            for value, label in values:
                counts.setdefault(value, [label, 0])[1] += 1
            return tuple(
                FacetValue(value=v, label=label, count=n)
                for v, (label, n) in sorted(counts.items(), key=lambda c: (-c[1][1], c[0]))
            )

        return Facets(
            workplace=counted((j.workplace, j.workplace) for j in found),
            employment_type=counted((j.employment_type, j.employment_type) for j in found),
            level=counted((j.level, j.level) for j in found if j.level),
            company=counted((j.company_slug, j.company_name) for j in found),
            country=counted(
                (
                    p.country,
                    {
                        "PT": "Portugal",
                        "GB": "United Kingdom",
                        "DE": "Germany",
                        "US": "United States",
                        "CA": "Canada",
                    }[p.country],
                )
                for j in found
                for p in j.locations
            ),
        )

    async def edition(self):
        return "1"

    async def suggest(self, *, text, kinds=(), limit=10):
        if "place" in kinds:
            return tuple(
                Suggestion(kind="place", text=name, count=3)
                for name in ("Leeds, United Kingdom", "Lisbon, Portugal")
                if name.lower().startswith(text.lower())
            )
        titles = dict.fromkeys(j.title for j in self.jobs)
        return tuple(
            Suggestion(kind="title", text=t, count=2)
            for t in titles
            if any(w.startswith(text.lower()) for w in t.lower().split())
        )[:limit]


class Firms:
    """Plays companies; `members` names who recruits for which."""

    def __init__(self, companies=(), members=()):
        self.listed = {company.slug: company for company in companies}
        self.members = set(members)
        self.asked = []

    async def by_slug(self, *, slug):
        self.asked.append(slug)
        if slug not in self.listed:
            raise CompanyNotFound
        return self.listed[slug]

    async def all(self, *, q="", cursor=None):
        if cursor == "broken":
            raise BadCursor
        found = [company for company in self.listed.values() if q.lower() in company.name.lower()]
        start = int(cursor or 0)
        return Page(found[start : start + 50], str(start + 50) if len(found) > start + 50 else None)

    async def mine(self, actor):
        return [company for company in self.listed.values() if (actor.user_id, company.id) in self.members]

    async def require(self, actor, *, company_id, permission):
        if actor.user_id is None:
            raise Unauthenticated
        if (actor.user_id, company_id) not in self.members:
            raise Forbidden


class Sent:
    """Plays applications."""

    def __init__(self, *applications):
        self.list = list(applications)

    async def for_job(self, actor, *, job_id):
        return next((entry for entry in self.list if entry.job_id == job_id), None)

    async def mine(self, actor, *, cursor=None, limit=20):
        return Page(self.list[:limit])


class Shelf:
    """Plays cvs."""

    def __init__(self, *cvs):
        self.cvs = list(cvs)

    async def mine(self, actor):
        return self.cvs


class Pulse:
    """Plays the health probe."""

    def __init__(self, status="healthy"):
        self.status = status

    async def report(self):
        return Health(status=self.status, timestamp="", version="9.9", uptime=1, role="all", checks={})


def application(posting, status="in_review"):
    at = clock.now() - timedelta(days=3)
    return Application(
        id=UUID(int=7), job_id=posting.id, job_title=posting.title, job_slug=posting.slug,
        company_id=posting.company_id, company_name=posting.company_name, status=status, submitted_at=at, updated_at=at,
        cover_letter="", answers={}, questions=(), cv_title="CV", timeline=(),
    )  # fmt: skip


def company(number, **changes):
    posting = job(number)
    return Company(
        **{
            "id": posting.company_id, "slug": posting.company_slug, "name": posting.company_name,
            "website": posting.company_website, "logo_url": None, "created_at": datetime(2026, 1, 1, tzinfo=UTC),
            "description": "We treat about 38,000 people every year.\nA third of our nurses have stayed.\n\nCome and see us.",
        } | changes
    )  # fmt: skip


def assets():
    """Plain names in place of the built files, so that no build is needed."""
    names = ("app.css", "app.js", "board.js", "favicon.svg", "icons.svg")
    sprite = (SHELL / "icons/icons.svg").read_text()
    return Assets(files={name: name for name in names}, icons=frozenset(SYMBOL.findall(sprite)))


def pages(files=None, base_url=BASE_URL):
    renderer = Renderer(assets=files or assets())
    return Pages(renderer, base_url=base_url, secure=False, same_site="lax", session_max_age=60)


class Cast:
    """Everything the pages ask, with enough in it to look at; tests replace what they are about."""

    def __init__(self, *, actor=NOBODY, jobs=None, files=None, base_url=BASE_URL, api=dict, **replaced):
        posts = [job(n) for n in range(45)] if jobs is None else jobs
        self.actor = actor
        self.shown = pages(files, base_url)
        self.provided = {
            "jobs": Postings(posts),
            "search": Finder(posts),
            "companies": Firms([company(n) for n in range(len(_TITLES))]),
            "applications": Sent(),
            "cvs": Shelf(),
            "probe": Pulse(),
            "pages": self.shown,
            "site": SiteFacts(
                base_url=base_url, local_mailbox=True, demo=False, environment="test", version="1.2.3"
            ),
            "api_document": api,
        } | replaced

    def __getattr__(self, name):
        return self.provided[name]

    def app(self, *more):
        async def authenticate(request):
            return {"ada": ADA, "grace": GRACE, "joan": OPERATOR}.get(request.cookies.get("as"), self.actor)

        return litestar(
            routes=[*ROUTES, *more],
            provided=self.provided,
            authenticate=authenticate,
            error_page=lambda request, problem: self.shown.error(request, NOBODY, problem),
            max_body=1_000_000,
        )


def api_document():
    """The document of the services that can be imported, for the reference page."""
    import importlib

    names = ("users", "email", "files", "auth", "companies", "jobs", "applications", "recruitment")
    routes = [
        route
        for name in names
        for route in importlib.import_module(f"talentsphere.services.{name}.api").ROUTES
    ]
    app = litestar(
        routes=routes, provided=dict.fromkeys(names), authenticate=None, error_page=None, max_body=1
    )
    return document(app)


def site():
    """The app that the browser tests and people look at."""
    from litestar.static_files import create_static_files_router

    base_url = "http://127.0.0.1:21777"
    posts = [job(0, valid_through=date(2030, 1, 1)), *(job(n) for n in range(1, 45)), overlong()]
    posts += [
        job(60, slug="closed", status="closed", closed_at=clock.now()),
        job(61, slug="draft", status="draft"),
    ]
    posts += [job(62, slug="bare", description_html="", pay=None, locations=(), skills=(), questions=())]
    firms = [company(n) for n in range(len(_TITLES))]
    firms += [
        company(
            0,
            id=UUID(int=900 + n),
            slug=f"more-{n}",
            name=f"{LONG_WORD} {n}" if n == 3 else f"Company {n}",
            description="" if n % 2 else "word " * 90,
        )
        for n in range(60)
    ]
    cast = Cast(
        jobs=posts, files=Assets.load(), base_url=base_url, api=api_document,
        companies=Firms(firms, members=[(GRACE.user_id, posts[4].company_id), (GRACE.user_id, firms[0].id)]),
        applications=Sent(application(posts[2]), application(posts[1], "offer")),
    )  # fmt: skip
    app = cast.app(create_static_files_router(path="/static", directories=[DIST]))
    headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def guarded(scope, receive, send):
        async def with_headers(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await app(scope, receive, with_headers)

    return guarded


__all__ = ["Job"]
