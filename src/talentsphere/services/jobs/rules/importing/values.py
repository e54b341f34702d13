"""Single cells as text: whatever a board wrote, on one line and without damage."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

# What spreadsheets and programs write for nothing.
_NOTHING = frozenset({"", "-", "--", "n/a", "na", "nan", "none", "null", "nil", "undefined", "#n/a"})
MAX_URL = 2_000
MAX_SKILL, MAX_SKILLS = 100, 50
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]")
_MISREAD = re.compile(r"[\x80-\x9f]")
_LISTED = re.compile(r"[,;|\n•]")


def text(raw: object) -> str | None:
    """`raw` as one line, or None when it says nothing. Lists are joined; of an object its name counts."""
    if isinstance(raw, str):
        return _clean(raw)
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        return str(raw)
    if isinstance(raw, list):
        return ", ".join(filter(None, map(text, raw))) or None
    if isinstance(raw, Mapping):
        return next(
            (found for key in ("name", "label", "value", "text") if (found := text(raw.get(key)))), None
        )
    return None


def listed(raw: object) -> tuple[str, ...]:
    """The words of a list, or of a text that separates them by commas, semicolons or bars. Each once."""
    parts = raw if isinstance(raw, list) else _LISTED.split(raw) if isinstance(raw, str) else []
    return tuple(dict.fromkeys(word for part in parts if (word := text(part))))


def skills_in(raw: object) -> tuple[str, ...]:
    """The listed skills; sentences among them are left to the source."""
    return tuple(word for word in listed(raw) if len(word) <= MAX_SKILL)[:MAX_SKILLS]


def web_address(raw: object) -> str | None:
    """`raw` when it is an http address."""
    found = raw.strip() if isinstance(raw, str) else ""
    is_clean = len(found) <= MAX_URL and " " not in found and found.isprintable()
    return found if found.startswith(("https://", "http://")) and is_clean else None


def without_nul(value: Any) -> Any:
    """`value` with each NUL replaced, at any depth: PostgreSQL stores none, neither in text nor in JSON."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    if isinstance(value, list):
        return [without_nul(part) for part in value]
    if isinstance(value, dict):
        return {without_nul(key): without_nul(part) for key, part in value.items()}
    return value


def _clean(raw: str) -> str | None:
    if "&" in raw:
        raw = unescape(raw)
    if not raw.isprintable():
        raw = _CONTROL.sub(" ", repaired(raw))
    line = " ".join(raw.split())
    return None if line.lower() in _NOTHING else line


def repaired(raw: str) -> str:
    """`raw` with UTF-8 that was once read as Latin-1 put right: no text means the controls this leaves."""
    if _MISREAD.search(raw) is None:
        return raw
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return raw
