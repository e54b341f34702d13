"""Dates in words: absolute in the viewer's zone, relative to a moment that is passed in."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date

from talentsphere.web.shell.markup import fill
from talentsphere.web.shell.texts import N_, SOURCE, Texts

Style = Literal["medium", "short", "long"]
Show = Literal["both", "date", "distance"]
Moment = date | datetime

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# (seconds in the unit, the next larger unit begins at, one, many); a week or a month is not used before two.
_UNITS = (
    (MINUTE, HOUR, N_("{n} minute"), N_("{n} minutes")),
    (HOUR, DAY, N_("{n} hour"), N_("{n} hours")),
    (DAY, 14 * DAY, N_("{n} day"), N_("{n} days")),
    (7 * DAY, 60 * DAY, N_("{n} week"), N_("{n} weeks")),
    (30 * DAY, 730 * DAY, N_("{n} month"), N_("{n} months")),
    (365 * DAY, None, N_("{n} year"), N_("{n} years")),
)


def iso(value: Moment) -> str:
    """The value for `<time datetime>`: `2026-03-12` or `2026-03-12T14:05:00+00:00`."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def absolute(value: Moment, *, style: Style, zone: str, locale: str) -> str:
    """`12 March 2026` (medium), `12 Mar` (short) or, for a datetime, `12 March 2026, 14:05 UTC` (long)."""
    # English dates are written day first; babel's plain "en" is American.
    babel_locale = "en_GB" if locale.startswith(SOURCE) else locale.replace("-", "_")
    if not isinstance(value, datetime):
        return _format_date(value, style, babel_locale)
    local = value.astimezone(ZoneInfo(zone))
    if style == "long":
        return f"{_format_date(local.date(), style, babel_locale)}, {local:%H:%M %Z}"
    return _format_date(local.date(), style, babel_locale)


@lru_cache(maxsize=2048)
def _format_date(value: date, style: Style, locale: str) -> str:
    return str(format_date(value, "d MMM" if style == "short" else "d MMMM yyyy", locale=locale))


def length(seconds: float, *, texts: Texts) -> str:
    """A length of time in its largest sensible unit: `3 days`. Less than a minute counts as one."""
    seconds = max(abs(seconds), MINUTE)
    for unit, limit, one, many in _UNITS:
        if limit is None or seconds < limit:
            return texts.ngettext(one, many, int(seconds // unit))
    raise AssertionError("The last unit has no limit.")


def relative(value: Moment, *, now: datetime, zone: str, texts: Texts) -> str:
    """`3 days ago`, `in 2 hours`, `just now`; for dates without a time `today`, `yesterday`, `tomorrow`."""
    if not isinstance(value, datetime):
        today = now.astimezone(ZoneInfo(zone)).date()
        days = (value - today).days
        if days in _NEAR:
            return texts.gettext(_NEAR[days])
        seconds = float(days * DAY)
    else:
        seconds = (value - now).total_seconds()
        if abs(seconds) < MINUTE:
            return texts.gettext("just now")
    words = length(seconds, texts=texts)
    return texts.gettext("in {time}", time=words) if seconds > 0 else texts.gettext("{time} ago", time=words)


def age(value: Moment, *, now: datetime, texts: Texts) -> str:
    """How long it is since: `3 days`."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time(), UTC)
    return length((now - moment).total_seconds(), texts=texts)


@lru_cache(maxsize=8192)
def element(value: Moment, *, now: datetime, zone: str, texts: Texts, show: Show = "both") -> str:
    """Markup of the date with its distance beside it, of the date, or of the distance with the date as a title."""
    moment, far = iso(value), relative(value, now=now, zone=zone, texts=texts)
    if show == "distance":
        day = absolute(value, style="long", zone=zone, locale=texts.locale)
        return fill('<time datetime="{moment}" title="{day}">{far}</time>', moment=moment, day=day, far=far)
    day = absolute(value, style="medium", zone=zone, locale=texts.locale)
    date_only = fill('<time datetime="{moment}">{day}</time>', moment=moment, day=day)
    if show == "date":
        return date_only
    return fill('{date} <span class="muted">{far}</span>', date=date_only, far=far)


_NEAR = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}
