"""Showing settings without showing secrets."""

import re

import msgspec

from talentsphere.kernel.config.setting import Secrecy, Setting
from talentsphere.kernel.config.table import setting_of

HIDDEN = "***"

# Greedy up to the last @, so that a password with an @ in it is hidden whole.
_LOGIN = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*://)(?P<user>[^:@/?#]*):.*@", re.DOTALL)
_OPTION = re.compile(r"(?P<name>[?&](?:password|sslpassword|passfile|token|secret)=)[^&#]*", re.IGNORECASE)
_LONGEST_SHOWN = 80


def redacted(settings: msgspec.Struct) -> dict[str, object]:
    """Every field for printing: secrets as `***` when set, addresses without the passwords in them."""
    return {field: shown(setting_of(field), getattr(settings, field)) for field in settings.__struct_fields__}


def shown(setting: Setting, value: object) -> object:
    """`value` of this setting as it may be printed."""
    if value is None or setting.secrecy is Secrecy.HIDDEN:
        return None if value is None else HIDDEN
    return mask_url(value) if isinstance(value, str) else value


def mask_url(value: str) -> str:
    """`value` with the password of an address in it hidden; anything else as it is."""
    return _OPTION.sub(rf"\g<name>{HIDDEN}", _LOGIN.sub(rf"\g<scheme>\g<user>:{HIDDEN}@", value))


def quoted(setting: Setting, text: str) -> str | None:
    """What was written for a setting, for a message, or None when nothing of it may be shown.

    A malformed address is not shown either: where its password begins and ends can't be known.
    """
    if setting.secrecy is not Secrecy.OPEN:
        return None
    masked = mask_url(text)
    return repr(masked if len(masked) <= _LONGEST_SHOWN else f"{masked[:_LONGEST_SHOWN]}…")
