"""A JSON Resume document as text to read, for previews and for recruiters' search."""

from collections.abc import Iterator
from typing import Any

_TITLES = {
    "work": "Work", "volunteer": "Volunteering", "education": "Education", "projects": "Projects",
    "skills": "Skills", "languages": "Languages", "certificates": "Certificates", "awards": "Awards",
    "publications": "Publications", "interests": "Interests", "references": "References",
}  # fmt: skip
# What names an entry, in the order people write it; each schema's entry has some of these.
_NAMES = (
    "position", "studyType", "area", "title", "name", "organization", "institution", "awarder", "issuer",
    "publisher", "language", "fluency", "level", "location", "score",
)  # fmt: skip
_DATES = ("date", "releaseDate")
_PROSE = ("description", "summary", "reference")
_ITEMS = ("roles", "keywords", "courses")


def as_plain_text(document: dict[str, Any]) -> str:
    """The document's text, a heading before each section and an empty line between its parts. "" for no content."""
    parts = ["\n".join(_basics(_group(document.get("basics"))))]
    for key, title in _TITLES.items():
        entries = ["\n".join(_entry(entry)) for entry in _groups(document.get(key))]
        if entries := [entry for entry in entries if entry]:
            parts.append("\n".join([title, *entries]))
    parts += [
        "\n".join([*_texts(section, ("name",)), *_list(section.get("items"))])
        for section in _groups(document.get("customSections"))
    ]
    return "\n\n".join(part for part in parts if part)


def headline(document: dict[str, Any]) -> str:
    """What the person is, in a line: their own label, else the first job listed; "" for neither."""
    label = _text(_group(document.get("basics")).get("label"))
    if label:
        return label
    jobs = [_texts(job, ("position", "name")) for job in _groups(document.get("work"))]
    return next((", ".join(job) for job in jobs if job), "")


def _basics(basics: dict[str, Any]) -> Iterator[str]:
    yield from _texts(basics, ("name", "label"))
    place = _texts(_group(basics.get("location")), ("address", "postalCode", "city", "region", "countryCode"))
    if place:
        yield ", ".join(place)
    if contacts := _texts(basics, ("email", "phone", "url")):
        yield " · ".join(contacts)
    for profile in _groups(basics.get("profiles")):
        if account := _texts(profile, ("network", "username", "url")):
            yield " ".join(account)
    yield from _texts(basics, ("summary",))


def _entry(entry: dict[str, Any]) -> Iterator[str]:
    names = ", ".join(_texts(entry, _NAMES))
    dates = " – ".join(_texts(entry, ("startDate", "endDate"))) or ", ".join(_texts(entry, _DATES))
    if names or dates:
        yield f"{names} ({dates})" if names and dates else names or dates
    yield from _texts(entry, _PROSE)
    for key in _ITEMS:
        if items := _list(entry.get(key)):
            yield ", ".join(items)
    yield from (f"• {item}" for item in _list(entry.get("highlights")))
    yield from _texts(entry, ("url",))


def _texts(group: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    return [text for key in keys if (text := _text(group.get(key)))]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: Any) -> list[str]:
    return [text for item in value if (text := _text(item))] if isinstance(value, list) else []


def _group(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _groups(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
