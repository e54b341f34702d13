"""A posting read from a board, before it belongs to a company."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

import msgspec

from talentsphere.services.jobs.contract import EmploymentType, Level, Location, Pay, Question, Workplace


class ImportedPosting(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a board.

    `reference` is the board's own id. `source` holds every field of the row whose exact value no other
    field here keeps. `content_hash` is the same for the same content, whatever its place in the file.
    `row` counts from 1.
    """

    reference: str
    title: str
    description_html: str = ""
    locations: tuple[Location, ...] = ()
    workplace: Workplace = "onsite"
    employment_type: EmploymentType = "full_time"
    department: str | None = None
    level: Level | None = None
    pay: Pay | None = None
    questions: tuple[Question, ...] = ()
    skills: tuple[str, ...] = ()
    requisition_id: str | None = None
    language: str = "en"
    valid_through: date | None = None
    applicant_countries: tuple[str, ...] = ()
    company_name: str | None = None
    published_at: datetime | None = None
    source_url: str | None = None
    source: dict[str, Any] = {}
    row: int = 0
    content_hash: str = ""


_ENCODER = msgspec.json.Encoder(order="deterministic")
_HASH_BYTES = 16


def sealed(posting: ImportedPosting, *, row: int) -> ImportedPosting:
    """`posting` with its row and the hash of all its other fields. Expects neither to be set yet."""
    digest = blake2b(_ENCODER.encode(posting), digest_size=_HASH_BYTES).hexdigest()
    return msgspec.structs.replace(posting, row=row, content_hash=digest)


def is_expired(posting: ImportedPosting, *, today: date) -> bool:
    """Whether the closing date is past."""
    return posting.valid_through is not None and posting.valid_through < today


def remaining(raw: Mapping[str, Any], kept: Mapping[str, object]) -> dict[str, Any]:
    """The fields of `raw` but those whose exact value the posting has; `kept` says what it has of which."""
    return {name: value for name, value in raw.items() if name not in kept or not _same(value, kept[name])}


def derived_reference(*parts: object) -> str:
    """An id for a row that has none: the same for the same parts."""
    return "row-" + blake2b(_ENCODER.encode([str(part) for part in parts]), digest_size=8).hexdigest()


def _same(value: object, kept: object) -> bool:
    """Whether `kept` says exactly `value`; numbers survive as their digits, absent fields as nothing."""
    if isinstance(value, bool):
        return value is kept
    return value == kept or (isinstance(value, int) and isinstance(kept, str) and str(value) == kept)
