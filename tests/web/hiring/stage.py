"""Pages of recruiters and operators on stand-ins of their services, for handler tests, for looking at, and for the
browser tests.

    PYTHONPATH=tests .venv/bin/granian --interface asgi --factory --port 21778 web.hiring.stage:site

serves them with the built front end under the policy of production.
"""

import base64
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from factories.boards import open_job
from talentsphere.gateway.servers import SECURITY_HEADERS
from talentsphere.kernel import clock
from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.http.app import litestar
from talentsphere.services.companies.contract import Company, Invitation, Member
from talentsphere.services.jobs.contract import Location, Pay, Question, Report
from talentsphere.web.hiring.pages import ROUTES as HIRING
from talentsphere.web.kit.answers import Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.flashes import FLASH_COOKIE
from talentsphere.web.kit.guard import same_site_only
from talentsphere.web.operations.pages import ROUTES as OPERATIONS
from talentsphere.web.recruit.pages import ROUTES as RECRUIT
from talentsphere.web.shell.assets import DIST, SYMBOL, Assets
from talentsphere.web.shell.rendering import Renderer
from web.hiring.troupe import Finder, Firms, Ledger, Outbox, Pipeline, Postings, Pulse

SHELL = Path(__file__).resolve().parents[3] / "src/talentsphere/web/shell"
ROUTES = (*HIRING, *RECRUIT, *OPERATIONS)
BROWSER = {"sec-fetch-site": "same-origin", "accept": "text/html"}

GRACE = Actor(
    user_id=UUID(int=2), name="Grace Hopper", email="grace@example.org", roles=frozenset({"recruiter"})
)
ADA = Actor(user_id=UUID(int=1), name="Ada Lovelace", email="ada@example.org", roles=frozenset({"candidate"}))
JOAN = Actor(user_id=UUID(int=3), name="Joan Clarke", email="joan@example.org", roles=frozenset({"operator"}))
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
DESCRIPTION = """<p>You will own how people find places: from what they type to the ten results they see.</p><h2>What you will
do</h2><ul><li>Design and run the indexing pipeline for 40 million places.</li><li>Measure relevance with people, not
only with clicks.</li></ul><p>Interviews take three conversations, all within two weeks. You do not need to have worked
with maps; you do need to have run something that people relied on, and to write plainly about it.</p>""".replace(
    "\n", " "
)
QUESTIONS = (
    Question(id="start", label="When could you start?", kind="text", required=True),
    Question(id="permit", label="May you work in Portugal without a permit?", kind="yes_no", required=True),
    Question(id="days", label="Which days suit you?", kind="multi_select", options=("Monday", "Tuesday", "Friday")),
    Question(id="why", label="Which search that you built are you proud of, and why?", kind="textarea"),
)  # fmt: skip
NORTHWIND = UUID(int=100)


def company(number=100, **changes):
    return Company(
        **{
            "id": UUID(int=number), "slug": f"company-{number}", "name": "Northwind Maps", "logo_url": None,
            "website": "https://www.northwind.example", "created_at": clock.now(),
            "description": "We make maps that people find their way with.\n\nForty people in Lisbon and at home.",
        } | changes
    )  # fmt: skip


_JOBS = (
    ("Backend engineer, search", "published", "Engineering", "hybrid", ("Lisbon", None, "PT")),
    ("Product designer", "published", "Design", "remote", (None, None, "DE")),
    ("Data engineer", "draft", "Engineering", "remote", ("Toronto", "Ontario", "CA")),
    ("Office manager", "closed", "People", "onsite", ("Porto", None, "PT")),
    ("Cartographer", "published", None, "onsite", ("Lisbon", None, "PT")),
    (
        f"Principal Staff Engineer for Distributed Transaction Processing and {LONG_WORD}",
        "published",
        "A department with a very long name",
        "hybrid",
        (LONG_WORD, None, "GB"),
    ),
)


def job(number=0, **changes):
    """A sample posting of Northwind; its id is 1000 and its number."""
    title, status, department, workplace, (city, region, country) = _JOBS[number % len(_JOBS)]
    at = clock.now() - timedelta(days=1 + 3 * number)
    return open_job(
        **{
            "id": UUID(int=1000 + number), "company_id": NORTHWIND, "company_name": "Northwind Maps",
            "company_slug": "company-100", "slug": f"job-{number}", "status": status, "title": title,
            "description_html": DESCRIPTION, "description_text": "You will own how people find places. " * 12,
            "locations": (Location(city=city, region=region, country=country),), "workplace": workplace,
            "department": department, "level": "senior" if number % 2 else None,
            "pay": Pay(min=58000, max=72000, currency="EUR") if number % 3 == 0 else None,
            "skills": ("Python", "PostgreSQL", "Kafka") if number % 2 == 0 else (),
            "questions": QUESTIONS if number % 2 == 0 else (), "created_at": at, "updated_at": at,
            "valid_through": (at + timedelta(days=30)).date() if number % 2 == 0 else None,
            "published_at": None if status == "draft" else at, "closed_at": at if status == "closed" else None,
            "source": {"Hiring paths": ["public", "veterans"], "telework": "yes", "contact": {"name": "R. Ivens", "phone": "0"}}
            if number == 4 else None,
        } | changes
    )  # fmt: skip


def member(actor, role="admin"):
    return Member(
        user_id=actor.user_id, name=actor.name, email=actor.email, role=role, since=clock.now() - timedelta(days=90)
    )  # fmt: skip


def invitation():
    now = clock.now()
    return Invitation(
        id=UUID(int=700), email="hedy.lamarr.with.a.long.address@subdomain.example.org", role="recruiter",
        invited_at=now - timedelta(days=2), expires_at=now + timedelta(days=12),
    )  # fmt: skip


def report(number=1, reason="scam", **changes):
    return Report(
        **{
            "id": UUID(int=800 + number), "job_id": UUID(int=1000), "job_title": "Backend engineer, search",
            "job_slug": "job-0", "company_name": "Northwind Maps", "reason": reason,
            "details": "They ask for a fee before the interview.\nI was to send 200 EUR.",
            "created_at": clock.now() - timedelta(days=number),
        } | changes
    )  # fmt: skip


def assets():
    """Plain names in place of the built files, so that no build is needed."""
    names = ("app.css", "app.js", "board.js", "favicon.svg", "icons.svg")
    sprite = (SHELL / "icons/icons.svg").read_text()
    return Assets(files={name: name for name in names}, icons=frozenset(SYMBOL.findall(sprite)))


class Cast:
    """Everything the pages ask, with enough in it to look at; tests replace what they are about."""

    def __init__(self, *, actor=GRACE, files=None, jobs=None, **replaced):
        base_url = "http://site.example"
        colleague = Actor(user_id=UUID(int=9), name="Rear Admiral Mary Sears", email="mary@example.org")
        postings = Postings([job(n) for n in range(6)] if jobs is None else jobs)
        self.actor = actor
        self.shown = Pages(
            Renderer(assets=files or assets()),
            base_url=base_url,
            secure=False,
            same_site="lax",
            session_max_age=60,
        )
        self.provided = {
            "companies": Firms(
                [company()], {NORTHWIND: [member(GRACE), member(colleague, "recruiter")]}, [invitation()]
            ),
            "jobs": postings,
            "recruitment": Pipeline(postings),
            "email": Outbox(),
            "search": Finder(),
            "probe": Pulse(),
            "overview": Ledger(),
            "pages": self.shown,
            "site": SiteFacts(
                base_url=base_url, local_mailbox=True, demo=False, environment="test", version="1"
            ),
        } | replaced

    def __getattr__(self, name):
        return self.provided[name]

    def app(self, *more):
        async def authenticate(request):
            return {"ada": ADA, "grace": GRACE, "joan": JOAN}.get(request.cookies.get("as"), self.actor)

        return litestar(
            routes=[Router("/", route_handlers=ROUTES, before_request=same_site_only), *more],
            provided=self.provided,
            authenticate=authenticate,
            error_page=lambda request, problem: self.shown.error(request, NOBODY, problem),
            max_body=1_000_000,
        )


async def get_page(cast, path, *, headers=None, **options):
    """What a GET answers, redirects not followed."""
    async with AsyncTestClient(cast.app()) as client:
        return await client.get(path, headers=BROWSER | (headers or {}), follow_redirects=False, **options)


async def post_form(cast, path, data=None, *, headers=None, **options):
    """What a form of our own pages is answered."""
    async with AsyncTestClient(cast.app()) as client:
        return await client.post(
            path, data=data, headers=BROWSER | (headers or {}), follow_redirects=False, **options
        )


def said(answer):
    """The message that the next page shows, with its undo."""
    flash = msgspec.json.decode(base64.urlsafe_b64decode(answer.cookies[FLASH_COOKIE]))
    return flash["message"], flash.get("undo")


def went(answer):
    """Where a form that worked leads to."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def document(answer):
    """The page as a tree."""
    return lxml_html.document_fromstring(answer.text)


def words(node):
    """Its text with single spaces."""
    return " ".join(node.text_content().split())


@get("/files/{file_id:uuid}")
async def cv_file(file_id: UUID) -> Response[bytes]:
    """A CV of one page."""
    return Response(one_page_pdf(), media_type="application/pdf", headers={"Content-Disposition": "inline"})


def one_page_pdf():
    """The smallest PDF with a line of text."""
    text = b"BT /F1 24 Tf 72 720 Td (Ada Lovelace, Staff engineer) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def site():
    """The app that the browser tests and people look at; the cookie `as` says who is signed in."""
    from litestar.static_files import create_static_files_router

    cast = Cast(files=Assets.load())
    cast.jobs.waiting = [
        report(1),
        report(2, "misleading", details=""),
        report(3, "other", details=f"{LONG_WORD} " * 5),
    ]
    app = cast.app(create_static_files_router(path="/static", directories=[DIST]), cv_file)
    headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def guarded(scope, receive, send):
        async def with_headers(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await app(scope, receive, with_headers)

    return guarded
