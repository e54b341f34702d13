"""A CV's plain text as a JSON Resume document."""

from collections.abc import Callable
from typing import Any

from talentsphere.services.cvs.rules.basics import read_basics
from talentsphere.services.cvs.rules.education import read_education
from talentsphere.services.cvs.rules.entries import fold_wrapped, split_entries
from talentsphere.services.cvs.rules.listings import (
    read_awards,
    read_certificates,
    read_projects,
    read_publications,
    read_references,
)
from talentsphere.services.cvs.rules.roles import read_roles
from talentsphere.services.cvs.rules.sections import Section, TextLine, split_sections, text_lines
from talentsphere.services.cvs.rules.skills import read_interests, read_languages, read_skills

_READERS: dict[str, Callable[[list[TextLine]], list[dict[str, Any]]]] = {
    "work": lambda lines: read_roles(split_entries(lines), employer_key="name"),
    "volunteer": lambda lines: read_roles(split_entries(lines), employer_key="organization"),
    "education": lambda lines: read_education(split_entries(lines)),
    "projects": lambda lines: read_projects(split_entries(lines)),
    "certificates": read_certificates,
    "awards": read_awards,
    "publications": read_publications,
    "references": read_references,
    "skills": read_skills,
    "interests": read_interests,
}


def read_resume(text: str) -> dict[str, Any]:
    """JSON Resume 1.x from the text of a CV, with only what was found in it. Never raises.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD. Sections without a place in the schema (talks, patents) are kept
    in `customSections`: [{"name", "items"}]. Reads the first 100,000 characters.
    """
    sections = split_sections(text_lines(text))
    head = [line for section in sections if section.kind == "head" for line in section.lines]
    summary = [line for section in sections if section.kind == "summary" for line in section.lines]
    document: dict[str, Any] = {"basics": read_basics(head, summary)}
    for section in sections:
        for key, entries in _read(section).items():
            document.setdefault(key, []).extend(entries)
    return {key: value for key, value in document.items() if value}


def _read(section: Section) -> dict[str, list[dict[str, Any]]]:
    if section.kind in _READERS:
        return {section.kind: _READERS[section.kind](section.lines)}
    if section.kind == "languages":
        spoken = read_languages(section.lines)
        if spoken is not None:
            return {"languages": spoken}
        keywords = [skill["name"] for skill in read_skills(section.lines) if "keywords" not in skill]
        return {
            "skills": [{"name": section.title, "keywords": keywords}]
            if keywords
            else read_skills(section.lines)
        }
    if section.kind == "custom" and section.lines:
        items = [line.text.replace("\t", " ") for line in fold_wrapped(section.lines)]
        return {"customSections": [{"name": section.title, "items": items}]}
    return {}
