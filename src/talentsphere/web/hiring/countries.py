"""Countries by the names people type, and by the codes postings keep."""

import unicodedata
from functools import cache

from babel.core import Locale

# In the list of territories, but no country by ISO 3166-1.
_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
_CODE_LENGTH = 2
_ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US",
    "united states of america": "US", "czech republic": "CZ", "holland": "NL", "the netherlands": "NL",
    "turkey": "TR", "south korea": "KR", "hong kong": "HK", "macao": "MO", "burma": "MM", "ivory coast": "CI",
}  # fmt: skip


@cache
def names() -> tuple[str, ...]:
    """Every country's English name, in order."""
    return tuple(sorted(_by_code().values(), key=_folded))


def code_of(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country given by code or name; the text itself when it is none."""
    given = text.strip()
    if len(given) == _CODE_LENGTH and given.upper() in _by_code():
        return given.upper()
    return _by_name().get(_folded(given), given)


def name_of(country: str | None) -> str:
    """The name of a country's code; what is no code stays as it is."""
    return _by_code().get(country or "", country or "")


def is_code(country: str | None) -> bool:
    """Whether it is the code of a country."""
    return (country or "") in _by_code()


@cache
def _by_code() -> dict[str, str]:
    territories = Locale.parse("en").territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == _CODE_LENGTH and code.isalpha() and code not in _NO_COUNTRY
    }


@cache
def _by_name() -> dict[str, str]:
    return _ALSO | {_folded(name): code for code, name in _by_code().items()}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace(".", "").replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
