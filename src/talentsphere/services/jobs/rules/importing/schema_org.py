"""A schema.org JobPosting as a posting."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from talentsphere.services.jobs.contract import EmploymentType, Location, Pay, Workplace
from talentsphere.services.jobs.rules.countries import country_code
from talentsphere.services.jobs.rules.importing.cells import cell_pay, description
from talentsphere.services.jobs.rules.importing.dates import read_moment
from talentsphere.services.jobs.rules.importing.errors import RowProblem
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, derived_reference, remaining
from talentsphere.services.jobs.rules.importing.values import skills_in, text, web_address
from talentsphere.services.jobs.rules.importing.vocabulary import read_employment, read_language
from talentsphere.services.jobs.rules.job_posting import EMPLOYMENT_TYPES
from talentsphere.services.jobs.rules.places import read_places

MAPPING = {
    "reference": "identifier",
    "title": "title",
    "description": "description",
    "company": "hiringOrganization",
    "location": "jobLocation",
    "workplace": "jobLocationType",
    "employment_type": "employmentType",
    "salary": "baseSalary",
    "skills": "skills",
    "language": "inLanguage",
    "published_at": "datePosted",
    "valid_through": "validThrough",
    "url": "url",
}

_OUR_WORDS: dict[str, EmploymentType] = {theirs: ours for ours, theirs in EMPLOYMENT_TYPES.items()}


def read(raw: Mapping[str, Any]) -> ImportedPosting:
    """The posting of one JobPosting object. Raises RowProblem for what can't be read."""
    title = text(raw.get("title")) or text(raw.get("name"))
    identifier = text(_value_of(raw.get("identifier")))
    if title is None:
        raise RowProblem.field("title", "The title is missing.")
    company, url = text(raw.get("hiringOrganization")), web_address(raw.get("url"))
    locations, is_remote_place = _locations(raw.get("jobLocation"))
    posted, closes = _moment(raw, "datePosted", "published_at"), _moment(raw, "validThrough", "valid_through")
    posting = ImportedPosting(
        reference=identifier
        or url
        or text(raw.get("@id"))
        or derived_reference(title, company, locations, posted),
        title=title,
        description_html=description(raw.get("description")),
        locations=locations,
        workplace="remote" if raw.get("jobLocationType") == "TELECOMMUTE" else is_remote_place or "onsite",
        employment_type=_employment(raw.get("employmentType")),
        pay=_pay(raw),
        skills=skills_in(raw.get("skills")),
        language=read_language(text(raw.get("inLanguage")) or "") or "en",
        valid_through=None if closes is None else closes.date(),
        applicant_countries=_countries(raw.get("applicantLocationRequirements")),
        company_name=company,
        published_at=posted,
        source_url=url,
    )
    kept = {
        "@type": "JobPosting",
        "identifier": posting.reference,
        "title": posting.title,
        "description": posting.description_html,
        "hiringOrganization": posting.company_name,
        "employmentType": EMPLOYMENT_TYPES[posting.employment_type],
        "skills": ", ".join(posting.skills),
        "inLanguage": posting.language,
        "datePosted": posted and posted.date().isoformat(),
        "validThrough": closes and closes.date().isoformat(),
        "url": posting.source_url,
    }
    return msgspec.structs.replace(posting, source=remaining(raw, kept))


def _value_of(identifier: object) -> object:
    return identifier.get("value") if isinstance(identifier, dict) else identifier


def _locations(raw: object) -> tuple[tuple[Location, ...], Workplace | None]:
    found: list[Location] = []
    workplace: Workplace | None = None
    for place in raw if isinstance(raw, list) else [raw]:
        address = place.get("address", place.get("name")) if isinstance(place, dict) else place
        if isinstance(address, dict):
            found.append(_location(address))
        elif written := text(address):
            places = read_places(written)
            found.extend(places.locations)
            workplace = workplace or places.workplace
    return tuple(dict.fromkeys(place for place in found if place != Location())), workplace


def _location(address: Mapping[str, Any]) -> Location:
    country = text(address.get("addressCountry"))
    return Location(
        city=text(address.get("addressLocality")),
        region=text(address.get("addressRegion")),
        country=(country_code(country) or country) if country else None,
    )


def _countries(raw: object) -> tuple[str, ...]:
    names = (text(area) for area in (raw if isinstance(raw, list) else [raw]))
    return tuple(dict.fromkeys(code for name in names if name and (code := country_code(name))))


def _employment(raw: object) -> EmploymentType:
    """The first kind that is understood; "other" when there are some and none is."""
    words = [word for part in (raw if isinstance(raw, list) else [raw]) if (word := text(part))]
    known = (_OUR_WORDS.get(word.upper()) or read_employment(word) for word in words)
    return next((kind for kind in known if kind), "other" if words else "full_time")


def _pay(raw: Mapping[str, Any]) -> Pay | None:
    salary = raw.get("baseSalary")
    amount = salary if isinstance(salary, dict) else {"value": salary}
    value = amount.get("value")
    inner = value if isinstance(value, dict) else {"value": value}
    return cell_pay(
        {
            "salary": inner.get("value"),
            "salary_min": inner.get("minValue", amount.get("minValue")),
            "salary_max": inner.get("maxValue", amount.get("maxValue")),
            "currency": amount.get("currency") or raw.get("salaryCurrency"),
            "interval": inner.get("unitText") or amount.get("unitText"),
        }
    )


def _moment(raw: Mapping[str, Any], name: str, field: str) -> datetime | None:
    if text(raw.get(name)) is None:
        return None
    try:
        return read_moment(raw[name])
    except ValueError as unreadable:
        raise RowProblem.field(field, str(unreadable)) from None
