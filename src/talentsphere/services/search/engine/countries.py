"""Countries by code and by name. The names are those of CLDR in English."""

from functools import cache

from babel import Locale

from talentsphere.services.search.rules.places import COUNTRY_ALIASES
from talentsphere.services.search.rules.text import squeeze

_CODE_LENGTH = 2


@cache
def _names() -> dict[str, str]:
    territories = Locale("en").territories
    return {code: name for code, name in territories.items() if len(code) == _CODE_LENGTH and code.isalpha()}


@cache
def _codes() -> dict[str, str]:
    return {squeeze(name): code for code, name in _names().items()} | COUNTRY_ALIASES


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name, code in _codes().items():
        names.setdefault(code, [code.lower()]).append(name)
    return {code: tuple(found) for code, found in names.items()}


def country_key(text: str) -> str:
    """The ISO code for a code or a known name, else the text as it is compared."""
    if text.strip().upper() in _names():
        return text.strip().upper()
    folded = squeeze(text)
    return _codes().get(folded, folded)


def country_label(key: str) -> str:
    """The name to show for a key of `country_key`."""
    return _names().get(key) or key.title()


def country_aliases(key: str) -> tuple[str, ...]:
    """Every way to write the country of a key."""
    return _aliases().get(key, (key,)) if key else ()
