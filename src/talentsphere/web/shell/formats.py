"""Figures, pay, places and names in words."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from babel.core import Locale
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from talentsphere.web.shell.labels import label
from talentsphere.web.shell.markup import as_html, safe
from talentsphere.web.shell.texts import Texts

HUES = "abcdef"
_WORD = re.compile(r"\w+")
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")


def money(pay: Mapping[str, Any], *, texts: Texts) -> str:
    """Pay with its interval: `£45,000–£60,000 a year`. `pay` has min, max, currency and interval.

    Either end may be None: `From £45,000 a year`, `Up to £60,000 a year`. Raises ValueError when both are.
    """
    low = None if pay["min"] is None else _amount(pay["min"], pay["currency"], _babel(texts))
    high = None if pay["max"] is None else _amount(pay["max"], pay["currency"], _babel(texts))
    if low is None and high is None:
        raise ValueError("Pay without any amount is no pay: pass None instead.")
    if high is None:
        amount = texts.gettext("From {amount}", amount=low)
    elif low is None:
        amount = texts.gettext("Up to {amount}", amount=high)
    else:
        amount = low if low == high else f"{low}–{high}"
    return texts.gettext(label("interval", str(pay["interval"])), amount=amount)


def number(value: float, *, texts: Texts) -> str:
    """A number with its thousands grouped: `16,430`."""
    return _grouped(value, _babel(texts))


def place(locations: Mapping[str, Any] | Sequence[Mapping[str, Any]], *, texts: Texts) -> str:
    """A place, or the first of several and how many more: `Berlin, Germany and 2 more`."""
    many = [locations] if isinstance(locations, Mapping) else list(locations)
    if not many:
        return ""
    first = many[0]
    parts = [first["city"], first["region"], _country(first["country"], _babel(texts))]
    # A city names its region well enough; a region alone is all there is to say.
    shown = [part for part in (parts if not first["city"] else (parts[0], parts[2] or parts[1])) if part]
    words = ", ".join(shown)
    rest = len(many) - 1
    if not rest:
        return words
    return texts.ngettext("{place} and {n} more", "{place} and {n} more", rest, place=words)


def initials(name: str) -> str:
    """One or two letters that stand for a name: `Ada Lovelace` → `AL`."""
    words: list[str] = _WORD.findall(name)
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def hue(name: str) -> str:
    """The colour of a name's tile, the same every time: a letter of the tokens `--tile-a` to `--tile-f`."""
    return HUES[crc32(name.encode()) % len(HUES)]


def highlight(text: str, query: str | None) -> str:
    """Markup of the text with what begins its words as the query's words do in `<mark>`."""
    words = sorted({re.escape(word) for word in _WORD.findall(query or "")}, key=len, reverse=True)
    if not words:
        return safe(as_html(text))
    pattern = re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [as_html(text[end : match.start()]), "<mark>", as_html(match[0]), "</mark>"]
        end = match.end()
    return safe("".join([*parts, as_html(text[end:])]))


def spark_points(values: Sequence[float], *, width: int = 100, height: int = 32) -> str:
    """The points of a line chart from 0 to the largest value, oldest at the left."""
    if not values:
        return ""
    top = max(*values, 0.0) or 1.0
    step = width / max(len(values) - 1, 1)
    inner = height - 2
    return " ".join(f"{i * step:.1f},{1 + inner - max(v, 0) / top * inner:.1f}" for i, v in enumerate(values))


def _babel(texts: Texts) -> str:
    return "en" if texts.locale.startswith("en") else texts.locale.replace("-", "_")


@lru_cache(maxsize=4096)
def _amount(amount: float, currency: str, locale: str) -> str:
    # Whole amounts are shown without decimals, others with the two that an hourly rate has.
    symbol = get_currency_symbol(currency, locale=locale)
    pattern = "¤#,##0" if amount == int(amount) else "¤#,##0.00"
    # A code instead of a sign stands apart from the figure.
    if symbol[-1].isalpha():
        pattern = pattern.replace("¤", "¤\N{NO-BREAK SPACE}")
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=False))


@lru_cache(maxsize=4096)
def _grouped(value: float, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


@lru_cache(maxsize=512)
def _country(country: str | None, locale: str) -> str | None:
    if country is None or not _COUNTRY_CODE.fullmatch(country):
        return country
    return str(Locale.parse(locale).territories.get(country, country))
