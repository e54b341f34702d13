"""A CV's fields (JSON Resume) as sections to read. Whatever a field holds, nothing here fails on it."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from talentsphere.web.shell.texts import N_


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One job, school or the like. `dates` is as written: a CV's dates may lack a day or a month."""

    title: str
    line: str = ""
    dates: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    url: str | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """`title` is a message id. `words` are short things shown side by side instead of entries."""

    title: str
    entries: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()


# By section: its title, the fields that name an entry, those beside them, those that tell more.
_ENTRIES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("work", N_("Work"), ("position", "name"), ("name", "location"), ("summary", "description")),
    ("education", N_("Education"), ("studyType", "area", "institution"), ("area", "institution", "score"), ()),
    ("projects", N_("Projects"), ("name",), ("entity", "type"), ("description", "summary")),
    ("volunteer", N_("Volunteering"), ("position", "organization"), ("organization",), ("summary",)),
    ("certificates", N_("Certificates"), ("name",), ("issuer",), ()),
    ("awards", N_("Awards"), ("title",), ("awarder",), ("summary",)),
    ("publications", N_("Publications"), ("name",), ("publisher",), ("summary",)),
    ("references", N_("References"), ("name",), (), ("reference",)),
)  # fmt: skip
_DATES = ("date", "releaseDate")


def sections(resume: dict[str, Any]) -> list[Section]:
    """The sections that say something, in the order a recruiter reads them."""
    found = [_words("skills", N_("Skills"), resume, ("name", "level"), with_keywords=True)]
    for key, title, names, beside, more in _ENTRIES:
        entries = tuple(
            entry for raw in _dicts(resume.get(key)) if (entry := _entry(raw, names, beside, more))
        )
        found.append(Section(title=title, entries=entries))
    found.append(_words("languages", N_("Languages"), resume, ("language", "fluency")))
    found.append(_words("interests", N_("Interests"), resume, ("name",), with_keywords=True))
    return [section for section in found if section.entries or section.words]


def summary(resume: dict[str, Any]) -> str:
    """What somebody says of themselves at the top of their CV."""
    return _text(_basics(resume).get("summary"))


def contacts(resume: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Place, phone and profiles, each with an address to open or None."""
    basics = _basics(resume)
    place = basics.get("location")
    parts = (
        [_text(place.get(name)) for name in ("city", "region", "countryCode")]
        if isinstance(place, dict)
        else []
    )
    found: list[tuple[str, str | None]] = [
        (", ".join(filter(None, parts)), None),
        (_text(basics.get("phone")), None),
    ]
    found.append((_shown(basics.get("url")), _address(basics.get("url"))))
    for profile in _dicts(basics.get("profiles")):
        url = _address(profile.get("url"))
        found.append((_text(profile.get("network")) or _shown(url) or _text(profile.get("username")), url))
    return list(dict.fromkeys(contact for contact in found if contact[0]))


def _entry(
    raw: dict[str, Any], names: Iterable[str], beside: Iterable[str], more: Iterable[str]
) -> Entry | None:
    title_of = next((name for name in names if _text(raw.get(name))), None)
    line = ", ".join(text for name in beside if name != title_of and (text := _text(raw.get(name))))
    entry = Entry(
        title=_text(raw.get(title_of)) if title_of else "",
        line=line,
        dates=_dates(raw),
        text=next((text for name in more if (text := _text(raw.get(name)))), ""),
        points=(*_texts(raw.get("highlights")), *_texts(raw.get("courses"))),
        url=_address(raw.get("url")),
    )
    return entry if entry.title or entry.line or entry.text or entry.points else None


def _dates(raw: dict[str, Any]) -> str:
    start, end = _text(raw.get("startDate")), _text(raw.get("endDate"))
    if start or end:
        return f"{start} – {end}".strip() if start else end
    return next((text for name in _DATES if (text := _text(raw.get(name)))), "")


def _words(
    key: str, title: str, resume: dict[str, Any], fields: tuple[str, ...], *, with_keywords: bool = False
) -> Section:
    words: list[str] = []
    for raw in _dicts(resume.get(key)):
        named = " · ".join(text for name in fields if (text := _text(raw.get(name))))
        keywords = _texts(raw.get("keywords")) if with_keywords else ()
        words += keywords or ([named] if named else [])
    return Section(title=title, words=tuple(dict.fromkeys(words)))


def _basics(resume: dict[str, Any]) -> dict[str, Any]:
    basics = resume.get("basics")
    return basics if isinstance(basics, dict) else {}


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text for item in value if (text := _text(item))) if isinstance(value, list) else ()


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _address(value: Any) -> str | None:
    """A web address that is safe to link to."""
    text = _text(value)
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None


def _shown(value: Any) -> str:
    return _text(value).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
