"""Jobs and unpaid work: who for, as what, where, when and what was done."""

import re
from typing import Any, NamedTuple

from talentsphere.services.cvs.rules.contacts import find_links, is_url, without_links
from talentsphere.services.cvs.rules.entries import Entry, is_header, paragraphs
from talentsphere.services.cvs.rules.places import is_city, is_place, split_place
from talentsphere.services.cvs.rules.vocabulary import title_score

_CHUNKS = re.compile(r"(?:\t| [|·•–—@] |(?<=\w), (?=remote\b))(?![^()]{0,80}\))", re.IGNORECASE)
_BARS = re.compile(r" [|·•–—@] ")
_HYPHENS = re.compile(r" --? (?![^()]{0,80}\))")
_COMMA = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|Corp|Co|GmbH|S\.A|PLC|LP|N\.V|B\.V|Jr|Ph\.?D|MD)\.?(?:[,\s]|$))")
_AT = re.compile(r"\s+at\s+(?=[\w'\"])")
_CONTRACT = re.compile(
    r"\(?(?:full[- ]time|part[- ]time|contract|permanent|temporary|seasonal|fixed[- ]term)\)?",
    re.IGNORECASE,
)
_MAX_HEADS = 4
_MAX_EXTRA_WORDS = 9


class Named(NamedTuple):
    """What the heading lines of an entry say. `further` is what has no field of its own, such as a team."""

    position: str
    employer: str
    place: str
    url: str
    further: str = ""


def read_roles(entries: list[Entry], *, employer_key: str) -> list[dict[str, Any]]:
    """JSON Resume `work` (employer_key "name") or `volunteer` ("organization") entries."""
    prepared = [_with_heads_from_body(entry) for entry in entries]
    pairs = [_parts(entry.heads) for entry in prepared]
    title_first = _usual_order([parts for parts, _, _ in pairs])
    roles: list[dict[str, Any]] = []
    employer = ""
    for entry, (parts, place, url) in zip(prepared, pairs, strict=True):
        named = _name(parts, place, url, title_first=title_first)
        if named.employer:
            employer = named.employer
        elif named.position and entry.dates and not entry.apart:
            # Several jobs at one employer stand close together, below its name.
            named = named._replace(employer=employer)
        role = {
            employer_key: named.employer,
            "position": named.position,
            "location": named.place,
            "url": named.url,
        }
        body = read_body(entry)
        role |= body | {"description": named.further, "url": named.url or body["url"]}
        if role := {key: value for key, value in role.items() if value}:
            roles.append(role)
    return roles


def read_body(entry: Entry) -> dict[str, Any]:
    """`startDate`, `endDate`, `url`, `summary` and `highlights` of an entry; empty where nothing was written."""
    links = [line for line in entry.body if is_url(line.text)]
    prose = [line for line in entry.body if not line.bullet and line not in links]
    return {
        "url": find_links(links[0].text)[0] if links else "",
        "startDate": entry.dates.start if entry.dates else None,
        "endDate": entry.dates.end if entry.dates else None,
        "summary": paragraphs(prose),
        "highlights": [line.text for line in entry.body if line.bullet and line not in links],
    }


def chunks_of(head: str) -> list[str]:
    """A heading line cut at tabs, bars and spaced dashes; at spaced hyphens only where nothing else parts it."""
    chunks = _CHUNKS.split(head)
    if len(chunks) == 1 or not _BARS.search(head):
        chunks = [piece for chunk in chunks for piece in _HYPHENS.split(chunk)]
    return [chunk.strip(" ,|·•–—-") for chunk in chunks if chunk.strip(" ,|·•–—-()[]")]


def _with_heads_from_body(entry: Entry) -> Entry:
    """Takes the lines right below the dates into the heading while title, employer or place is missing."""
    heads, body = list(entry.heads), list(entry.body)
    while body and len(heads) < _MAX_HEADS:
        line = body[0]
        parts, place, _ = _parts(heads)
        wanted = len(parts) < 2 or (not place and is_place(line.text))  # noqa: PLR2004 - a title and an employer
        short = len(line.text.split()) <= _MAX_EXTRA_WORDS
        if line.bullet or not wanted or not short or not is_header(line.text):
            break
        if heads and line.apart and title_score(line.text) <= 0:
            break
        heads.append(body.pop(0).text)
    return entry._replace(heads=heads, body=body)


def _parts(heads: list[str]) -> tuple[list[str], str, str]:
    """Name-like parts of the heading lines, the place and the first link among them."""
    urls = [url for head in heads for url in find_links(head)]
    chunks = [chunk for head in heads for chunk in chunks_of(without_links(head))]
    places = [chunk for chunk in chunks if is_place(chunk)]
    kinds = [chunk for chunk in chunks if _CONTRACT.fullmatch(chunk)]
    # A lone "Remote" or city counts as a place only beside something that can be the employer.
    parts = [chunk for chunk in chunks if chunk not in places and chunk not in kinds]
    if not parts:
        parts, places = (
            [place for place in places if "," not in place],
            [place for place in places if "," in place],
        )
    place = ", ".join(dict.fromkeys(place.strip("() ") for place in places))
    if not place:
        parts, place = _place_at_end(parts)
    names = parts if len(parts) > 1 else _split_one(parts)
    return [*names, *kinds] if len(names) > 1 else names, place, urls[0] if urls else ""


def _place_at_end(parts: list[str]) -> tuple[list[str], str]:
    for index in range(len(parts) - 1, -1, -1):
        rest, place = split_place(parts[index])
        if place and rest and (len(parts) > 1 or "," in rest or _AT.search(rest) or not is_city(rest)):
            return [*parts[:index], rest, *parts[index + 1 :]], place
    return parts, ""


def _split_one(parts: list[str]) -> list[str]:
    if not parts:
        return []
    for pattern in (_AT, _COMMA):
        pieces = [piece.strip() for piece in pattern.split(parts[0]) if piece.strip()]
        if pattern is _AT and title_score(pieces[0]) <= 0:
            continue
        if len(pieces) == 2:  # noqa: PLR2004 - a title and an employer
            return pieces
        if len(pieces) > 2:  # noqa: PLR2004 - commas within the title or the employer
            return _join_middle(pieces)
    return parts


def _join_middle(pieces: list[str]) -> list[str]:
    """Of "Director, Sales, Acme" and "Acme, Director, Sales" two parts: the commas of a title stay."""
    if title_score(pieces[0]) > 0:
        return [", ".join(pieces[:-1]), pieces[-1]]
    return [pieces[0], ", ".join(pieces[1:])]


def _usual_order(pairs: list[list[str]]) -> bool:
    """Whether the section's entries name the title before the employer, by the words of all of them."""
    return sum(title_score(parts[0]) - title_score(parts[1]) for parts in pairs if len(parts) > 1) >= 0


def _name(parts: list[str], place: str, url: str, *, title_first: bool) -> Named:
    if not parts:
        return Named("", "", place, url)
    if len(parts) == 1:
        is_title = title_score(parts[0]) > 0
        return Named(parts[0] if is_title else "", "" if is_title else parts[0], place, url)
    first, second = parts[0], parts[1]
    difference = title_score(first) - title_score(second)
    if difference < 0 or (difference == 0 and not title_first):
        first, second = second, first
    further = parts[2:]
    if not place and further and further[0][:1].isupper() and "," in further[0]:
        place = further.pop(0)
    return Named(first, second, place, url, ", ".join(further))
