"""What production can't do without."""

from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env
from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.names import given_name
from talentsphere.kernel.config.parsers.database_url import EMBEDDED
from talentsphere.kernel.config.setting import Secrecy, Setting
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.table import SETTINGS

_HINTS = {
    "base_url": "Set BASE_URL to the address people type, such as https://talent.acme.dev.",
    "database_url": f"Set DATABASE_URL, or DB_HOST and its parts; DATABASE_URL={EMBEDDED} keeps the data in "
    "the server that comes with the platform.",
}


def check_required(settings: Settings, env: Env) -> Iterator[Finding]:
    """The required settings have to be given in production, not left to their defaults."""
    if settings.environment != "production":
        return
    for setting in SETTINGS:
        if setting.required and not _is_there(setting, settings, env):
            yield Finding(
                code=Code.REQUIRED,
                level="error",
                message=f"{setting.name} is not given, and production needs it.",
                hint=_HINTS.get(setting.field) or _secret_hint(setting),
                setting=setting.name,
            )


def _is_there(setting: Setting, settings: Settings, env: Env) -> bool:
    if setting.secrecy is Secrecy.OPEN:
        return given_name(setting, env) is not None
    return getattr(settings, setting.field) is not None or given_name(setting, env) is not None


def _secret_hint(setting: Setting) -> str:
    return f"Make one with `openssl rand -base64 48`, keep it in a file and name that in {setting.name}_FILE."
