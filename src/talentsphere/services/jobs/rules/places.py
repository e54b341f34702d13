"""Locations as boards write them in one line: “Austin, TX”, “Remote - US”, “London, UK; Paris, France”."""

import re
from functools import lru_cache
from typing import NamedTuple

from talentsphere.services.jobs.contract import Location, Workplace
from talentsphere.services.jobs.rules.countries import NAMES, country_code
from talentsphere.services.jobs.rules.regions import country_of_region

_BETWEEN_PLACES = re.compile(r"[;|\n]| / | or ", re.IGNORECASE)
_WORKPLACE = re.compile(
    r"\b(?:fully |100% )?(remote|hybrid|on-?site|in-?office|work from home|wfh|telecommute|anywhere|worldwide)\b"
    r"(?: friendly| only| first)?",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\s,:()\[\]–—-]+|[\s,:()\[\]–—-]+$|\(\s*\)")
_MAX_LENGTH = 500
# One word that names more than one level: a city and its state, or a city that is a country.
_ALONE = {
    **dict.fromkeys(
        ("new york", "new york city", "nyc"), Location(city="New York", region="NY", country="US")
    ),
    **dict.fromkeys(
        ("washington dc", "washington d.c."), Location(city="Washington", region="DC", country="US")
    ),
    **{NAMES[code].lower(): Location(city=NAMES[code], country=code) for code in ("SG", "HK", "MO", "MC")},
}


class Places(NamedTuple):
    """The locations of one line of text, and the workplace when the line names it."""

    locations: tuple[Location, ...]
    workplace: Workplace | None


# A board repeats few places in many postings.
@lru_cache(maxsize=4096)
def read_places(text: str) -> Places:
    """The places `text` names. A part that is not understood becomes a city as it is written."""
    text = text[:_MAX_LENGTH]
    workplace: Workplace | None = None
    if found := _WORKPLACE.search(text):
        workplace = _workplace(found[1].lower())
    parts = (_EDGES.sub("", _WORKPLACE.sub("", part)).strip() for part in _BETWEEN_PLACES.split(text))
    locations = dict.fromkeys(read_place(part) for part in parts if part)
    return Places(tuple(locations), workplace)


def read_place(text: str) -> Location:
    """One place of up to three parts: city, region, country. The last part decides what the others are."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return Location()
    *before, last = parts
    city = before[0] if before else ""
    if not before and (known := _ALONE.get(last.lower())):
        return known
    if country := country_of_region(last, city=city):
        return Location(city=", ".join(before) or None, region=last, country=country)
    if country := country_code(last):
        return Location(city=city or None, region=", ".join(before[1:]) or None, country=country)
    if len(parts) == 2:  # noqa: PLR2004 - a city and a region of a country that is not named
        return Location(city=city, region=last)
    return Location(city=text)


def _workplace(word: str) -> Workplace:
    if word == "hybrid":
        return "hybrid"
    return "onsite" if word.startswith(("on", "in")) else "remote"
