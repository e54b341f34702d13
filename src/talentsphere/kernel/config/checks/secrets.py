"""Secrets that are short, monotonous or used twice. No finding ever shows one."""

from collections import defaultdict
from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, given_secrets, named, strictness, url_passwords
from talentsphere.kernel.config.findings import Code, Finding, Level
from talentsphere.kernel.config.settings import Settings

# Fewer different characters than this in 32 means a repeated pattern, not chance.
_VARIETY = 10
_MAKE_ONE = "Make a new one with `openssl rand -base64 48`."


def check_secrets(settings: Settings, env: Env) -> Iterator[Finding]:
    """Signing secrets are long and varied; no secret serves for two purposes."""
    level = strictness(settings)
    if level is None:
        return
    yield from _weak(settings, env, level)
    yield from _reused(settings, env, level)


def _weak(settings: Settings, env: Env, level: Level) -> Iterator[Finding]:
    for setting, value in given_secrets(settings):
        name = named(setting.field, env)
        if len(value) < setting.min_length:
            why = f"has {len(value)} characters; it needs {setting.min_length} or more"
        elif setting.min_length and len(set(value)) < _VARIETY:
            why = f"uses only {len(set(value))} different characters"
        else:
            continue
        yield Finding(code=Code.WEAK, level=level, message=f"{name} {why}.", hint=_MAKE_ONE, setting=name)


def _reused(settings: Settings, env: Env, level: Level) -> Iterator[Finding]:
    names: dict[str, list[str]] = defaultdict(list)
    for setting, value in given_secrets(settings):
        names[value].append(named(setting.field, env))
    for name, password in url_passwords(settings, env):
        # A replica has the user and password of its primary.
        if not name.startswith("READ_REPLICA_URL"):
            names[password].append(name)
    for same in names.values():
        if len(same) > 1:
            yield Finding(
                code=Code.REUSED,
                level=level,
                message=f"{' and '.join(same)} have the same value: who learns one has all.",
                hint=f"Give each its own. {_MAKE_ONE}",
                setting=same[0],
            )
