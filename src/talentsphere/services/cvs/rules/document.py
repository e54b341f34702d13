"""JSON Resume documents as their owners edit them: checked, written alike, and nothing in them lost."""

from collections.abc import Callable
from typing import Any

import msgspec

from talentsphere.kernel.errors import FieldProblem, Invalid
from talentsphere.services.cvs.rules.schema import BASICS, LISTS, LOCATION, PROFILE, SECTIONS, check_of
from talentsphere.services.cvs.rules.values import MAX_TEXT, BadValue, clean, plain

MAX_BYTES = 400_000
MAX_ITEMS = 300
_MAX_KEYS = 100
_MAX_KEY = 200
_MAX_DEPTH = 12
_MAX_REPORTED = 50
_LEFT_OUT: Any = object()

Walk = Callable[[Any, str], Any]


def checked(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its known fields normalised; unknown keys stay.

    Raises Invalid naming each field that breaks a rule, such as `resume.work.0.startDate`.
    """
    walker = _Walker()
    result = walker.document(document)
    if walker.problems:
        raise Invalid(fields=tuple(walker.problems[:_MAX_REPORTED]))
    if _size(result) > MAX_BYTES:
        raise Invalid.field("resume", f"Shorten this CV: it holds more than {MAX_BYTES // 1000} kB of text.")
    return result


def fitted(document: dict[str, Any]) -> dict[str, Any]:
    """The document that `checked` accepts, without what breaks a rule: for what a machine read. Never raises."""
    result = _Walker().document(document)
    while _size(result) > MAX_BYTES:
        result.popitem()
    return result


def _size(document: dict[str, Any]) -> int:
    return len(msgspec.json.encode(document))


class _Walker:
    """Goes through a document once, noting problems; its results are without the values that have one."""

    def __init__(self) -> None:
        self.problems: list[FieldProblem] = []

    def document(self, document: dict[str, Any]) -> dict[str, Any]:
        walks: dict[str, Walk] = {key: self._entries(fields) for key, fields in SECTIONS.items()}
        result = self._group(document, "resume", walks | {"basics": self._basics})
        return {} if result is _LEFT_OUT else result

    def _basics(self, value: Any, at: str) -> Any:
        walks: dict[str, Walk] = {key: self._text(key) for key in BASICS}
        walks["location"] = self._group_of(LOCATION)
        walks["profiles"] = self._entries(PROFILE)
        return self._group(value, at, walks)

    def _entries(self, fields: frozenset[str]) -> Walk:
        group = self._group_of(fields)
        return lambda value, at: self._list(value, at, group)

    def _group_of(self, fields: frozenset[str]) -> Walk:
        walks: dict[str, Walk] = {key: self._texts if key in LISTS else self._text(key) for key in fields}
        return lambda value, at: self._group(value, at, walks)

    def _group(self, value: Any, at: str, walks: dict[str, Walk], depth: int = 0) -> Any:
        if value is None:
            return {}
        if not isinstance(value, dict):
            return self._refuse(at, "Send an object here.")
        if len(value) > _MAX_KEYS:
            return self._refuse(at, f"Keep at most {_MAX_KEYS} keys here.")
        result = {}
        for key, item in value.items():
            name = clean(key) if isinstance(key, str) else ""
            if not 0 < len(name) <= _MAX_KEY:
                self._refuse(at, f"Name each key by 1 to {_MAX_KEY} characters.")
                continue
            path = f"{at}.{name}"
            kept = walks[name](item, path) if name in walks else self._unknown(item, path, depth + 1)
            if kept is not _LEFT_OUT:
                result[name] = kept
        return result

    def _list(self, value: Any, at: str, walk: Walk) -> Any:
        if value is None:
            return []
        if not isinstance(value, list):
            return self._refuse(at, "Send a list here.")
        if len(value) > MAX_ITEMS:
            self._refuse(at, f"Keep at most {MAX_ITEMS} entries here.")
        walked = [walk(item, f"{at}.{index}") for index, item in enumerate(value[:MAX_ITEMS])]
        return [item for item in walked if item is not _LEFT_OUT]

    def _texts(self, value: Any, at: str) -> Any:
        return self._list([value] if isinstance(value, str) else value, at, self._text("summary"))

    def _text(self, key: str) -> Walk:
        check = check_of(key)

        def walk(value: Any, at: str) -> Any:
            if value is None:
                return ""
            # A grade of 4.0 and a year of 2020 come as numbers from programs that guess types.
            if isinstance(value, int | float) and not isinstance(value, bool):
                value = str(value)
            if not isinstance(value, str):
                return self._refuse(at, "Send a text here.")
            try:
                return check(value)
            except BadValue as problem:
                self._refuse(at, str(problem))
                return plain(clean(value)[:MAX_TEXT]) if check is plain else _LEFT_OUT

        return walk

    def _unknown(self, value: Any, at: str, depth: int) -> Any:
        if depth > _MAX_DEPTH:
            return self._refuse(at, f"Nest at most {_MAX_DEPTH} levels deep.")
        if isinstance(value, dict):
            return self._group(value, at, {}, depth)
        if isinstance(value, list):
            return self._list(value, at, lambda item, path: self._unknown(item, path, depth + 1))
        if isinstance(value, str):
            if len(value) > MAX_TEXT:
                self._refuse(at, f"Use at most {MAX_TEXT:,} characters.")
            return clean(value[:MAX_TEXT])
        if value is None or isinstance(value, bool | int | float):
            return value
        return self._refuse(at, "Send texts, numbers, lists and objects only.")

    def _refuse(self, at: str, message: str) -> Any:
        self.problems.append(FieldProblem(at, message))
        return _LEFT_OUT
