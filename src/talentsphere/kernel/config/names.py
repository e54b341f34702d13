"""Names of variables: which are known, which is given, and what an unknown one may have meant."""

import difflib
import re
from collections.abc import Iterator, Mapping

from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.setting import Setting
from talentsphere.kernel.config.table import SETTINGS

FILE = "_FILE"
PREFIX = "TALENTSPHERE_"

# Below this length too many everyday variables are one letter away from a setting.
_SHORTEST_GUESSED = 6
_LIKENESS = 0.87
# Kubernetes describes each Service in variables of every pod; they are no settings.
_KUBERNETES = re.compile(r"\w+_(SERVICE_HOST|SERVICE_PORT\w*|PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?)")


def names_of(setting: Setting) -> Iterator[str]:
    """Every variable that may carry the setting, the files of secrets included."""
    for name in setting.names:
        yield name
        if setting.may_be_file:
            yield name + FILE


def known_names() -> frozenset[str]:
    """Every variable that is read."""
    return frozenset(name for setting in SETTINGS for name in names_of(setting))


def is_given(env: Mapping[str, str], name: str) -> bool:
    """An empty or blank variable counts as not given: Compose and shells pass on `NAME=` for unset ones."""
    return bool(env.get(name, "").strip())


def given_name(setting: Setting, env: Mapping[str, str]) -> str | None:
    """The variable that carries the setting in `env`, or None when its default applies."""
    return next((name for name in names_of(setting) if is_given(env, name)), None)


def unknown_names(env: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for each variable that looks like a setting of ours and is none."""
    known = known_names()
    for name in sorted(env):
        if name in known or _KUBERNETES.fullmatch(name):
            continue
        meant = _meant(name, known)
        if meant or name.startswith(PREFIX):
            yield Finding(
                code=Code.UNKNOWN_NAME,
                level="warning",
                message=f"{name} is not a setting and has no effect.",
                hint=meant or "Remove it, or look its name up in the list of settings.",
                setting=name,
            )


def _meant(name: str, known: frozenset[str]) -> str:
    stem = name.removesuffix(FILE)
    if stem != name and stem in known:
        return f"Only secrets are read from files. Give the value itself, in {stem}."
    bare = name.removeprefix(PREFIX)
    if bare in known:
        return f"Did you mean {bare}?"
    if len(bare) < _SHORTEST_GUESSED:
        return ""
    # Sorted, so that of two equally like names always the same one is suggested.
    close = difflib.get_close_matches(bare, sorted(known), n=1, cutoff=_LIKENESS)
    return f"Did you mean {close[0]}?" if close else ""
