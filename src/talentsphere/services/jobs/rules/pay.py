"""Pay by different intervals made comparable."""

from talentsphere.services.jobs.contract import Interval, Pay

# 40 hours in each of 52 weeks: the usual full-time year of pay statistics.
PER_YEAR: dict[Interval, int] = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}


def normalise_yearly(pay: Pay | None) -> tuple[float | None, float | None]:
    """The least and the greatest yearly amount of `pay`, in its currency; None where an end is open."""
    if pay is None:
        return None, None
    factor = PER_YEAR[pay.interval]
    return _times(pay.min, factor), _times(pay.max, factor)


def _times(amount: float | None, factor: int) -> float | None:
    return None if amount is None else amount * factor
