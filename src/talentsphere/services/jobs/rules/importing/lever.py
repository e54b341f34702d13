"""A posting of Lever's postings API as a posting.

https://github.com/lever/postings-api
"""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

import msgspec

from talentsphere.services.jobs.contract import Location, Pay, Workplace
from talentsphere.services.jobs.rules.countries import country_code
from talentsphere.services.jobs.rules.importing.cells import cell_pay, description, with_country
from talentsphere.services.jobs.rules.importing.dates import read_moment
from talentsphere.services.jobs.rules.importing.errors import RowProblem
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, derived_reference, remaining
from talentsphere.services.jobs.rules.importing.values import text, web_address
from talentsphere.services.jobs.rules.importing.vocabulary import read_employment, read_level
from talentsphere.services.jobs.rules.places import Places, read_places

MAPPING = {
    "reference": "id",
    "title": "text",
    "description": "description",
    "department": "categories",
    "location": "categories",
    "country": "country",
    "workplace": "workplaceType",
    "employment_type": "categories",
    "level": "categories",
    "salary": "salaryRange",
    "published_at": "createdAt",
    "url": "hostedUrl",
}

_WORKPLACES: dict[str, Workplace] = {
    "on-site": "onsite",
    "onsite": "onsite",
    "hybrid": "hybrid",
    "remote": "remote",
}


def read(raw: Mapping[str, Any]) -> ImportedPosting:
    """The posting of one Lever posting. Raises RowProblem for what can't be read."""
    reference, title = text(raw.get("id")), text(raw.get("text"))
    if title is None:
        raise RowProblem.field("title", "The title is missing.")
    named = raw.get("categories")
    categories: dict[str, Any] = named if isinstance(named, dict) else {}
    commitment, level = text(categories.get("commitment")), text(categories.get("level"))
    places, url = _places(raw, categories), web_address(raw.get("hostedUrl"))
    posting = ImportedPosting(
        reference=reference or url or derived_reference(title, places.locations),
        title=title,
        description_html=_description(raw),
        locations=places.locations,
        workplace=_WORKPLACES.get(str(raw.get("workplaceType")).lower()) or places.workplace or "onsite",
        employment_type=(read_employment(commitment) or "other") if commitment else "full_time",
        department=text(categories.get("department")) or text(categories.get("team")),
        level=read_level(level) if level else None,
        pay=_pay(raw.get("salaryRange")),
        published_at=_created(raw),
        source_url=url,
    )
    kept = {"id": posting.reference, "text": posting.title, "hostedUrl": posting.source_url}
    if isinstance(body := raw.get("description"), str) and posting.description_html.startswith(body):
        kept["description"] = body
    return msgspec.structs.replace(posting, source=remaining(raw, kept))


def _description(raw: Mapping[str, Any]) -> str:
    """The parts of a posting in the order in which Lever's own page shows them."""
    parts = [raw.get("description") or raw.get("descriptionPlain")]
    lists = raw.get("lists")
    for entry in lists if isinstance(lists, list) else []:
        if isinstance(entry, dict):
            heading, content = text(entry.get("text")), entry.get("content")
            parts.append(f"<h3>{escape(heading, quote=False)}</h3>" if heading else "")
            parts.append(_as_list(content) if isinstance(content, str) else "")
    parts += [raw.get("additional"), raw.get("salaryDescription")]
    return "".join(description(part) for part in parts if isinstance(part, str) and part.strip())


def _as_list(content: str) -> str:
    """Lever keeps the items of a list without the list."""
    return f"<ul>{content}</ul>" if content.lstrip().lower().startswith("<li") else content


def _places(raw: Mapping[str, Any], categories: Mapping[str, Any]) -> Places:
    """All locations; the country Lever names is that of the first."""
    every = categories.get("allLocations")
    names = [text(name) for name in [categories.get("location"), *(every if isinstance(every, list) else [])]]
    found = [read_places(name) for name in names if name]
    locations = tuple(dict.fromkeys(place for places in found for place in places.locations))
    country = country_code(text(raw.get("country")) or "")
    if country:
        locations = (*with_country(locations[:1], country), *locations[1:]) or (Location(country=country),)
    return Places(locations, next((places.workplace for places in found if places.workplace), None))


def _pay(raw: object) -> Pay | None:
    if not isinstance(raw, dict):
        return None
    return cell_pay(
        {
            "salary_min": raw.get("min"),
            "salary_max": raw.get("max"),
            "currency": raw.get("currency"),
            "interval": raw.get("interval"),
        }
    )


def _created(raw: Mapping[str, Any]) -> datetime | None:
    if raw.get("createdAt") is None:
        return None
    try:
        return read_moment(raw["createdAt"])
    except ValueError as unreadable:
        raise RowProblem.field("published_at", str(unreadable)) from None
