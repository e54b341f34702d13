"""Projects, certificates, awards, publications and references."""

import re
from typing import Any

from talentsphere.services.cvs.rules.contacts import find_links, is_url, without_links
from talentsphere.services.cvs.rules.dates import find_dates, split_dates
from talentsphere.services.cvs.rules.entries import Entry, fold_wrapped, split_entries
from talentsphere.services.cvs.rules.roles import chunks_of, read_body
from talentsphere.services.cvs.rules.sections import TextLine

_KEYWORDS = re.compile(
    r"^(?:technologies|tech stack|stack|tools|built with|keywords|skills)(?: used)?\s?:\s*", re.IGNORECASE
)
_ROLES = re.compile(r"^roles?\s?:\s*", re.IGNORECASE)
_DOI = re.compile(r"\b(?:doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/[^\s<>()]{1,120}[^\s<>().,;])", re.IGNORECASE)
_DOI_LINE = re.compile(r"^(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:\s?)?10\.\d{4,9}/", re.IGNORECASE)
_VENUE = re.compile(r"\((?P<venue>[^()]{2,160})\)\s*\.?$")
_IN_VENUE = re.compile(r"^(?:in(?::|\s)|proceedings|journal|published in|presented at)", re.IGNORECASE)
_UPON_REQUEST = re.compile(r"(?:up)?on request|^references\b.{0,20}\bavailable", re.IGNORECASE)
_NAMED_DESCRIPTION = re.compile(r"^(?P<name>[^:]{2,60}):\s+(?P<description>\S.+)$")


def read_projects(entries: list[Entry]) -> list[dict[str, Any]]:
    """JSON Resume `projects`."""
    return [project for entry in entries if (project := _project(entry))]


def read_certificates(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `certificates`: name, issuer and date of each line."""
    return [
        {"name": name} | ({"issuer": issuer} if issuer else {}) | rest
        for name, issuer, rest in _listed(lines, cut_commas=True)
    ]


def read_awards(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `awards`. A period, which `date` can't hold, stays in the title."""
    return [
        {"title": name} | ({"awarder": awarder} if awarder else {}) | rest
        for name, awarder, rest in _listed(lines, cut_commas=False)
    ]


def read_publications(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `publications`; the authors' line is the summary."""
    has_dates = any(
        not line.bullet and split_dates(line.text) and not _DOI_LINE.match(line.text) for line in lines
    )
    if not has_dates or all(line.bullet for line in lines):
        return [_publication([line.text]) for line in fold_wrapped(lines)]
    groups: list[list[str]] = []
    for line in lines:
        dated = split_dates(line.text)
        opens = dated is not None and not _DOI_LINE.match(line.text)
        if opens or not groups or (line.apart and not _DOI_LINE.match(line.text)):
            groups.append([])
        groups[-1].append(line.text)
    return [_publication(group) for group in groups]


def read_references(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `references`; a note that they are available on request gives none."""
    if any(_UPON_REQUEST.search(line.text) for line in lines):
        return []
    entries = split_entries(lines)
    found = [
        {"name": " ".join(entry.heads), "reference": " ".join(line.text for line in entry.body)}
        for entry in entries
    ]
    return [
        {key: value for key, value in reference.items() if value}
        for reference in found
        if any(reference.values())
    ]


def _project(entry: Entry) -> dict[str, Any]:
    heads = list(entry.heads)
    keywords, body = _labelled(_KEYWORDS, entry.body)
    roles, body = _labelled(_ROLES, body)
    urls = [url for text in (*heads, *(line.text for line in body)) for url in find_links(text)]
    project: dict[str, Any] = read_body(entry._replace(body=body))
    chunks = [chunk for head in heads for chunk in chunks_of(without_links(head))]
    name, further = (chunks[0], chunks[1:]) if chunks else ("", [])
    named = _NAMED_DESCRIPTION.match(name)
    if named:
        name, further = named["name"], [named["description"], *further]
    description = " ".join([*further, project.pop("summary")]).strip()
    project |= {"name": name, "description": description, "keywords": keywords, "roles": roles}
    project["url"] = urls[0] if urls else ""
    return {key: value for key, value in project.items() if value}


def _labelled(label: re.Pattern[str], lines: list[TextLine]) -> tuple[list[str], list[TextLine]]:
    """What stands after a label such as "Keywords:", cut at commas, and the lines without it."""
    texts = [line.text[found.end() :] for line in lines if (found := label.match(line.text))]
    items = [item.strip(" .") for text in texts for item in text.split(",")]
    return items, [line for line in lines if not label.match(line.text)]


def _listed(lines: list[TextLine], *, cut_commas: bool) -> list[tuple[str, str, dict[str, Any]]]:
    """Name, giver and the rest (`date`, `url`, and for a second line `summary`) of each listed line."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    has_marks = any(line.bullet for line in lines)
    for line in fold_wrapped(lines):
        if found and is_url(line.text):
            found[-1][2].setdefault("url", find_links(line.text)[0])
            continue
        below = found and not line.bullet and not line.apart and not split_dates(line.text)
        if below and (has_marks or "date" in found[-1][2]):
            found[-1][2]["summary"] = " ".join([found[-1][2].get("summary", ""), line.text]).strip()
            continue
        found.append(_one(line.text, cut_commas=cut_commas))
    return [entry for entry in found if entry[0]]


def _one(text: str, *, cut_commas: bool) -> tuple[str, str, dict[str, Any]]:
    rest: dict[str, Any] = {}
    if urls := find_links(text):
        rest["url"] = urls[0]
        text = without_links(text)
    dated = split_dates(text)
    if dated and dated.rest and (dated.span.single or dated.span.start is None):
        rest["date"] = dated.span.start
        text = dated.rest
    chunks = chunks_of(text) or [text.strip()]
    if len(chunks) == 1 and cut_commas and "," in chunks[0]:
        name, _, giver = chunks[0].rpartition(", ")
        chunks = [name or giver, giver if name else ""]
    name = chunks[0].strip(" ,")
    return name, ", ".join(chunk.strip(" ,()") for chunk in chunks[1:] if chunk), rest


def _publication(lines: list[str]) -> dict[str, Any]:
    first, *further = lines
    dated = split_dates(first)
    publication: dict[str, Any] = {"name": dated.rest if dated and dated.rest else first}
    date = (dated.span if dated else None) or (find_dates(first) if not further else None)
    if date and date.start:
        publication["releaseDate"] = date.start
    summary = []
    for line in further or [first]:
        if doi := _DOI.search(line):
            publication["url"] = f"https://doi.org/{doi['doi']}"
        elif urls := find_links(line):
            publication["url"] = urls[0]
        venue = _VENUE.search(line) if further else None
        if venue:
            publication["publisher"] = venue["venue"]
        elif further and _IN_VENUE.match(line):
            publication["publisher"] = line
        elif further and not (doi or find_links(line)):
            summary.append(line)
    if summary:
        publication["summary"] = " ".join(summary)
    publication["name"] = publication["name"].replace("\t", " ").strip()
    return publication
