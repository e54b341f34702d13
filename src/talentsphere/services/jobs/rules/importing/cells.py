"""What several cells of one row say together: places, pay and the description."""

from collections.abc import Mapping
from typing import Any

from talentsphere.services.jobs.contract import Interval, Location, Pay, Workplace
from talentsphere.services.jobs.rules.countries import country_code
from talentsphere.services.jobs.rules.currencies import currency_in
from talentsphere.services.jobs.rules.descriptions import from_source
from talentsphere.services.jobs.rules.importing.amounts import guess_interval, read_amount, read_pay
from talentsphere.services.jobs.rules.importing.errors import RowProblem
from talentsphere.services.jobs.rules.importing.values import text
from talentsphere.services.jobs.rules.importing.vocabulary import read_interval, read_workplace
from talentsphere.services.jobs.rules.places import Places, read_places
from talentsphere.services.jobs.rules.regions import country_of_region

# Far above what may be stored, so that the rule on lengths speaks; below what takes long to clean.
MAX_RAW_DESCRIPTION = 1_000_000

Cells = Mapping[str, Any]


def description(raw: object) -> str:
    """The sanitised description of `raw`, empty when it holds no text. Raises RowProblem when it is too long."""
    if not isinstance(raw, str):
        return ""
    if len(raw) > MAX_RAW_DESCRIPTION:
        raise RowProblem.field("description_html", "The description is longer than a million characters.")
    return from_source(raw)


def cell_places(cells: Cells) -> Places:
    """The places and the workplace of a row, from columns for their parts or from one text."""
    raw = cells.get("location")
    written = "; ".join(filter(None, map(text, raw))) if isinstance(raw, list) else text(raw)
    places = read_places(written) if written else Places((), None)
    workplace = _workplace(cells.get("workplace")) or places.workplace
    city, region, country = (text(cells.get(part)) for part in ("city", "region", "country"))
    code = (country_code(country) or country) if country else None
    if city or region:
        code = code or country_of_region(region or "", city=city or "")
        return Places((Location(city=city, region=region, country=code),), workplace)
    if code:
        return Places(with_country(places.locations, code) or (Location(country=code),), workplace)
    return Places(places.locations, workplace)


def with_country(locations: tuple[Location, ...], country: str) -> tuple[Location, ...]:
    """`locations` with `country` wherever none was told."""
    return tuple(
        place if place.country else Location(city=place.city, region=place.region, country=country)
        for place in locations
    )


def cell_pay(cells: Cells) -> Pay | None:
    """The pay of a row, None when it names none or pays by an interval the product has no word for.

    Raises RowProblem for an amount that can't be read.
    """
    least, greatest = _amount(cells, "salary_min", "pay.min"), _amount(cells, "salary_max", "pay.max")
    named_currency, named_interval = text(cells.get("currency")), text(cells.get("interval"))
    # What is no currency stays, so that the rule on currencies names it.
    currency = (currency_in(named_currency) or named_currency) if named_currency else None
    interval = read_interval(named_interval) if named_interval else None
    if named_interval and interval is None:
        return None
    if least is None and greatest is None:
        return _single(cells.get("salary"), currency, interval)
    if not least and not greatest:
        return None
    known = currency or "USD"
    by = interval or guess_interval(greatest or least or 0, known)
    return Pay(min=least, max=greatest, currency=known, interval=by)


def _single(raw: object, currency: str | None, interval: Interval | None) -> Pay | None:
    words = text(raw)
    if words is None or isinstance(raw, dict):
        return None
    try:
        return read_pay(words, currency=currency, interval=interval)
    except ValueError as unreadable:
        raise RowProblem.field("pay", str(unreadable)) from None


def _amount(cells: Cells, target: str, field: str) -> float | None:
    try:
        return read_amount(cells.get(target))
    except ValueError as unreadable:
        raise RowProblem.field(field, str(unreadable)) from None


def _workplace(raw: object) -> Workplace | None:
    if isinstance(raw, bool):
        return "remote" if raw else None
    words = text(raw)
    return read_workplace(words) if words else None
