"""A JSON Resume document as plain text, for previews and for search."""

from collections.abc import Iterator
from typing import Any

from talentsphere.services.cvs.rules.exchange import resume_to
from talentsphere.services.cvs.rules.resume import Resume

# Per section its heading, the fields of an entry's first line, those below it, and its lists.
_SECTIONS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "work",
        "Experience",
        ("position", "name", "location"),
        ("url", "description", "summary"),
        ("highlights",),
    ),
    (
        "education",
        "Education",
        ("institution", "location"),
        ("degree", "url", "score"),
        ("courses", "highlights"),
    ),
    ("projects", "Projects", ("name", "entity"), ("url", "description"), ("roles", "highlights", "keywords")),
    ("volunteer", "Volunteering", ("position", "organization"), ("url", "summary"), ("highlights",)),
    ("skills", "Skills", ("name", "level"), (), ("keywords",)),
    ("languages", "Languages", ("language", "fluency"), (), ()),
    ("certificates", "Certificates", ("name", "issuer"), ("url",), ()),
    ("awards", "Awards", ("title", "awarder"), ("summary",), ()),
    ("publications", "Publications", ("name", "publisher"), ("url", "summary"), ()),
    ("interests", "Interests", ("name",), (), ("keywords",)),
    ("references", "References", ("name",), ("reference",), ()),
)
_LABELS = {"score": "Grade: ", "courses": "Courses: ", "roles": "Roles: ", "keywords": "Keywords: "}


def as_plain_text(resume: Resume | dict[str, Any]) -> str:
    """The document's texts under English headings, one entry after the other; "" for an empty one."""
    document = resume_to(resume) if isinstance(resume, Resume) else resume
    lines = list(_basics(_mapping(document.get("basics"))))
    for key, heading, first, below, lists in _SECTIONS:
        entries = [_mapping(entry) for entry in _list(document.get(key))]
        if any(entries):
            lines += ["", heading]
        for entry in entries:
            lines += _entry(entry, first, below, lists)
    for section in _list(document.get("customSections")):
        lines += ["", _string(_mapping(section).get("name"))]
        lines += [f"• {_string(item)}" for item in _list(_mapping(section).get("items"))]
    return "\n".join(lines).strip()


def _basics(basics: dict[str, Any]) -> Iterator[str]:
    place = _mapping(basics.get("location"))
    where = ", ".join(_filled(place, ("address", "city", "region", "postalCode", "countryCode")))
    yield from _filled(basics, ("name", "label"))
    if contacts := [part for part in (*_filled(basics, ("email", "phone", "url")), where) if part]:
        yield " | ".join(contacts)
    for profile in _list(basics.get("profiles")):
        account = _filled(_mapping(profile), ("url",)) or _filled(_mapping(profile), ("username",))
        yield ": ".join([*_filled(_mapping(profile), ("network",)), *account])
    if summary := _string(basics.get("summary")):
        yield from ("", "Summary", summary)


def _entry(
    entry: dict[str, Any], first: tuple[str, ...], below: tuple[str, ...], lists: tuple[str, ...]
) -> Iterator[str]:
    degree = ", ".join(_filled(entry, ("studyType", "area")))
    entry = entry | {"degree": degree} if degree else entry
    if lists == ("keywords",):
        keywords = ", ".join(_string(keyword) for keyword in _list(entry.get("keywords")))
        yield ": ".join(part for part in (" – ".join(_filled(entry, first)), keywords) if part)
        return
    if below:
        yield ""
    named = " – ".join(_filled(entry, first))
    yield "\t".join(part for part in (named, _period(entry)) if part)
    for key in below:
        if text := _string(entry.get(key)):
            yield _LABELS.get(key, "") + text
    for key in lists:
        texts = [_string(item) for item in _list(entry.get(key))]
        if texts and key in _LABELS:
            yield _LABELS[key] + ", ".join(texts)
        else:
            yield from (f"• {text}" for text in texts)


def _period(entry: dict[str, Any]) -> str:
    start, end = _string(entry.get("startDate")), _string(entry.get("endDate"))
    if start:
        return f"{start} – {end or 'present'}"
    return end or _string(entry.get("date")) or _string(entry.get("releaseDate"))


def _filled(mapping: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    return [text for key in keys if (text := _string(mapping.get(key)))]


def _string(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
