"""A row of a table as a posting: CSV, JSON lines and flat JSON alike."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from talentsphere.services.jobs.rules.importing.cells import cell_pay, cell_places, description
from talentsphere.services.jobs.rules.importing.dates import is_day_first, read_moment
from talentsphere.services.jobs.rules.importing.errors import RowProblem
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, derived_reference, remaining
from talentsphere.services.jobs.rules.importing.values import skills_in, text, web_address
from talentsphere.services.jobs.rules.importing.vocabulary import read_employment, read_language, read_level

# What stands for a closing date when there is none.
_OPEN_ENDED = ("until filled", "ongoing", "rolling", "continuous", "open ended", "no closing date", "asap")
_DATES = ("published_at", "valid_through")


class TableReader:
    """Makes a posting of each row by one mapping of targets to columns."""

    def __init__(self, mapping: Mapping[str, str], sample_rows: Sequence[Mapping[str, Any]]) -> None:
        self.mapping = dict(mapping)
        self._day_first = {
            target: is_day_first(row.get(mapping[target]) for row in sample_rows)
            for target in _DATES
            if target in mapping
        }

    def read(self, raw: Mapping[str, Any]) -> ImportedPosting:
        """The posting of one row. Raises RowProblem when a mapped column holds what can't be read."""
        cells = {target: raw.get(column) for target, column in self.mapping.items()}
        title = text(cells.get("title"))
        reference = text(cells.get("reference"))
        if title is None:
            raise RowProblem.field("title", "The title is missing.")
        company, department = text(cells.get("company")), text(cells.get("department"))
        requisition_id, url = text(cells.get("requisition_id")), web_address(cells.get("url"))
        published_at, closes = self._moment(cells, "published_at"), self._closing(cells)
        places = cell_places(cells)
        employment, level = text(cells.get("employment_type")), text(cells.get("level"))
        posting = ImportedPosting(
            reference=reference
            or requisition_id
            or url
            or derived_reference(title, company, department, places.locations, published_at),
            title=title,
            description_html=description(cells.get("description")),
            locations=places.locations,
            workplace=places.workplace or "onsite",
            employment_type=(read_employment(employment) or "other") if employment else "full_time",
            department=department,
            level=read_level(level) if level else None,
            pay=cell_pay(cells),
            skills=skills_in(cells.get("skills")),
            requisition_id=requisition_id,
            language=read_language(text(cells.get("language")) or "") or "en",
            valid_through=closes,
            company_name=company,
            published_at=published_at,
            source_url=url,
        )
        return msgspec.structs.replace(posting, source=remaining(raw, self._kept(posting)))

    def _moment(self, cells: Mapping[str, Any], target: str) -> datetime | None:
        if text(cells.get(target)) is None:
            return None
        try:
            return read_moment(cells[target], day_first=self._day_first[target])
        except ValueError as unreadable:
            raise RowProblem.field(target, str(unreadable)) from None

    def _closing(self, cells: Mapping[str, Any]) -> date | None:
        words = (text(cells.get("valid_through")) or "").lower()
        if any(phrase in words for phrase in _OPEN_ENDED):
            return None
        moment = self._moment(cells, "valid_through")
        return None if moment is None else moment.date()

    def _kept(self, posting: ImportedPosting) -> dict[str, object]:
        """What `posting` says of each mapped column, in the form in which the column may say just that."""
        place = posting.locations[0] if len(posting.locations) == 1 else None
        said: dict[str, object] = {
            "reference": posting.reference,
            "title": posting.title,
            "description": posting.description_html,
            "company": posting.company_name,
            "department": posting.department,
            "city": place and place.city,
            "region": place and place.region,
            "country": place and place.country,
            "workplace": posting.workplace,
            "employment_type": posting.employment_type,
            "level": posting.level,
            "salary_min": posting.pay and posting.pay.min,
            "salary_max": posting.pay and posting.pay.max,
            "currency": posting.pay and posting.pay.currency,
            "interval": posting.pay and posting.pay.interval,
            "skills": list(posting.skills),
            "requisition_id": posting.requisition_id,
            "language": posting.language,
            "published_at": posting.published_at and _written(posting.published_at),
            "valid_through": posting.valid_through and posting.valid_through.isoformat(),
            "url": posting.source_url,
        }
        return {column: said[target] for target, column in self.mapping.items() if target in said}


def _written(moment: datetime) -> str:
    """As ISO 8601, a first minute of a day in UTC as the day alone."""
    is_day = moment.tzinfo is UTC and moment.time() == time()
    return moment.date().isoformat() if is_day else moment.isoformat()
