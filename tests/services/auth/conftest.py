"""Auth with the real users and email on the real database; hashing is made cheap."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from argon2 import Parameters, Type

from talentsphere.kernel.actor import SYSTEM
from talentsphere.services.auth.reactions import reactions
from talentsphere.services.auth.service import AuthService
from talentsphere.services.auth.service.hashing import Hasher
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.email.service import EmailService
from talentsphere.services.email.transport import MailboxTransport
from talentsphere.services.users.service import UsersService

BASE_URL = "https://jobs.example"
CHEAP = Parameters(
    type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=1, memory_cost=8, parallelism=1
)
PASSWORD = "a quiet harbour at dawn"


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.time = datetime.now(UTC)

    def __call__(self):
        return self.time

    def forward(self, **span):
        self.time += timedelta(**span)


class Platform:
    """The services, and what a worker and a reader of mail do."""

    def __init__(self, database):
        self.database = database
        self.watch = Watch()
        self.users = UsersService(database)
        self.email = EmailService(
            database,
            transport=MailboxTransport(),
            renderer=MailRenderer(),
            mail_from="TalentSphere <no-reply@jobs.example>",
            base_url=BASE_URL,
            clock=self.watch,
        )
        self.auth = self.make()

    def make(self, **options):
        """Auth with other options than the usual ones."""
        return AuthService(
            self.database,
            **{
                "users": self.users,
                "email": self.email,
                "jwt_secret": "j" * 32,
                "refresh_secret": "r" * 32,
                "link_secret": "l" * 32,
                "base_url": BASE_URL,
                "hasher": Hasher(parameters=CHEAP),
                "clock": self.watch,
            }
            | options,
        )

    async def work(self):
        """Lets auth react to all news for it, as the worker does; the wire names of what there was."""
        handlers = {f"{reaction.event_name}>auth": reaction for reaction in reactions(self.auth)}
        done = []
        while jobs := await self.database.primary.fetch(
            "DELETE FROM events.pgqueuer WHERE entrypoint = ANY($1) RETURNING id, entrypoint, payload",
            list(handlers),
        ):
            for job in sorted(jobs, key=lambda job: job["id"]):
                reaction = handlers[job["entrypoint"]]
                await reaction.handle(msgspec.json.decode(job["payload"], type=reaction.event))
                done.append(reaction.event_name)
        return done

    async def mails(self, to, *, template=None):
        """The messages to an address, newest first, after the news was worked off."""
        await self.work()
        page = await self.email.mailbox(SYSTEM, to=to)
        return [mail for mail in page.items if template in {None, mail.template}]

    async def token(self, to, template):
        """The token of the newest link to an address."""
        (newest, *_) = await self.mails(to, template=template)
        return newest.links[0].partition("?token=")[2]

    async def signed_up(self, email, *, password=PASSWORD, name="Ada Lovelace", role="candidate"):
        """A verified account."""
        await self.auth.register(email=email, password=password, name=name, role=role)
        return await self.auth.verify(token=await self.token(email, "auth/verify"))

    async def on_a_page(self, email, *, password=PASSWORD, client="192.0.2.1"):
        """The actor of a new page session."""
        cookie = await self.auth.sign_in(email=email, password=password, user_agent="Firefox", client=client)
        return await self.auth.authenticate(session=cookie, bearer=None)

    async def with_tokens(self, email, *, password=PASSWORD):
        return await self.auth.login(email=email, password=password, user_agent="curl", client="192.0.2.1")

    async def count(self, table, where="TRUE", *values):
        return await self.database.primary.fetchval(f"SELECT count(*) FROM {table} WHERE {where}", *values)


@pytest.fixture
def platform(database):
    return Platform(database)


@pytest.fixture
def auth(platform):
    return platform.auth


@pytest.fixture
def watch(platform):
    return platform.watch


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def cheap():
    return CHEAP
