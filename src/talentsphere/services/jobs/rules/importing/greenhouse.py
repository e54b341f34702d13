"""A job of Greenhouse's job board API as a posting.

https://developers.greenhouse.io/job-board.html
"""

from collections.abc import Mapping
from datetime import datetime
from html import unescape
from typing import Any

import msgspec

from talentsphere.services.jobs.contract import Pay
from talentsphere.services.jobs.rules.importing.amounts import guess_interval
from talentsphere.services.jobs.rules.importing.cells import description, with_country
from talentsphere.services.jobs.rules.importing.dates import read_moment
from talentsphere.services.jobs.rules.importing.errors import RowProblem
from talentsphere.services.jobs.rules.importing.greenhouse_questions import read_questions
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, derived_reference, remaining
from talentsphere.services.jobs.rules.importing.values import text, web_address
from talentsphere.services.jobs.rules.importing.vocabulary import (
    read_employment,
    read_interval,
    read_language,
    read_workplace,
)
from talentsphere.services.jobs.rules.places import Places, read_places

MAPPING = {
    "reference": "id",
    "title": "title",
    "description": "content",
    "company": "company_name",
    "department": "departments",
    "location": "location",
    "workplace": "metadata",
    "employment_type": "metadata",
    "salary": "pay_input_ranges",
    "requisition_id": "requisition_id",
    "language": "language",
    "published_at": "first_published",
    "valid_through": "application_deadline",
    "url": "absolute_url",
    "questions": "questions",
}

_NO_DEPARTMENT = "No Department"
_CENTS = 100


def read(raw: Mapping[str, Any]) -> ImportedPosting:
    """The posting of one job. Raises RowProblem for what can't be read."""
    reference, title = text(raw.get("id")), text(raw.get("title"))
    if title is None:
        raise RowProblem.field("title", "The title is missing.")
    content, url = raw.get("content"), web_address(raw.get("absolute_url"))
    places = _places(raw)
    employment = _metadata(raw, "employment type", "time type", "commitment", "job type")
    workplace = _metadata(raw, "workplace type", "workplace", "remote", "work model", "location type")
    closes = _moment(raw, "application_deadline", "valid_through")
    # Older boards say only when a job was last updated.
    published = _moment(raw, "first_published", "published_at") or _moment(raw, "updated_at", "published_at")
    html = description(unescape(content) if isinstance(content, str) else None)
    posting = ImportedPosting(
        reference=reference or url or derived_reference(title, places.locations),
        title=title,
        description_html=html,
        locations=places.locations,
        workplace=(read_workplace(workplace) if workplace else None) or places.workplace or "onsite",
        employment_type=(read_employment(employment) or "other") if employment else "full_time",
        department=_department(raw.get("departments")),
        pay=_pay(raw.get("pay_input_ranges")),
        questions=read_questions(raw.get("questions")),
        requisition_id=text(raw.get("requisition_id")),
        language=read_language(text(raw.get("language")) or "") or "en",
        valid_through=None if closes is None else closes.date(),
        company_name=text(raw.get("company_name")),
        published_at=published,
        source_url=url,
    )
    kept = {
        "id": posting.reference,
        "title": posting.title,
        "content": content if isinstance(content, str) and unescape(content).strip() == html else None,
        "company_name": posting.company_name,
        "requisition_id": posting.requisition_id,
        "language": posting.language if "language" in raw else None,
        "absolute_url": posting.source_url,
    }
    return msgspec.structs.replace(posting, source=remaining(raw, kept))


def _places(raw: Mapping[str, Any]) -> Places:
    """The places of a job. Its offices complete the line of text that is its location."""
    places = read_places(text(raw.get("location")) or "")
    offices = [
        place
        for office in _objects(raw.get("offices"))
        for place in read_places(text(office.get("location")) or "").locations
    ]
    if not places.locations:
        return Places(tuple(dict.fromkeys(offices)), places.workplace)
    countries = {office.country for office in offices if office.country}
    if len(countries) == 1:
        return Places(with_country(places.locations, countries.pop()), places.workplace)
    return places


def _department(raw: object) -> str | None:
    names = (text(department.get("name")) for department in _objects(raw))
    return next((name for name in names if name and name != _NO_DEPARTMENT), None)


def _metadata(raw: Mapping[str, Any], *names: str) -> str | None:
    """The value of the first of the company's own fields that has one of `names`."""
    for field in _objects(raw.get("metadata")):
        name, value = text(field.get("name")) or "", field.get("value")
        if name.lower() in names and value:
            return name if value is True else text(value)
    return None


def _pay(raw: object) -> Pay | None:
    """All pay ranges as one; the first alone where their currencies or intervals differ."""
    ranges = [pay for entry in _objects(raw) if (pay := _range(entry))]
    if len({(pay.currency, pay.interval) for pay in ranges}) > 1:
        ranges = ranges[:1]
    if not ranges:
        return None
    least = [pay.min for pay in ranges if pay.min is not None]
    greatest = [pay.max for pay in ranges if pay.max is not None]
    return Pay(
        min=min(least) if len(least) == len(ranges) else None,
        max=max(greatest) if len(greatest) == len(ranges) else None,
        currency=ranges[0].currency,
        interval=ranges[0].interval,
    )


def _range(entry: Mapping[str, Any]) -> Pay | None:
    least, greatest = (_cents(entry.get(name)) for name in ("min_cents", "max_cents"))
    if least is None and greatest is None:
        return None
    currency = text(entry.get("currency_type")) or "USD"
    named = read_interval(text(entry.get("title")) or "")
    return Pay(
        min=least,
        max=greatest,
        currency=currency,
        interval=named or guess_interval(greatest or least or 0, currency),
    )


def _cents(raw: object) -> float | None:
    return raw / _CENTS if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def _objects(raw: object) -> list[dict[str, Any]]:
    return [entry for entry in raw if isinstance(entry, dict)] if isinstance(raw, list) else []


def _moment(raw: Mapping[str, Any], name: str, field: str) -> datetime | None:
    if text(raw.get(name)) is None:
        return None
    try:
        return read_moment(raw[name])
    except ValueError as unreadable:
        raise RowProblem.field(field, str(unreadable)) from None
