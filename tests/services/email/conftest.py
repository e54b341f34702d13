"""The real service on the real database; a mail server of the test's own where mail has to leave."""

import asyncio
import ssl
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from factories.site import free_port
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.email.service import EmailService
from talentsphere.services.email.transport import MailboxTransport, SmtpTransport

BASE_URL = "https://jobs.example"
LINK = f"{BASE_URL}/verify?token=abc"


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.time = datetime.now(UTC)

    def __call__(self):
        return self.time

    def forward(self, **span):
        self.time += timedelta(**span)


class MailServer:
    """What a mail server was given, and what it answers: `answers` in order, then 250 for good."""

    def __init__(self):
        self.taken = []
        self.refused = []
        self.answers = []
        self.rcpt_answer = None

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the name aiosmtpd calls
        if self.rcpt_answer:
            return self.rcpt_answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - as above
        answer = self.answers.pop(0) if self.answers else "250 2.0.0 Taken"
        (self.taken if answer.startswith("250") else self.refused).append(envelope)
        return answer


@asynccontextmanager
async def _serving(handler, *, implicit_tls=None, **options):
    """A mail server on a free port of this machine; yields the port."""
    loop = asyncio.get_running_loop()
    port = free_port()
    server = await loop.create_server(
        lambda: SMTP(handler, loop=loop, hostname="mail.example", **options),
        "127.0.0.1",
        port,
        ssl=implicit_tls,
    )
    try:
        yield port
    finally:
        server.close()
        await server.wait_closed()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Server and client TLS contexts around a fresh certificate for 127.0.0.1's name `localhost`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=str(path))


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def mail_server():
    return MailServer()


@pytest.fixture
def serving():
    """Starts a mail server: `async with serving(handler, **aiosmtpd's options) as port`."""
    return _serving


@pytest.fixture
async def smtp(mail_server):
    """A transport to `mail_server`."""
    async with _serving(mail_server) as port:
        yield SmtpTransport(host="127.0.0.1", port=port, tls="none", timeout=5)


@pytest.fixture
def make(database, watch):
    """Makes the service with a transport, by default the local mailbox."""

    def made(transport=None, **options):
        return EmailService(
            database,
            transport=transport or MailboxTransport(),
            renderer=MailRenderer(),
            mail_from="TalentSphere <no-reply@jobs.example>",
            base_url=BASE_URL,
            clock=watch,
            **options,
        )

    return made


@pytest.fixture
def email(make):
    return make()


@pytest.fixture
def send():
    """Queues the verification mail under a key."""

    async def queue(email, key, to="ada@example.com", **options):
        return await email.send(key=key, to=to, template="auth/verify", context={"link": LINK}, **options)

    return queue


@pytest.fixture
def queued(database):
    """How many deliveries of a message the queue holds."""

    async def count(mail_id):
        return await database.primary.fetchval(
            """SELECT count(*) FROM events.pgqueuer
               WHERE entrypoint = 'email.queued>email' AND convert_from(payload, 'UTF8') LIKE $1""",
            f"%{mail_id}%",
        )

    return count
