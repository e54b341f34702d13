"""Pay that is plausible for an occupation, a level and a country."""

from math import floor, log10
from random import Random

from talentsphere.ops.demo.roles import LEADERS, Role, is_beginner
from talentsphere.ops.demo.source_types import CountrySource, PayClass
from talentsphere.services.jobs.contract import EmploymentType, Interval, Level, Pay

PER_YEAR: dict[Interval, int] = {"year": 1, "month": 12, "week": 52, "day": 220, "hour": 2_000}
# Ads round to this many steps within a power of ten: 54,321 a year becomes 54,500.
_STEPS = 20
# In a few ads the pay is not told.
_UNTOLD = 0.1
_FLOOR_MARGIN = 1.02
_LEAST_SPREAD = 1.06

# Of mid-level pay, by level. Manual work is paid more evenly.
_OFFICE: dict[Level, float] = {"internship": 0.42, "entry": 0.78, "mid": 1.0, "senior": 1.27, "lead": 1.4}
_MANUAL: dict[Level, float] = {"internship": 0.5, "entry": 0.88, "mid": 1.0, "senior": 1.13, "lead": 1.22}
_TRAINEE = 0.72
# Half the width of the range.
_SPREAD: dict[PayClass, tuple[float, float]] = {
    "office": (0.08, 0.14),
    "care": (0.06, 0.11),
    "manual": (0.04, 0.09),
}
# Freelancers pay for their own leave and insurance, and shift pools for their lack of fixed hours.
_EXTRA: dict[EmploymentType, float] = {"contract": 1.3, "per_diem": 1.15}


def pay_range(
    rng: Random, *, role: Role, employment_type: EmploymentType, country: CountrySource, told: bool
) -> Pay | None:
    """The pay a posting states, in the country's currency; None for volunteers and, unless `told`, sometimes."""
    if employment_type == "volunteer" or (rng.random() < _UNTOLD and not told):
        return None
    middle = _yearly(role, country) * rng.uniform(0.95, 1.06) * _EXTRA.get(employment_type, 1.0)
    spread = rng.uniform(*_SPREAD[role.family.pay_class])
    least, most = middle * (1 - spread), middle * (1 + spread)
    if role.level != "internship":
        least = max(least, country.floor * _FLOOR_MARGIN)
        most = max(most, least * _LEAST_SPREAD)
    interval = _interval(role, employment_type, country)
    low, high = (_rounded(amount / PER_YEAR[interval]) for amount in (least, most))
    return Pay(min=low, max=high, currency=country.currency, interval=interval)


def _yearly(role: Role, country: CountrySource) -> float:
    base = role.occupation.pay * 1_000 * _rates(country)[role.family.pay_class]
    if role.level is None or role.level in LEADERS or len(role.occupation.levels) == 1:
        return base
    if is_beginner(role):
        return base * _TRAINEE
    by_level = _MANUAL if role.family.pay_class == "manual" else _OFFICE
    return base * by_level[role.level]


def _rates(country: CountrySource) -> dict[PayClass, float]:
    return {"office": country.office, "care": country.care, "manual": country.manual}


def _interval(role: Role, employment_type: EmploymentType, country: CountrySource) -> Interval:
    if role.level == "internship":
        return "month"
    if employment_type == "contract":
        return "day"
    if employment_type == "per_diem":
        return "hour"
    by_hour = role.family.pay_class == "manual" or employment_type == "part_time"
    if country.hourly and by_hour and role.level not in LEADERS:
        return "hour"
    return country.interval


def _rounded(amount: float) -> float:
    step = 10.0 ** floor(log10(amount)) / _STEPS
    return round(round(amount / step) * step, 2)
