"""Single values of a JSON Resume document: what each kind may hold, and how it is written down."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

MAX_TEXT = 20_000
MAX_ADDRESS = 2_000
MAX_EMAIL = 254  # RFC 5321, 4.5.3.1.3

# PostgreSQL keeps no NUL and UTF-8 no surrogates; the others are never seen on a page.
_UNKEPT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_TIME = re.compile(r"T\d{2}:\d{2}[\d:.Z+-]{0,24}\Z")
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


class BadValue(ValueError):
    """The value can't stay; the message says what to enter instead."""


Check = Callable[[str], str]


def clean(text: str) -> str:
    """The text without characters that can't be stored, with plain line ends."""
    return _UNKEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """Any text within the limit. Raises BadValue."""
    text = clean(text).strip()
    if len(text) > MAX_TEXT:
        raise BadValue(f"Use at most {MAX_TEXT:,} characters.")
    return text


def iso_date(text: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD, or nothing; a time of day is left out. Raises BadValue."""
    text = _TIME.sub("", clean(text).strip())
    if not text:
        return ""
    found = _DATE.fullmatch(text)
    if found is None:
        raise BadValue("Write a year, a month or a day, such as 2020, 2020-06 or 2020-06-01.")
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        raise BadValue("There is no such date. Write it as 2020, 2020-06 or 2020-06-01.") from None
    return text


def email(text: str) -> str:
    """Something before and after one @, or nothing. Raises BadValue."""
    text = clean(text).strip()
    if text and (len(text) > MAX_EMAIL or not _EMAIL.fullmatch(text)):
        raise BadValue("Enter an e-mail address such as name@example.com.")
    return text


def web_address(text: str) -> str:
    """An http or https address, or nothing; `https://` is put before a bare one. Raises BadValue.

    Pages make links of these, so no other scheme may stand here.
    """
    text = clean(text).strip()
    if not text:
        return ""
    if not _SCHEME.match(text):
        text = f"https://{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in {"http", "https"} or re.search(r"[\s<>\"\\]", text):
        raise BadValue("Enter a web address such as https://example.com/me.")
    if len(text) > MAX_ADDRESS:
        raise BadValue(f"Use an address of at most {MAX_ADDRESS:,} characters.")
    return text
