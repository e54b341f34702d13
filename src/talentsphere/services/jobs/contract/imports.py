"""What an import reports."""

from typing import Literal

import msgspec

ImportFormat = Literal["greenhouse", "lever", "jsonld", "csv", "jsonl"]


class RowError(msgspec.Struct, frozen=True, kw_only=True):
    """Why one row of an import was refused. `row` counts from 1; `reference` is the source's own id."""

    row: int
    reference: str | None
    field: str | None
    message: str


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do when `dry_run`. `expired` counts postings past their closing date."""

    format: ImportFormat
    dry_run: bool
    rows: int
    created: int
    updated: int
    unchanged: int
    failed: int
    expired: int
    mapping: dict[str, str]
    unmapped: tuple[str, ...]
    errors: tuple[RowError, ...]
