"""Places as people write them: any of city, region and country, in that order, without regard to marks."""

from collections.abc import Sequence
from itertools import product

from talentsphere.services.search.rules.text import squeeze, words

# What people type for a country besides its name and code.
COUNTRY_ALIASES = {
    "usa": "US",
    "u s a": "US",
    "u s": "US",
    "united states of america": "US",
    "america": "US",
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "uae": "AE",
    "holland": "NL",
    "the netherlands": "NL",
    "turkey": "TR",
    "czech republic": "CZ",
    "hong kong": "HK",
    "ivory coast": "CI",
    "korea": "KR",
    "burma": "MM",
}

_STATES = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi
MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York
NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico
RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia
WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
"""
_STATE_NAMES = dict(state.split(" ", 1) for line in _STATES.split("\n") for state in line.split("|") if state)
_STATE_CODES = {squeeze(name): code for code, name in _STATE_NAMES.items()}
MAX_PLACE = 120


def region_names(region: str, *, country: str) -> tuple[str, ...]:
    """A region with its other spelling, for the states of the US ("TX", "Texas")."""
    if country not in {"US", ""}:
        return (region,)
    other = _STATE_NAMES.get(region.strip().upper()) or _STATE_CODES.get(squeeze(region))
    return (region, other) if other else (region,)


def place_terms(*, city: str, regions: Sequence[str], countries: Sequence[str]) -> frozenset[str]:
    """Every way to write a place whose region and country have these names: each part, pairs, all three."""
    choices = ((city, ""), (*regions, ""), (*countries, ""))
    return frozenset(filter(None, (squeeze(" ".join(parts)) for parts in product(*choices))))


def asked_place(text: str) -> str:
    """What was typed as a place, in the form of `place_terms`."""
    return " ".join(words(text[:MAX_PLACE]))


def shown_places(*, city: str, region: str, country: str) -> tuple[str, ...]:
    """The names under which a place is suggested, from the narrowest to the widest."""
    narrow = ", ".join(filter(None, (city, region if region != city else "", country))) if city else ""
    middle = ", ".join(filter(None, (region, country))) if region else ""
    return tuple(dict.fromkeys(filter(None, (narrow, middle, country))))
