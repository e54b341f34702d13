"""Constructs every service once, lowest tier first. Every process does this; a role only chooses what it serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from talentsphere.kernel.config import Settings
from talentsphere.kernel.storage import storage_from_settings
from talentsphere.kernel.transaction import Database
from talentsphere.runtime.home import Home
from talentsphere.runtime.postgres import Cluster
from talentsphere.services.alerts.service import AlertsService
from talentsphere.services.applications.service import ApplicationsService
from talentsphere.services.auth.service import AuthService
from talentsphere.services.companies.service import CompaniesService
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.email.service import EmailService
from talentsphere.services.email.transport import MailboxTransport, SmtpTransport, Transport
from talentsphere.services.files.rules import kinds_of
from talentsphere.services.files.service import FilesService
from talentsphere.services.jobs.service import JobsService
from talentsphere.services.recruitment.service import RecruitmentService
from talentsphere.services.search.service import SearchService
from talentsphere.services.users.service import UsersService


@dataclass(frozen=True)
class Services:
    """Every service by its registry name; handlers and commands name the ones they need."""

    users: UsersService
    email: EmailService
    files: FilesService
    auth: AuthService
    companies: CompaniesService
    cvs: CvsService
    jobs: JobsService
    applications: ApplicationsService
    recruitment: RecruitmentService
    search: SearchService
    alerts: AlertsService


def cluster_of(settings: Settings, home: Home) -> Cluster:
    """The embedded PostgreSQL of a home."""
    return Cluster(
        data=home.postgres,
        sockets=home.run,
        password_file=home.secrets / "postgres",
        bin_dir=settings.postgres_bin,
    )


def database_of(settings: Settings, home: Home) -> Database:
    """The database the settings name, else the embedded one."""
    return Database(
        settings.database_url or cluster_of(settings, home).dsn,
        replica_dsn=settings.read_replica_url,
        min_size=settings.db_pool_min,
        max_size=settings.db_pool_max,
        connect_timeout=settings.db_connection_timeout,
    )


def wire(settings: Settings, home: Home, database: Database) -> Services:
    """The services, each given what it calls."""
    base_url = settings.base_url.rstrip("/")
    users = UsersService(database)
    email = EmailService(
        database,
        transport=transport_of(settings),
        renderer=MailRenderer(translate=_translate),
        mail_from=settings.mail_from,
        base_url=base_url,
    )
    files = FilesService(
        database,
        storage=storage_from_settings(settings),
        link_secret=home.secret("link", settings.link_secret),
        max_bytes=settings.max_file_size,
        quota_bytes=settings.upload_quota_bytes,
        documents=kinds_of(settings.allowed_file_types),
    )
    auth = AuthService(
        database,
        users=users,
        email=email,
        jwt_secret=home.secret("jwt", settings.jwt_secret),
        refresh_secret=home.secret("refresh", settings.jwt_refresh_secret),
        link_secret=home.secret("session", settings.session_secret),
        base_url=base_url,
        access_ttl=settings.access_token_ttl,
        refresh_ttl=settings.refresh_token_ttl,
        session_max_age=settings.session_max_age,
    )
    companies = CompaniesService(database, users=users, email=email, files=files, base_url=base_url)
    cvs = CvsService(database, files=files)
    jobs = JobsService(database, companies=companies, base_url=base_url)
    applications = ApplicationsService(
        database,
        users=users,
        companies=companies,
        jobs=jobs,
        cvs=cvs,
        files=files,
        email=email,
        base_url=base_url,
    )
    recruitment = RecruitmentService(
        database,
        users=users,
        companies=companies,
        jobs=jobs,
        applications=applications,
        email=email,
        base_url=base_url,
    )
    search = SearchService(database, index=home.index)
    return Services(
        users=users,
        email=email,
        files=files,
        auth=auth,
        companies=companies,
        cvs=cvs,
        jobs=jobs,
        applications=applications,
        recruitment=recruitment,
        search=search,
        alerts=AlertsService(
            database,
            users=users,
            email=email,
            search=search,
            link_secret=home.secret("link", settings.link_secret),
            base_url=base_url,
        ),
    )


def transport_of(settings: Settings) -> Transport:
    """The SMTP server the settings name, else the local mailbox."""
    if settings.smtp_host is None:
        return MailboxTransport()
    return SmtpTransport(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password,
        tls=settings.smtp_tls,
    )


def _translate(text: str, locale: str) -> str:
    if locale == "en":
        return text
    # The catalogue is large and most processes never mail in another language.
    from talentsphere.web.shell import texts  # noqa: PLC0415

    found = texts.load().get(locale)
    return found.gettext(text) if found else text


@asynccontextmanager
async def running(settings: Settings, home: Home) -> AsyncIterator[Services]:
    """The services on an open database, for commands and tests."""
    database = database_of(settings, home)
    await database.open()
    try:
        yield wire(settings, home, database)
    finally:
        await database.close()
