"""A check of JobPosting markup against the rules Google publishes for it, apart from what writes the markup.

https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from talentsphere.services.jobs.rules.countries import NAMES
from talentsphere.services.jobs.rules.currencies import CURRENCIES

REQUIRED = ("title", "description", "datePosted", "hiringOrganization")
RECOMMENDED = ("baseSalary", "employmentType", "identifier", "validThrough", "directApply")
EMPLOYMENT_TYPES = frozenset(
    {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
)
UNITS = frozenset({"HOUR", "DAY", "WEEK", "MONTH", "YEAR"})
_PARAGRAPHS = re.compile(r"<(?:p|br|ul|ol|li|div|h[1-6])\b|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z]", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;(?:p|br|ul|li|div)\b", re.IGNORECASE)


def google_problems(ld: dict[str, Any]) -> list[str]:
    """Each rule that `ld` breaks, as `property: what is wrong`; empty when Google accepts it."""
    return [*_kind(ld), *_texts(ld), *_dates(ld), *_organization(ld), *_where(ld), *_salary(ld), *_others(ld)]


def google_advice(ld: dict[str, Any]) -> list[str]:
    """The recommended properties that `ld` leaves out."""
    return [name for name in RECOMMENDED if name not in ld]


def _kind(ld: dict[str, Any]) -> Iterator[str]:
    if str(ld.get("@context", "")).rstrip("/") not in {"https://schema.org", "http://schema.org"}:
        yield "@context: it is not schema.org"
    if ld.get("@type") != "JobPosting":
        yield "@type: it is not JobPosting"
    for name in REQUIRED:
        if name not in ld:
            yield f"{name}: it is required"
    yield from (f"{path}: it is empty" for path in _empty(ld, ""))


def _empty(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _empty(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value:
        for part in value:
            yield from _empty(part, path)
    elif value is None or value == [] or (isinstance(value, str) and not value.strip()):
        yield path


def _texts(ld: dict[str, Any]) -> Iterator[str]:
    title, description = ld.get("title", ""), ld.get("description", "")
    if not isinstance(title, str) or _TAG.search(title):
        yield "title: it is not plain text"
    if not isinstance(description, str):
        yield "description: it is not text"
    elif description and description == title:
        yield "description: it repeats the title"
    elif _ESCAPED.search(description):
        yield "description: its markup is escaped"
    elif description and not _PARAGRAPHS.search(description):
        yield "description: it is not HTML with paragraphs"


def _dates(ld: dict[str, Any]) -> Iterator[str]:
    moments = {name: _moment(ld[name]) for name in ("datePosted", "validThrough") if name in ld}
    yield from (f"{name}: it is no ISO 8601 date" for name, moment in moments.items() if moment is None)
    posted, closes = moments.get("datePosted"), moments.get("validThrough")
    if posted and closes and closes < posted:
        yield "validThrough: it is before datePosted"


def _moment(value: object) -> date | None:
    if not isinstance(value, str) or not re.match(r"\d{4}-\d{2}-\d{2}(?:T|$)", value):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def _organization(ld: dict[str, Any]) -> Iterator[str]:
    organization = ld.get("hiringOrganization", {"@type": "Organization", "name": "absent"})
    if isinstance(organization, str):
        return
    if not isinstance(organization, dict) or organization.get("@type") != "Organization":
        yield "hiringOrganization: it is no Organization"
        return
    if not isinstance(organization.get("name"), str):
        yield "hiringOrganization.name: it is required"
    for name in ("sameAs", "logo"):
        if name in organization and not _is_url(organization[name]):
            yield f"hiringOrganization.{name}: it is no web address"


def _where(ld: dict[str, Any]) -> Iterator[str]:
    kind = ld.get("jobLocationType")
    if kind not in {None, "TELECOMMUTE"}:
        yield "jobLocationType: only TELECOMMUTE is known"
    places, requirements = _listed(ld.get("jobLocation")), _listed(ld.get("applicantLocationRequirements"))
    if not places and kind != "TELECOMMUTE":
        yield "jobLocation: it is required unless jobLocationType is TELECOMMUTE"
    if not places and kind == "TELECOMMUTE" and not requirements:
        yield "applicantLocationRequirements: it is required where there is no jobLocation"
    for place in places:
        yield from _place(place)
    for area in requirements:
        if not isinstance(area, dict) or area.get("@type") not in {
            "Country",
            "State",
            "City",
            "AdministrativeArea",
        }:
            yield "applicantLocationRequirements: it is no area"
        elif not isinstance(area.get("name"), str):
            yield "applicantLocationRequirements.name: it is required"


def _place(place: Any) -> Iterator[str]:
    address = place.get("address") if isinstance(place, dict) and place.get("@type") == "Place" else None
    if not isinstance(address, dict) or address.get("@type") != "PostalAddress":
        yield "jobLocation: it is no Place with a PostalAddress"
        return
    if address.get("addressCountry") not in NAMES:
        yield "jobLocation.address.addressCountry: it is no ISO 3166-1 alpha-2 code"
    if not any(
        address.get(name) for name in ("addressLocality", "addressRegion", "postalCode", "streetAddress")
    ):
        yield "jobLocation.address: it names the country only"


def _salary(ld: dict[str, Any]) -> Iterator[str]:
    if "baseSalary" not in ld:
        return
    salary = ld["baseSalary"]
    if not isinstance(salary, dict) or salary.get("@type") != "MonetaryAmount":
        yield "baseSalary: it is no MonetaryAmount"
        return
    if salary.get("currency") not in CURRENCIES:
        yield "baseSalary.currency: it is no ISO 4217 code"
    value = salary.get("value")
    if not isinstance(value, dict) or value.get("@type") != "QuantitativeValue":
        yield "baseSalary.value: it is no QuantitativeValue"
        return
    if value.get("unitText") not in UNITS:
        yield "baseSalary.value.unitText: it is none of HOUR, DAY, WEEK, MONTH and YEAR"
    amounts = [value[name] for name in ("value", "minValue", "maxValue") if name in value]
    if not all(isinstance(amount, int | float) and not isinstance(amount, bool) for amount in amounts):
        yield "baseSalary.value: an amount is no number"
    elif "value" not in value and not {"minValue", "maxValue"} <= value.keys():
        yield "baseSalary.value: it needs value, or minValue and maxValue"
    elif len(amounts) > 1 and amounts[-2] > amounts[-1]:
        yield "baseSalary.value: minValue is greater than maxValue"


def _others(ld: dict[str, Any]) -> Iterator[str]:
    if not set(map(str, _listed(ld.get("employmentType")))) <= EMPLOYMENT_TYPES:
        yield "employmentType: it is none of Google's words"
    if not isinstance(ld.get("directApply", True), bool):
        yield "directApply: it is not true or false"
    if "url" in ld and not _is_url(ld["url"]):
        yield "url: it is no web address"
    identifier = ld.get("identifier", "absent")
    if not isinstance(identifier, str) and (
        not isinstance(identifier, dict)
        or identifier.get("@type") != "PropertyValue"
        or not {"name", "value"} <= identifier.keys()
    ):
        yield "identifier: it is no PropertyValue with name and value"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_url(value: object) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)
