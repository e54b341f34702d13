"""Who the CV is about: name, headline, contacts, place, profiles, summary."""

import re
from typing import Any

from talentsphere.services.cvs.rules.contacts import (
    find_emails,
    find_phones,
    find_profiles,
    find_urls,
    profile_of,
    without_contacts,
)
from talentsphere.services.cvs.rules.entries import paragraphs
from talentsphere.services.cvs.rules.places import is_place, parse_place
from talentsphere.services.cvs.rules.sections import TextLine
from talentsphere.services.cvs.rules.vocabulary import has_title

_SPLIT = re.compile(r"\t|\s[|·•–—]\s|\s{3,}")
_LABEL = re.compile(
    r"^(?:full name|name|e-?mail(?: address)?|phone(?: number)?|telephone|tel|mobile|cell|fax|address|location|"
    r"web(?:site)?|home ?page|portfolio|linkedin|github|url|contact|blog|residence|born|date of birth|nationality)"
    r"\s?[:.]\s*",
    re.IGNORECASE,
)
_ADDRESS_LABEL = re.compile(
    r"(?:^|[|\t] ?)(?:home |current )?(?:address|location|residence)\s?:\s*(?P<place>[^|\t]{3,120})",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"^(?:full )?name\s?:\s*", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"\b(?:curriculum|vitae|resume|résumé|cv|page|phone|mobile|email|address|confidential|university|street|road|avenue|"
    r"references|summary|objective|profile)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"^(?:born|date of birth|nationality|marital status|gender|age|driving licen[cs]e)\b", re.IGNORECASE
)
_TITLED = re.compile(
    r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MBA|M\.?Sc\.?|CPA|P\.?E\.?|PMP|RN|Esq\.?|Jr\.?|Sr\.?|I{2,3})$"
)
_MAX_NAME_WORDS = 6
_MAX_NAME = 60
_MAX_ADDRESS = 120
_MAX_LABEL_WORDS = 14
_MAX_LABELS = 4
_MIN_PROSE_WORDS = 7


def read_basics(head: list[TextLine], summary: list[TextLine]) -> dict[str, Any]:
    """JSON Resume `basics` from the lines before the first heading, contact sections and the summary's lines."""
    lines = [line.text for line in head]
    basics: dict[str, Any] = _contacts(lines)
    name_at, name = _find_name(lines)
    if name:
        basics["name"] = name
    left = [
        (index, part)
        for index, line in enumerate(lines)
        for part in _parts(line, name if index == name_at else "")
    ]
    labelled = [found["place"].strip() for line in lines if (found := _ADDRESS_LABEL.search(line))]
    place = next((part for _, part in left if part in labelled or is_place(part) or _is_address(part)), None)
    if place:
        basics["location"] = {key: value for key, value in _location(place).items() if value}
    left = [(index, part) for index, part in left if part != place and not _PERSONAL.match(part)]
    label = next(
        (part for index, part in left if name and index >= name_at and _is_label(part, index - name_at)), None
    )
    if label:
        basics["label"] = label
    spare = [TextLine(part) for index, part in left if part != label and index > name_at]
    if about := summary or spare:
        basics["summary"] = paragraphs(about)
    return basics


def _contacts(lines: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    emails = [email for line in lines for email in find_emails(line)]
    phones = [phone for line in lines for phone in find_phones(line)]
    profiles = [profile for line in lines for profile in find_profiles(line)]
    urls = [url for line in lines if not _is_prose(line) for url in find_urls(line) if not profile_of(url)]
    for key, values in (("email", emails), ("phone", phones), ("url", urls)):
        if values:
            found[key] = values[0]
    if profiles:
        unique = {(profile.network, profile.username): profile for profile in profiles}
        found["profiles"] = [
            {key: value for key, value in profile._asdict().items() if value} for profile in unique.values()
        ]
    return found


def _is_prose(line: str) -> bool:
    return len(line.split()) > _MIN_PROSE_WORDS and line.rstrip().endswith((".", "!", "?"))


def _find_name(lines: list[str]) -> tuple[int, str]:
    """The first line, or first part of one, that can be a person's name."""
    for index, line in enumerate(lines[:12]):
        if labelled := _NAME_LABEL.match(line):
            return index, _SPLIT.split(line[labelled.end() :])[0].strip()
    for index, line in enumerate(lines[:6]):
        part = _SPLIT.split(without_contacts(line).strip(" |·•,"))[0].strip(" ,|")
        if _is_name(part):
            return index, part
    return 0, ""


def _is_name(text: str) -> bool:
    bare = _TITLED.sub("", text)
    words = bare.split()
    if not 1 < len(words) <= _MAX_NAME_WORDS or len(text) > _MAX_NAME or any(char.isdigit() for char in text):
        return False
    if has_title(bare) or is_place(bare) or _NOT_A_NAME.search(bare) or bare.endswith((".", ":", "!", "?")):
        return False
    letters = sum(character.isalpha() for character in bare)
    return words[0][0].isupper() and letters >= 0.8 * len(bare.replace(" ", ""))  # room for O'Neil-Smith


def _parts(line: str, name: str) -> list[str]:
    if _is_prose(line):
        return [line]
    text = without_contacts(line.replace(name, " ", 1) if name else line)
    parts = [_without_labels(part.strip(" ,|·•")).strip(" ,|·•<>") for part in _SPLIT.split(text)]
    return [part for part in parts if sum(character.isalnum() for character in part) > 1]


def _without_labels(part: str) -> str:
    for _ in range(_MAX_LABELS):
        part = _LABEL.sub("", part)
    return part


def _is_address(part: str) -> bool:
    has_code = re.search(r"\b\d{4,6}\b", part) is not None
    return "," in part and has_code and len(part) <= _MAX_ADDRESS and not part.endswith(".")


def _location(text: str) -> dict[str, str]:
    place = parse_place(text)
    return {
        "address": place.address,
        "postalCode": place.postal_code,
        "city": place.city,
        "region": place.region,
        "countryCode": place.country_code,
    }


def _is_label(part: str, below_name: int) -> bool:
    """A headline stands right below the name, or names a job."""
    words = part.split()
    if len(words) > _MAX_LABEL_WORDS or part.endswith(".") or not part[:1].isupper():
        return False
    return has_title(part) or (
        below_name <= 1 and len(words) > 1 and not any(char.isdigit() for char in part)
    )
