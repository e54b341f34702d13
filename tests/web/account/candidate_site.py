"""The pages of a person's own things as an app of their own, on stand-ins for the services."""

from pathlib import Path

from litestar import Router
from litestar.testing import AsyncTestClient

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.http.app import litestar
from talentsphere.services.auth.contract import SESSION_COOKIE
from talentsphere.web.account.pages import ROUTES as ACCOUNT
from talentsphere.web.applications.pages import ROUTES as APPLICATIONS
from talentsphere.web.cvs.pages import ROUTES as CVS
from talentsphere.web.kit.answers import Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.guard import same_site_only
from talentsphere.web.mailbox.pages import ROUTES as MAILBOX
from talentsphere.web.shell.assets import _SYMBOL, Assets
from talentsphere.web.shell.rendering import Renderer
from web.account.candidate_doubles import Accounts, Cabinet, Desk, Firms, Mailroom, Postings

SHELL = Path(__file__).parents[3] / "src/talentsphere/web/shell"
SITE = SiteFacts(
    base_url="http://localhost", local_mailbox=True, demo=False, environment="development", version="1"
)
# What a browser at this machine sends with a form of ours, and what the gateway adds.
HERE = {"sec-fetch-site": "same-origin", "x-real-ip": "127.0.0.1", "host": "localhost", "accept": "text/html"}


def plain_assets():
    """File names stand in for the built ones, so no build is needed."""
    names = ("app.css", "app.js", "board.js", "favicon.svg", "icons.svg")
    sprite = (SHELL / "icons/icons.svg").read_text()
    return Assets(files={name: name for name in names}, icons=frozenset(_SYMBOL.findall(sprite)))


class Candidate:
    """The app with everything it stands on, and a client that keeps cookies."""

    def __init__(self, *, assets=None, facts=SITE):
        self.accounts, self.cabinet, self.postings = Accounts(), Cabinet(), Postings()
        self.desk, self.firms, self.mailroom = Desk(self.postings), Firms(), Mailroom()
        self.pages = Pages(
            Renderer(assets=assets or plain_assets()),
            base_url=facts.base_url,
            secure=False,
            same_site="lax",
            session_max_age=86_400,
        )
        self.app = litestar(
            routes=[
                Router(
                    "/",
                    route_handlers=[*ACCOUNT, *CVS, *APPLICATIONS, *MAILBOX],
                    before_request=same_site_only,
                )
            ],
            provided={
                "pages": self.pages,
                "site": facts,
                "auth": self.accounts,
                "users": self.accounts,
                "cvs": self.cabinet,
                "jobs": self.postings,
                "applications": self.desk,
                "companies": self.firms,
                "email": self.mailroom,
            },
            authenticate=self._authenticate,
            error_page=lambda request, problem: self.pages.error(
                request, request.state.get("actor", NOBODY), problem
            ),
            max_body=20_000_000,
        )
        self.client = AsyncTestClient(self.app, base_url="http://localhost")
        self.client.headers.update(HERE)
        self.client.follow_redirects = False

    def sign_in(self, **fields):
        """Makes a person whose session the client carries."""
        person = self.accounts.add(**fields)
        self.client.cookies.set(SESSION_COOKIE, self.accounts.cookie(person))
        return person

    async def _authenticate(self, request):
        return await self.accounts.authenticate(session=request.cookies.get(SESSION_COOKIE), bearer=None)
