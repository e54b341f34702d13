"""What the edit page holds: filled from a document or from what was sent, and merged into the document again."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from talentsphere.kernel.errors import FieldProblem, Invalid
from talentsphere.services.cvs.contract import Cv, JsonResume
from talentsphere.web.cvs.entries import Row, entry_of, is_blank, problems_of, row_of, unseen
from talentsphere.web.cvs.sections import BASICS, BY_KEY, KEPT_TITLES, LOCATION, SECTIONS, Section
from talentsphere.web.kit.forms import Form

_NAME = re.compile(r"(?P<section>\w+)\.(?P<at>\d{1,4})\.(?P<key>\w+)\Z")
_ROW = re.compile(r"(?P<section>\w+)\.(?P<at>\d{1,4})\Z")


class Edited(msgspec.Struct, kw_only=True):
    """The page's content. `rows` has every section by key."""

    title: str
    basics: Row
    location: Row
    rows: dict[str, list[Row]]


def of_cv(cv: Cv) -> Edited:
    """What is stored."""
    basics = _dict(cv.resume.get("basics"))
    return Edited(
        title=cv.title,
        basics=row_of(basics, BASICS),
        location=row_of(_dict(basics.get("location")), LOCATION),
        rows={
            section.key: [
                row_of(entry, section.fields)
                for entry in _list(cv.resume, section)
                if isinstance(entry, dict)
            ]
            for section in SECTIONS
        },
    )  # fmt: skip


def of_form(form: Form) -> Edited:
    """What was typed, rows in the order they were sent."""
    values = form.context()["values"]
    found: dict[str, dict[str, Row]] = {section.key: {} for section in SECTIONS}
    for name in form.names(""):
        match = _NAME.match(name)
        if match and match["section"] in found:
            found[match["section"]].setdefault(match["at"], {})[match["key"]] = values[name]
    return Edited(
        title=form.get("title"),
        basics={field.key: values.get(f"basics.{field.key}", "") for field in BASICS},
        location={field.key: values.get(f"location.{field.key}", "") for field in LOCATION},
        rows={key: list(rows.values()) for key, rows in found.items()},
    )


def change_rows(edited: Edited, form: Form) -> str | None:
    """Adds, removes or moves a row as a button of the form asked; the section's key, or None for no such button."""
    if section := BY_KEY.get(form.get("add")):
        edited.rows[section.key].append({})
        return section.key
    for button in ("remove", "up"):
        match = _ROW.match(form.get(button))
        if not match or match["section"] not in BY_KEY:
            continue
        rows, at = edited.rows[match["section"]], int(match["at"])
        if at < len(rows) and button == "remove":
            del rows[at]
        elif 0 < at < len(rows):
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        return match["section"]
    return None


def merged(stored: JsonResume, edited: Edited) -> JsonResume:
    """The stored document with what the form says; every key the form does not show stays. Raises Invalid."""
    for section in SECTIONS:
        edited.rows[section.key] = [row for row in edited.rows[section.key] if not is_blank(row)]
    if problems := tuple(_problems(edited)):
        raise Invalid(fields=problems)
    document = dict(stored)
    basics = _merged_basics(_dict(stored.get("basics")), edited)
    for section in SECTIONS:
        try:
            entries = [entry_of(row, section.fields) for row in edited.rows[section.key]]
        except msgspec.DecodeError:
            raise Invalid("The page was not sent whole. Reload it and enter your changes again.") from None
        holder = basics if section.path[0] == "basics" else document
        before = holder.get(section.path[-1])
        if entries or isinstance(before, list):
            holder[section.path[-1]] = entries + [
                item for item in _items(before) if not isinstance(item, dict)
            ]
    if basics or "basics" in stored:
        document["basics"] = basics
    return document


def kept_titles(document: JsonResume) -> list[str]:
    """The message ids of what the document holds and the page does not show."""
    return [title for key, title in KEPT_TITLES.items() if document.get(key)]


def _problems(edited: Edited) -> Iterator[FieldProblem]:
    for section in SECTIONS:
        for at, row in enumerate(edited.rows[section.key]):
            yield from problems_of(row, section.fields, f"{section.key}.{at}")


def _merged_basics(before: dict[str, Any], edited: Edited) -> dict[str, Any]:
    basics = unseen(before, BASICS) | entry_of(edited.basics, BASICS)
    place = _dict(before.get("location"))
    location = unseen(place, LOCATION) | entry_of(edited.location, LOCATION)
    if location or place:
        basics["location"] = location
    return basics


def _list(document: JsonResume, section: Section) -> list[Any]:
    holder: Any = document
    for key in section.path:
        holder = holder.get(key) if isinstance(holder, dict) else None
    return _items(holder)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
