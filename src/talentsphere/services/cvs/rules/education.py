"""Schools and degrees."""

import re
from typing import Any

from talentsphere.services.cvs.rules.contacts import find_links, is_url, without_links
from talentsphere.services.cvs.rules.entries import Entry, is_header
from talentsphere.services.cvs.rules.parentheses import split_outside
from talentsphere.services.cvs.rules.places import is_city, is_place, split_place
from talentsphere.services.cvs.rules.roles import chunks_of
from talentsphere.services.cvs.rules.sections import TextLine
from talentsphere.services.cvs.rules.vocabulary import has_school, split_degree

_SCORE = re.compile(
    r"\b(?P<label>c?gpa|grade|final grade|score|class|classification|marks?)\s?[:=]?\s{0,3}"
    r"(?P<score>\d{1,3}(?:[.,]\d{1,2})?%?(?:\s?(?:/|out of)\s?\d{1,3}(?:[.,]\d{1,2})?)?|first(?: class)?|2[:.][12]|"
    r"(?:summa|magna) cum laude|distinction|merit)(?!\w)",
    re.IGNORECASE,
)
_COURSES = re.compile(
    r"^(?:relevant |selected |key |main )?(?:course ?work|courses|modules|subjects)\s?:\s*", re.IGNORECASE
)
_AREA = re.compile(r"^(?:\s*[,:–—|-]\s*|\s+in\s+|\s+of\s+(?=[A-Z])|\s+)(?P<area>.+)$")
_SHORT_FORM = re.compile(r"^\s*\([A-Za-z.]{2,8}\)")
_LIST = re.compile(r"[,;]\s+")
_MAX_HEADS = 4


def read_education(entries: list[Entry]) -> list[dict[str, Any]]:
    """JSON Resume `education` entries. `location` and `highlights` extend the schema where they were written."""
    return [school for entry in entries if (school := _read(_with_heads_from_body(entry)))]


def _read(entry: Entry) -> dict[str, Any]:
    text = "\t".join(entry.heads)
    urls = find_links(text)
    score = _SCORE.search(text)
    if score:
        text = text[: score.start()] + text[score.end() :]
    chunks = [chunk for head in text.split("\t") for chunk in chunks_of(without_links(head))]
    school: dict[str, Any] = _name(chunks)
    school["url"] = urls[0] if urls else ""
    school["score"] = score["score"] if score else ""
    if entry.dates:
        # One date beside a school is that of the degree.
        school["startDate"] = None if entry.dates.single else entry.dates.start
        school["endDate"] = entry.dates.end
    _read_body(school, entry.body)
    return {key: value for key, value in school.items() if value}


def _with_heads_from_body(entry: Entry) -> Entry:
    heads, body = list(entry.heads), list(entry.body)
    while body and len(heads) < _MAX_HEADS:
        text, joined = body[0].text, "\t".join(heads)
        names_more = (
            (not has_school(joined) and has_school(text))
            or (split_degree(joined) is None and split_degree(text) is not None)
            or is_place(text)
            or not heads
        )
        if body[0].bullet or not names_more or not is_header(text) or _COURSES.match(text):
            break
        heads.append(body.pop(0).text)
    return entry._replace(heads=heads, body=body)


def _name(chunks: list[str]) -> dict[str, Any]:
    institution, degree, area, place = "", "", "", ""
    schools = any(has_school(chunk) for chunk in chunks)
    for chunk in chunks:
        if is_place(chunk) and (institution or len(chunks) > 1):
            place = place or chunk
            continue
        for part in _parts(chunk):
            found = split_degree(part)
            if found and not degree and not (has_school(part) and not institution and _is_school_name(found)):
                before, degree, after = found
                area = _area(after) or area
                if has_school(before) or not schools:
                    institution = institution or before.strip(" ,-–—")
            elif has_school(part) and not institution:
                institution = part
            elif is_place(part) or is_city(part):
                place = place or part
            elif institution.endswith("University of California") or (institution and degree and area):
                institution = f"{institution}, {part}" if not place else institution
            elif (degree or institution) and not area:
                area = part
            elif not institution:
                institution = part
    if area and not institution and not degree:
        institution, area = area, ""
    return {"institution": institution, "studyType": degree, "area": area, "location": place}


def _is_school_name(found: tuple[str, str, str]) -> bool:
    """Whether the degree is a word of the school's name, as in "Lincoln High School"."""
    is_word = found[1].lower().startswith(("high school", "secondary", "master", "minor"))
    return is_word and bool(found[0].strip())


def _parts(chunk: str) -> list[str]:
    """The chunk cut at commas, but campuses stay with their university and places with their country."""
    rest, place = split_place(chunk)
    parts = [part.strip() for part in split_outside(_LIST, rest) if part.strip()]
    if place and "," not in place and parts and parts[-1].startswith("University of"):
        return [*parts[:-1], f"{parts[-1]}, {place}"]
    return [*parts, place] if place else parts


def _area(after: str) -> str:
    found = _AREA.match(_SHORT_FORM.sub("", after))
    return found["area"].strip(" ,;()") if found else ""


def _read_body(school: dict[str, Any], body: list[TextLine]) -> None:
    highlights, courses = [], []
    for line in body:
        if is_url(line.text):
            school["url"] = school["url"] or find_links(line.text)[0]
            continue
        if found := _COURSES.match(line.text):
            courses += [course.strip(" .") for course in split_outside(_LIST, line.text[found.end() :])]
            continue
        if (score := _SCORE.search(line.text)) and not school["score"]:
            school["score"] = score["score"]
            if not line.text.replace(score.group(), "").strip(" ,.;()"):
                continue
        highlights.append(line.text)
    school["courses"] = courses
    school["highlights"] = highlights
