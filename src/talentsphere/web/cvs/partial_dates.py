"""Dates as CVs have them: a year, a month or a day, in the forms people write."""

import re
from datetime import date

_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?)?\Z"),
    re.compile(r"(?P<month>\d{1,2})[-./](?P<year>\d{4})\Z"),
)


class BadDate(ValueError):
    """The text is no date; the message says how to write one."""


def normal_date(text: str) -> str:
    """`2021`, `2021-05` or `2021-05-17` from those or from `05/2021`. Raises BadDate."""
    for form in _FORMS:
        if match := form.match(text.strip()):
            parts = {name: int(value) for name, value in match.groupdict().items() if value}
            return _joined(**parts)
    raise BadDate("Write the year, or year and month, such as 2021 or 2021-05.")


def _joined(*, year: int, month: int | None = None, day: int | None = None) -> str:
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError:
        raise BadDate("There is no such date. Write year and month, such as 2021-05.") from None
    return whole.isoformat()[: 10 if day else 7 if month else 4]
