"""Dates as boards write them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_EARLIEST, _LATEST = 1970, 2200
# Epoch seconds of any plausible year are below this, epoch milliseconds above.
_MILLISECONDS = 100_000_000_000
_EPOCH_DIGITS = {10, 13}
_NUMBERS = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?:[ T,].*)?", re.ASCII)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"([a-z]{3})[a-z]*\.?"
_WORDS = re.compile(
    rf"(?:{_DAY}[ -]+{_MONTH}|{_MONTH} +{_DAY})[ ,-]+(\d{{4}})(?:[ ,].*)?", re.IGNORECASE | re.ASCII
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_MONTH = 12


def read_moment(raw: object, *, day_first: bool = False) -> datetime:
    """`raw` as a moment in its own zone, UTC when it names none.

    Reads ISO 8601, epoch seconds and milliseconds, RFC 5322, names of months in English, and numbers with
    slashes or dots, where `day_first` decides what could be either. Raises ValueError otherwise.
    """
    try:
        moment = _read(raw, day_first=day_first)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if _EARLIEST <= moment.year < _LATEST:
            # Fails where the zone leads out of the calendar.
            moment.astimezone(UTC)
            return moment
    except (ValueError, OverflowError, OSError, IndexError):
        pass
    raise ValueError(f"“{str(raw)[:40]}” is no date that can be read; write it as 2030-12-31.")


def is_day_first(values: Iterable[object]) -> bool:
    """Whether dates of numbers in one column put the day first: one of them can be read in no other way."""
    found = (_NUMBERS.fullmatch(value.strip()) for value in values if isinstance(value, str))
    return any(numbers and _LAST_MONTH < int(numbers[1]) < 32 for numbers in found)  # noqa: PLR2004 - days


def _read(raw: object, *, day_first: bool) -> datetime:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return datetime.fromtimestamp(raw / 1000 if abs(raw) >= _MILLISECONDS else raw, UTC)
    if not isinstance(raw, str):
        raise ValueError  # noqa: TRY004 - the caller turns every kind into one message
    written = raw.strip()
    if written.isdecimal() and len(written) in _EPOCH_DIGITS:
        return _read(int(written), day_first=day_first)
    try:
        return datetime.fromisoformat(written.removesuffix(" UTC"))
    except ValueError:
        pass
    if numbers := _NUMBERS.fullmatch(written):
        return _from_numbers(numbers, day_first=day_first or "." in written)
    if words := _WORDS.fullmatch(written):
        return datetime(
            int(words[5]),
            _MONTHS.index((words[2] or words[3]).lower()) + 1,
            int(words[1] or words[4]),
            tzinfo=UTC,
        )
    return parsedate_to_datetime(written)


def _from_numbers(numbers: re.Match[str], *, day_first: bool) -> datetime:
    first, second, third = (int(number) for number in numbers.groups())
    if first > 31:  # noqa: PLR2004 - no day
        return datetime(first, second, third, tzinfo=UTC)
    day, month = (
        (first, second) if (day_first and second <= _LAST_MONTH) or first > _LAST_MONTH else (second, first)
    )
    return datetime(third + 2000 if third < 100 else third, month, day, tzinfo=UTC)  # noqa: PLR2004 - two digits
