"""A document as its owner typed it in a form, put in order."""

import re
from typing import Any

from talentsphere.services.cvs.rules.characters import clean_text
from talentsphere.services.cvs.rules.dates import iso_date

_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_URLS = frozenset({"url", "image"})
_OPEN_END = re.compile(r"(?:present|current|now|today|ongoing)", re.IGNORECASE)
_BARE_DOMAIN = re.compile(r"^(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?:[/?#].*)?$")


def normalise_resume(document: dict[str, Any]) -> dict[str, Any]:
    """The document with trimmed texts, ISO dates and whole links, and without empty fields and entries.

    Numbers, booleans and keys of others stay as they are. An end date of "Present" is left out, as JSON
    Resume asks; a date that can't be read stays for validate_resume to report.
    """
    return {key: kept for key, value in document.items() if not _is_empty(kept := _value(key, value))}


def _value(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return _text(key, value)
    if isinstance(value, list):
        return [kept for item in value if not _is_empty(kept := _value(key, item))]
    if isinstance(value, dict):
        return normalise_resume(value)
    return value


def _text(key: str, value: str) -> str:
    text = clean_text(value).strip()
    if key in _DATES:
        return "" if key == "endDate" and _OPEN_END.fullmatch(text) else iso_date(text) or text
    if key in _URLS and _BARE_DOMAIN.match(text):
        return f"https://{text}"
    return text


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
