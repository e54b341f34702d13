"""When a saved search looks for new jobs. Nobody is told anything at night."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from talentsphere.services.alerts.contract import Frequency

MORNING = time(8)
NIGHT = time(21)
# The schedule comes every minute; this only keeps one run from looking twice.
_EVERY = timedelta(seconds=10)
_DAY = timedelta(days=1)
_MONDAY = 0


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def next_look(frequency: Frequency, *, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment later than `after` at which to look, in UTC; None for `off`.

    Instant ones look at every run during the day, daily ones in the morning, weekly ones on Monday morning, as the
    clocks of the zone show it.
    """
    if frequency == "off":
        return None
    if frequency == "instant":
        soon = after + _EVERY
        return soon.astimezone(UTC) if is_day(soon, zone=zone) else _morning(soon, zone=zone)
    return _morning(after, zone=zone, only_monday=frequency == "weekly")


def is_day(moment: datetime, *, zone: ZoneInfo) -> bool:
    """Whether a mail disturbs nobody in the zone."""
    return MORNING <= moment.astimezone(zone).time() < NIGHT


def _morning(after: datetime, *, zone: ZoneInfo, only_monday: bool = False) -> datetime:
    day = after.astimezone(zone).date()
    while True:
        # Built from the day and the hour, so that it is eight o'clock also on the days when the clocks change.
        morning = datetime.combine(day, MORNING, tzinfo=zone).astimezone(UTC)
        if morning > after and not (only_monday and day.weekday() != _MONDAY):
            return morning
        day += _DAY
