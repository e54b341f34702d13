"""Dates of CVs: "Jan 2020 – Present", "06/2018", "2020-06" to the partial ISO 8601 dates of JSON Resume."""

import re
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_POINTS = (
    rf"{_DAY}\s{{1,3}}{_MONTH},?\s{{1,3}}{_YEAR}",
    rf"{_MONTH}\s{{1,3}}{_DAY},\s{{0,3}}{_YEAR}",
    rf"{_MONTH}[\s,/-]{{1,3}}{_YEAR}",
    rf"{_MONTH}\s?['’‘]\d{{2}}(?!\d)",
    r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?:19|20)\d{2}[-/.](?:0[1-9]|1[0-2])(?!\d|[/.]\d)",
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}",
    rf"(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}",
    rf"(?:spring|summer|autumn|fall|winter|early|mid|late|q[1-4])[\s-]{_YEAR}",
    _YEAR,
)
_POINT = "(?:" + "|".join(_POINTS) + ")"
_OPEN = r"(?:present|current(?:ly)?|now|today|ongoing|to\s?date|till\s?date|date)\b"
_DASH = r"\s{0,3}(?:[-–—‒−→~]{1,2}|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s{0,3}"
_BEFORE = r"(?<![\w.,/$€£-])"
_RANGE = re.compile(
    rf"{_BEFORE}(?:from\s{{1,3}})?(?P<begin>{_POINT}|{_MONTH}(?={_DASH}{_MONTH})|(?:0?[1-9]|1[0-2])(?={_DASH}(?:0?[1-9]|1[0-2])[./]\d))"
    rf"{_DASH}(?P<end>{_POINT}|{_OPEN})(?!\w)",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"{_BEFORE}(?P<begin>(?:19|20)\d{{2}})\s?[–—/-]\s?(?P<end>\d{{2}})(?![\w/.-])")
_SINCE = re.compile(
    rf"(?:{_BEFORE}since\s{{1,3}}(?P<since>{_POINT})|{_BEFORE}(?P<begin>{_POINT})\s{{0,3}}[–—-](?=\s*(?:$|[\t|)\]])))",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<!\d ){_BEFORE}(?P<point>{_POINT})(?![\w%])", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?<![\w])(?:expected|anticipated|graduat(?:ed|ion|ing)|completed|awarded|issued|dates?|period|class of|"
    r"expected graduation|in|on|from)[ ]{0,3}:?[ ]{0,3}$",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\s?[(·,•]?\s?\b\d{1,2}\+?\s?(?:years?|yrs?|months?|mos?)\b(?:[\s,]{1,3}(?:and\s)?\d{1,2}\s?(?:months?|mos?)\b)?\s?\)?",
    re.IGNORECASE,
)
_EDGE = " \t,;|·•–—-()[]:"
_MAX_LINE = 400


class DateSpan(NamedTuple):
    """A date or period as written. `end` is None for one that goes on; `single` marks one date."""

    start: str | None
    end: str | None
    single: bool = False


class Dated(NamedTuple):
    """A line without its dates, and the dates."""

    rest: str
    span: DateSpan


def iso_date(text: str) -> str | None:
    """One date as YYYY, YYYY-MM or YYYY-MM-DD; None for what is no date.

    Of two readings ("03/04/2019") only what both share is kept: the year.
    """
    text = text.strip().lower().rstrip(".")
    if not re.fullmatch(_POINT, text):
        return None
    if named := re.search(_MONTH, text):
        return _iso_named(text, named.group())
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = next(number for number in numbers if number > 1000)  # noqa: PLR2004 - the only four-digit one
    others = [] if re.match("[a-z]", text) else [number for number in numbers if number != year]
    if numbers[0] == year:
        return "-".join([str(year), *(f"{number:02}" for number in others)])
    return _iso_numeric(year, others)


def find_dates(text: str) -> DateSpan | None:
    """The first period in the text, or else its last single date."""
    found = _find(text[:_MAX_LINE])
    return found[0] if found else None


def split_dates(line: str) -> Dated | None:
    """The dates at an edge of the line, or filling a part of it, and the line without them; None without such."""
    if len(line) > _MAX_LINE:
        return None
    found = _find(line)
    if found is None:
        return None
    span, begin, end = found
    before, after = line[:begin], line[end:]
    if named := _PREFIX.search(before):
        before = before[: named.start()]
    after = _DURATION.sub("", after, count=1) if _DURATION.match(after) else after
    opens = not before.strip(_EDGE) or before.rstrip(" ")[-1:] in "\t|·•([,–—"
    closes = not after.strip(_EDGE) or after.lstrip(" ")[:1] in "\t|·•)]"
    if not (closes or (opens and not before.strip(_EDGE))):
        return None
    rest = (
        before.rstrip(_EDGE.replace(")", "").replace("]", "")) + "\t" + after.lstrip(_EDGE.replace("(", ""))
    )
    return Dated(rest.strip(" \t"), span)


def is_only_dates(text: str) -> bool:
    """Whether the text is a date or period and nothing else."""
    found = split_dates(text)
    return found is not None and not found.rest


def _find(text: str) -> tuple[DateSpan, int, int] | None:
    if match := _RANGE.search(text):
        return _span(match["begin"], match["end"]), match.start(), match.end()
    if (match := _YEARS.search(text)) and int(match["end"]) > max(12, int(match["begin"][2:])):
        return DateSpan(match["begin"], match["begin"][:2] + match["end"]), match.start(), match.end()
    if match := _SINCE.search(text):
        return DateSpan(iso_date(match["since"] or match["begin"]), None), match.start(), match.end()
    last = max(_SINGLE.finditer(text), key=lambda match: match.start(), default=None)
    if last is None or (date := iso_date(last["point"])) is None:
        return None
    return DateSpan(date, date, single=True), last.start(), last.end()


def _span(begin: str, end: str) -> DateSpan:
    until = iso_date(end)
    since = iso_date(begin)
    if since is None and until:
        # "May – Aug 2020" and "05 – 08/2020" name the year once.
        since = iso_date(f"{begin.strip('. ')} {until[:4]}") or iso_date(f"{begin}/{until[:4]}")
    return DateSpan(since, until)


def _iso_named(text: str, month: str) -> str:
    number = _MONTHS.index(month[:3]) + 1
    year = re.search(_YEAR, text)
    if year is None:
        short = int(text[-2:])
        return f"{1900 + short if short > 50 else 2000 + short}-{number:02}"  # noqa: PLR2004 - the usual pivot of short years
    days = [int(day) for day in re.findall(r"\d{1,2}(?!\d)", text[: year.start()])]
    if days and 1 <= days[0] <= 31:  # noqa: PLR2004 - days of a month
        return f"{year.group()}-{number:02}-{days[0]:02}"
    return f"{year.group()}-{number:02}"


def _iso_numeric(year: int, others: list[int]) -> str:
    if len(others) == 1:
        return f"{year}-{others[0]:02}"
    if len(others) == 2:  # noqa: PLR2004 - a day and a month in either order
        low, high = sorted(others)
        if 1 <= low <= 12 < high <= 31 or (1 <= low == high <= 12):  # noqa: PLR2004 - months and days
            return f"{year}-{low:02}-{high:02}"
    return str(year)
