"""What travels without encryption, and who may call."""

import ipaddress
from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, named, strictness
from talentsphere.kernel.config.findings import Code, Finding, Level
from talentsphere.kernel.config.names import given_name
from talentsphere.kernel.config.parsers.database_url import ENCRYPTED_MODES, split_database_url
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.table import setting_of


def check_transport(settings: Settings, env: Env) -> Iterator[Finding]:
    """Databases, the site, its cookies and mail are encrypted; not everybody's pages may call the API."""
    for field in ("database_url", "read_replica_url"):
        yield from _database(settings, env, field)
    yield from _same_site(settings)
    level = strictness(settings)
    if level is not None:
        yield from _site(settings, env, level)
        yield from _mail(settings, level)


def is_local(host: str) -> bool:
    """Whether a host is this machine: a loopback name or address, or the folder of a socket."""
    if host == "localhost" or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _database(settings: Settings, env: Env, field: str) -> Iterator[Finding]:
    address = getattr(settings, field)
    url = split_database_url(address) if address else None
    if url is None or url.ssl_mode in ENCRYPTED_MODES:
        return
    local = all(is_local(host) for host in url.host_names)
    level = strictness(settings)
    if local and level is None:
        return
    setting = setting_of(field)
    name = given_name(setting, env) or ("DB_SSL" if given_name(setting_of("db_host"), env) else setting.name)
    said = f"sets sslmode={url.ssl_mode}" if url.ssl_mode else "sets no sslmode"
    # An explicit disable is somebody's decision, for a network that is encrypted by other means.
    chosen = url.ssl_mode == "disable"
    yield Finding(
        code=Code.DATABASE_UNENCRYPTED,
        level="error" if level == "error" and not local and not chosen else "warning",
        message=f"{name} {said}, so the connection may be readable on its way.",
        hint="Add ?sslmode=verify-full (or require) to the address, or set DB_SSL=true.",
        setting=name,
    )


def _same_site(settings: Settings) -> Iterator[Finding]:
    if settings.session_same_site == "none" and not settings.secure_cookies:
        yield Finding(
            code=Code.INSECURE_COOKIE,
            level="error",
            message="SESSION_SAME_SITE=none without SESSION_SECURE: browsers refuse such a cookie.",
            hint="Use lax, or serve the site by https.",
            setting="SESSION_SAME_SITE",
        )


def _site(settings: Settings, env: Env, level: Level) -> Iterator[Finding]:
    if "*" in settings.cors_origins:
        name = named("cors_origins", env)
        yield Finding(
            code=Code.CORS_ANYONE,
            level=level,
            message=f"{name} lets every website call the API from a visitor's browser.",
            hint="List the sites that need it, or remove it: the platform's own pages don't.",
            setting=name,
        )
    if settings.base_url.startswith("http://"):
        yield Finding(
            code=Code.PLAIN_HTTP,
            level=level,
            message="BASE_URL is http: passwords and sessions would travel readable.",
            hint="Use https, with TLS_CERTIFICATE and TLS_KEY or behind a load balancer that has them.",
            setting="BASE_URL",
        )
    if settings.session_secure is False:
        yield Finding(
            code=Code.INSECURE_COOKIE,
            level=level,
            message="SESSION_SECURE=false lets the session cookie travel without encryption.",
            hint="Remove it; the default follows BASE_URL.",
            setting="SESSION_SECURE",
        )


def _mail(settings: Settings, level: Level) -> Iterator[Finding]:
    if settings.smtp_host is None:
        yield Finding(
            code=Code.MAIL_OFF,
            level="warning",
            message="SMTP_HOST is not given: nobody can confirm an address or reset a password by mail.",
            hint="Set SMTP_HOST, or SENDGRID_API_KEY.",
            setting="SMTP_HOST",
        )
    elif settings.smtp_tls == "none" and not is_local(settings.smtp_host):
        yield Finding(
            code=Code.MAIL_UNENCRYPTED,
            level=level,
            message="SMTP_TLS=none sends mail, and its password, readable to another machine.",
            hint="Remove it, or set SMTP_TLS=starttls.",
            setting="SMTP_TLS",
        )
