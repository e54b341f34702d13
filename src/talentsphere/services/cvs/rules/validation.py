"""What keeps a JSON Resume document from being kept, and what its owner should look at."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from talentsphere.kernel.errors import FieldProblem

MAX_BYTES = 512 * 1024
MAX_TEXT = 20_000
MAX_ITEMS = 500
MAX_DEPTH = 12

_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}\.[^@\s.]{2,63}")
_SCHEME = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.\-\s]{0,40}):")
_UNSTORABLE = re.compile(
    "[\x00\ud800-\udfff]"
)  # PostgreSQL's jsonb takes neither NUL nor half a surrogate pair.

_OBJECTS = {"basics": ("location",)}
_LISTS_OF_OBJECTS = frozenset(
    {
        "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
        "references", "projects", "customSections",
    }
)  # fmt: skip
_LISTS_OF_TEXT = frozenset({"highlights", "keywords", "courses", "roles", "items"})
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_URLS = frozenset({"url", "image"})
_TEXTS = frozenset(
    {
        "name", "label", "image", "email", "phone", "url", "summary", "address", "postalCode", "city", "countryCode",
        "region", "network", "username", "location", "description", "position", "organization", "institution", "area",
        "studyType", "score", "title", "awarder", "issuer", "publisher", "level", "language", "fluency", "reference",
        "entity", "type",
    }
)  # fmt: skip


class ResumeProblem(FieldProblem, frozen=True):
    """One thing to change. `field` is a path such as `work.0.startDate`; only `blocking` ones forbid keeping it."""

    blocking: bool = True


def validate_resume(document: object) -> list[ResumeProblem]:
    """Every problem of the document, [] when it is fine.

    Blocking are wrong types, sizes past the limits, characters no database keeps and links that run code.
    Dates, addresses and links that are merely malformed are reported and may stay.
    """
    if not isinstance(document, dict):
        return [ResumeProblem("", "A JSON Resume document is an object.")]
    problems = list(_storable(document, "", 0))
    if problems:
        return problems
    if len(msgspec.json.encode(document)) > MAX_BYTES:
        return [ResumeProblem("", f"The document is larger than {MAX_BYTES // 1024} KB; shorten it.")]
    return [problem for key, value in document.items() for problem in _section(key, value)]


def _storable(value: Any, path: str, depth: int) -> Iterator[ResumeProblem]:
    """Limits that hold for known and unknown keys alike."""
    if depth > MAX_DEPTH:
        yield ResumeProblem(path, f"This is nested more than {MAX_DEPTH} levels deep.")
    elif isinstance(value, str):
        if len(value) > MAX_TEXT:
            yield ResumeProblem(path, f"Shorten this to {MAX_TEXT} characters.")
        if _UNSTORABLE.search(value):
            yield ResumeProblem(path, "This has characters that can't be kept; type it anew.")
    elif isinstance(value, dict):
        if len(value) > MAX_ITEMS or any(
            not isinstance(key, str) or _UNSTORABLE.search(key) for key in value
        ):
            yield ResumeProblem(path, f"An object has at most {MAX_ITEMS} keys, each of them text.")
            return
        for key, item in value.items():
            yield from _storable(item, _join(path, key), depth + 1)
    elif isinstance(value, list):
        if len(value) > MAX_ITEMS:
            yield ResumeProblem(path, f"Keep at most {MAX_ITEMS} entries.")
            return
        for index, item in enumerate(value):
            yield from _storable(item, _join(path, str(index)), depth + 1)
    elif isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):  # noqa: PLR0124 - NaN
        yield ResumeProblem(path, "JSON has no such number.")
    elif value is not None and not isinstance(value, bool | int | float):
        yield ResumeProblem(path, "JSON has no such value.")


def _section(key: str, value: Any) -> Iterator[ResumeProblem]:
    if value is None:
        return
    if key == "basics":
        yield from _object(key, value)
    elif key in _LISTS_OF_OBJECTS:
        yield from _objects(key, value)


def _objects(path: str, value: Any) -> Iterator[ResumeProblem]:
    if not isinstance(value, list):
        yield ResumeProblem(path, "This is a list of entries.")
        return
    for index, item in enumerate(value):
        yield from _object(_join(path, str(index)), item)


def _object(path: str, value: Any) -> Iterator[ResumeProblem]:
    if not isinstance(value, dict):
        yield ResumeProblem(path, "This is an object with named fields.")
        return
    for key, item in value.items():
        where = _join(path, key)
        if item is None:
            continue
        if path == "basics" and key == "profiles":
            yield from _objects(where, item)
        elif key in _OBJECTS.get(path, ()):
            yield from _object(where, item)
        elif key in _LISTS_OF_TEXT:
            if not isinstance(item, list) or not all(isinstance(one, str) for one in item):
                yield ResumeProblem(where, "This is a list of texts.")
        elif key in _TEXTS or key in _DATES:
            yield from _text(where, key, item)


def _text(path: str, key: str, value: Any) -> Iterator[ResumeProblem]:
    if not isinstance(value, str):
        yield ResumeProblem(path, "This is a text.")
    elif not value:
        return
    elif key in _DATES and not _DATE.fullmatch(value):
        yield ResumeProblem(
            path, "Write dates as 2020, 2020-06 or 2020-06-15; leave the end of what goes on empty.", False
        )
    elif key == "email" and not _EMAIL.fullmatch(value):
        yield ResumeProblem(path, "This is no e-mail address.", False)
    elif key in _URLS:
        yield from _url(path, value)


def _url(path: str, value: str) -> Iterator[ResumeProblem]:
    scheme = _SCHEME.match(value)
    if scheme is None:
        yield ResumeProblem(path, "Start links with https://.", False)
    elif scheme[1].lower() not in {"http", "https", "mailto"} and not re.match(
        r"^[\w.-]+:\d{1,5}(?:/|$)", value
    ):
        yield ResumeProblem(path, "Links start with https://, http:// or mailto:.")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
