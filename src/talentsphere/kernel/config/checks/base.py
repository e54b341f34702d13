"""What the checks share: how strict to be, which variable to name, and which values are secrets."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from talentsphere.kernel.config.findings import Level
from talentsphere.kernel.config.names import given_name
from talentsphere.kernel.config.parsers.database_url import split_database_url
from talentsphere.kernel.config.setting import Secrecy, Setting
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.table import SETTINGS, setting_of

Env = Mapping[str, str]


def strictness(settings: Settings) -> Level | None:
    """How bad an unsafe setting is: an error in production, a warning in staging, nothing elsewhere."""
    levels: dict[str, Level] = {"production": "error", "staging": "warning"}
    return levels.get(settings.environment)


def named(field: str, env: Env) -> str:
    """The variable to name in a message about a field: the one that was given, else the usual one."""
    setting = setting_of(field)
    return carrier(setting, env) or setting.name


def carrier(setting: Setting, env: Env) -> str | None:
    """The variable that carries a setting, or the first part of it that is given; None for a default."""
    whole_and_parts = (setting, *map(setting_of, setting.made_of))
    return next(filter(None, (given_name(one, env) for one in whole_and_parts)), None)


def given_secrets(settings: Settings) -> Iterator[tuple[Setting, str]]:
    """Every secret that is set, once each."""
    for setting in SETTINGS:
        value = getattr(settings, setting.field) if setting.kept else None
        if setting.secrecy is not Secrecy.HIDDEN or value is None:
            continue
        # With SendGrid the key is the password of the mail server, by derivation and not by reuse.
        if setting.field == "smtp_password" and value == settings.sendgrid_api_key:
            continue
        yield setting, value


def url_passwords(settings: Settings, env: Env) -> Iterator[tuple[str, str]]:
    """The passwords inside addresses, each with the variable it came from."""
    for setting in SETTINGS:
        address = getattr(settings, setting.field) if setting.kept else None
        if setting.secrecy is not Secrecy.URL or address is None:
            continue
        password = _password(setting, address)
        if password:
            by_part = setting.field == "database_url" and given_name(setting_of("db_password"), env)
            yield by_part or named(setting.field, env), password


def _password(setting: Setting, address: str) -> str | None:
    if setting.field in {"database_url", "read_replica_url"}:
        url = split_database_url(address)
        return url.password or url.option("password")
    return urlsplit(address).password
