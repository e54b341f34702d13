"""Amounts of pay as people type them, and as a field shows them."""

import re

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
# 45,000 and 45,000.50 as written in English, 45.000 and 45.000,50 as written elsewhere, 45000 or 12.5 anywhere.
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_OTHER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_PLAIN = re.compile(r"\d{1,13}(?:[.,]\d{1,2})?")


def read_amount(text: str) -> float | None:
    """The amount, None when nothing was typed. Raises ValueError for anything that is no amount."""
    bare = _SPACES.sub("", text)
    if not bare:
        return None
    if _ENGLISH.fullmatch(bare):
        return float(bare.replace(",", ""))
    if _OTHER.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return float(bare.replace(",", "."))
    raise ValueError(text)


def show_amount(amount: float | None) -> str:
    """The amount as it is edited: without grouping, with decimals only where there are some."""
    if amount is None:
        return ""
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}"
