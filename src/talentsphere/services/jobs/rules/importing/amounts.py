"""Amounts of pay as boards write them."""

import re
from functools import lru_cache

from talentsphere.services.jobs.contract import Interval, Pay
from talentsphere.services.jobs.rules.currencies import SIGNS, currency_in
from talentsphere.services.jobs.rules.importing.vocabulary import read_interval

_NUMBER = r"(?:[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)*)"
_SIGN = f"(?:{'|'.join(map(re.escape, SIGNS))})"
_AMOUNT = re.compile(rf"(-?{_NUMBER})\s*([kK]\b)?")
_TO = rf"(?:\s*(?:[-–—]|to|and|up to)\s*{_SIGN}?\s*({_NUMBER})\s*([kK]\b)?)?"
_RANGE = re.compile(rf"({_NUMBER})\s*([kK]\b)?{_TO}")
_SIGNED_RANGE = re.compile(rf"{_SIGN}\s*{_RANGE.pattern}")
# Parted by threes, or as in India: 12,00,000.
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,3}(?:\.[0-9]{3})+")
_MAX_TEXT = 300
# Below this a rate is paid by the hour wherever one of these currencies is.
_LEAST_YEARLY = 500
_STRONG = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF"})


def read_amount(raw: object) -> float | None:
    """The amount in `raw`, or None when it holds none. Raises ValueError for digits that make no number."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    if not isinstance(raw, str):
        return None
    found = _AMOUNT.search(raw[:_MAX_TEXT])
    return None if found is None else _number(found[1]) * (1000 if found[2] else 1)


def guess_interval(amount: float, currency: str) -> Interval:
    """By what an amount without an interval is most likely paid."""
    return "hour" if 0 < amount < _LEAST_YEARLY and currency in _STRONG else "year"


@lru_cache(maxsize=4096)
def read_pay(words: str, *, currency: str | None = None, interval: Interval | None = None) -> Pay | None:
    """Pay written as one text, such as “$60k – $80k a year”, or None when it names no amount.

    `currency` and `interval` stand when the text names none. Raises ValueError as read_amount does.
    """
    words = words[:_MAX_TEXT]
    # Where amounts carry a sign, other numbers (grades, hours) are none.
    found = _SIGNED_RANGE.search(words) or _RANGE.search(words)
    if found is None:
        return None
    least = _number(found[1]) * (1000 if found[2] else 1)
    greatest = _number(found[3]) * (1000 if found[4] else 1) if found[3] else least
    if found[4] and not found[2] and least < 1000:  # noqa: PLR2004 - “60–80k” means thousands twice
        least *= 1000
    code = currency_in(words) or currency or "USD"
    by = read_interval(words) or interval or guess_interval(greatest, code)
    return Pay(min=least, max=greatest, currency=code, interval=by)


def _number(written: str) -> float:
    digits = re.sub(r"[ \u00a0\u202f'’]", "", written)
    if _THOUSANDS.fullmatch(digits.lstrip("-")):
        digits = digits.replace(",", "").replace(".", "")
    elif digits.rfind(",") > digits.rfind("."):
        # The last mark is the decimal one; those before it part thousands.
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    try:
        return float(digits)
    except ValueError:
        raise ValueError(f"“{written[:40]}” is no amount that can be read; write it as 55000.") from None
