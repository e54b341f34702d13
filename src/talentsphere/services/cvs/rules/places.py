"""Places as CVs write them: "San Francisco, CA", "Istanbul, Türkiye", "Berlin", "Remote"."""

import re
from typing import NamedTuple

from talentsphere.services.cvs.rules.place_names import CITIES, COUNTRIES, REGION_CODES, REGIONS
from talentsphere.services.cvs.rules.vocabulary import names_organisation

_CODES = {name.casefold(): code for code, _, name in (entry.partition(" ") for entry in COUNTRIES.split("|"))}
_REGIONS = frozenset(name.casefold() for name in REGIONS.split("|"))
_STATE_CODES = frozenset(REGION_CODES.split("|"))
_KNOWN_CITIES = frozenset(name.casefold() for name in CITIES.split("|"))
_ANYWHERE = re.compile(
    r"(?:fully |100% )?(?:remote|hybrid|on-?site|worldwide|home office|work from home)\b", re.IGNORECASE
)
_POSTCODE = re.compile(
    r"\b(?:\d{3} \d{2}|\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b"
)
_MAX_LENGTH = 100
_MAX_WORDS = 4


class Place(NamedTuple):
    """The parts of a place that were written; empty strings where nothing was."""

    address: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country_code: str = ""


def is_city(text: str) -> bool:
    """Whether the text is one of the larger cities, known by name alone."""
    return re.sub(r"^Greater | (?:Bay )?Area$", "", text.strip()).casefold() in _KNOWN_CITIES


def is_place(text: str) -> bool:
    """Whether the whole text names a place: a known city or country, "City, Country", "City, ST" or remote."""
    text = text.strip(" ()")
    if not 1 < len(text) <= _MAX_LENGTH or "\t" in text:
        return False
    if _ANYWHERE.match(text):
        return len(text.split()) <= _MAX_WORDS
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return is_city(text) or text.casefold() in _CODES or text.casefold() in _REGIONS
    words = [part.split() for part in parts]
    if any(not 1 <= len(part) <= _MAX_WORDS for part in words) or len(parts) > _MAX_WORDS:
        return False
    if names_organisation(text):
        return False
    return all(part[:1].isupper() for part in parts) and (_is_area(parts[-1]) or is_city(parts[-1]))


def split_place(text: str) -> tuple[str, str]:
    """A text and the place at its end: ("Acme Inc.", "Berlin, Germany"); ("…", "") where no place ends it."""
    parts = [part.strip() for part in text.split(",")]
    for count in (3, 2, 1):
        tail = ", ".join(parts[-count:])
        city_named = count > 1 or not _is_area(tail)
        if (
            len(parts) > count
            and city_named
            and is_place(tail)
            and not (count > 1 and is_city(parts[-count + 1]))
        ):
            return ", ".join(parts[:-count]), tail
    return text, ""


def parse_place(text: str) -> Place:
    """The parts of an address line; what fits nowhere stays in `address`."""
    code = ""
    # The last number is the postal code: an address begins with that of the house.
    if found := [match for match in _POSTCODE.finditer(text) if match.start() or match.end() == len(text)]:
        code = found[-1].group()
        text = text[: found[-1].start()] + text[found[-1].end() :]
    parts = [part.strip() for part in re.split(r"[,|\t]", text) if part.strip()]
    country, region = "", ""
    if parts and parts[-1].casefold() in _CODES and not (len(parts) == 1 and parts[0].casefold() in _REGIONS):
        country = _CODES[parts.pop().casefold()]
    if parts and (parts[-1] in _STATE_CODES or parts[-1].casefold() in _REGIONS) and not _is_lone_city(parts):
        region = parts.pop()
    city = parts.pop() if parts and not parts[-1][:1].isdigit() else ""
    return Place(", ".join(parts), code, city, region, country)


def _is_lone_city(parts: list[str]) -> bool:
    return len(parts) == 1 and is_city(parts[0])


def _is_area(text: str) -> bool:
    bare = _POSTCODE.sub("", text).strip()
    return bare in _STATE_CODES or bare.casefold() in _CODES or bare.casefold() in _REGIONS
