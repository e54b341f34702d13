"""Values copied from an example and never filled in."""

import re
from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import (
    Env,
    carrier,
    given_secrets,
    named,
    strictness,
    url_passwords,
)
from talentsphere.kernel.config.findings import Code, Finding, Level
from talentsphere.kernel.config.redact import mask_url
from talentsphere.kernel.config.setting import Secrecy
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.table import SETTINGS

# What examples are made of, in any value.
_MARKS = re.compile(
    r"""
      (?:^|[^a-z0-9]) your [-_]              # your-256-bit-secret-key-here, sk_live_your_key
    | replace [-_ ]? (?:with|me|this)        # REPLACE_WITH_REAL_KEY
    | change [-_ ]? (?:me|this|it)           # change-me
    | (?:key|secret|token|value) [-_]here $  # a-secret-here
    | ^ < [^<>@]* > $                        # <secret>
    | ^ \$ \{? [a-z_] [a-z0-9_]* \}? $       # ${SECRET}, which nothing filled in
    | x{8,}
    | (?:^|[./@]) example \. (?:com|org|net) # reserved for examples, RFC 2606
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Words that are nobody's secret, when one is all of the value.
_WORDS = frozenset(
    {
        *(
            "secret",
            "mysecret",
            "supersecret",
            "password",
            "passwd",
            "pass",
            "pw",
            "admin",
            "root",
            "postgres",
        ),
        *("guest", "test", "dummy", "placeholder", "example", "todo", "none", "null", "123456", "12345678"),
        *("talentsphere", "talentsphere123", "dev-token", "username", "changeit"),
    }
)


def check_placeholders(settings: Settings, env: Env) -> Iterator[Finding]:
    """Every text is real: secrets, passwords inside addresses, domains, identifiers."""
    level = strictness(settings)
    if level is None:
        return
    found = {name: level for name, text, weak in _texts(settings, env) if _is_placeholder(text, weak=weak)}
    yield from (_finding(name, level) for name in found)


def _texts(settings: Settings, env: Env) -> Iterator[tuple[str, str, bool]]:
    """Variable, text, and whether the everyday words count too."""
    for setting, value in given_secrets(settings):
        yield named(setting.field, env), value, True
    for name, password in url_passwords(settings, env):
        yield name, password, True
    for setting in SETTINGS:
        if setting.kept and setting.secrecy is not Secrecy.HIDDEN and carrier(setting, env):
            value = getattr(settings, setting.field)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    # The password inside an address was looked at by itself.
                    yield named(setting.field, env), mask_url(text), False


def _is_placeholder(text: str, *, weak: bool) -> bool:
    return bool(_MARKS.search(text)) or (weak and text.strip().casefold() in _WORDS)


def _finding(name: str, level: Level) -> Finding:
    return Finding(
        code=Code.PLACEHOLDER,
        level=level,
        message=f"{name} still holds an example's text.",
        hint=f"Put the real value in {name}, or remove it if you don't use it.",
        setting=name,
    )
