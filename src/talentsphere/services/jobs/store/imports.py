"""Imported postings, a thousand at a time."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An imported posting as its table has it."""

    id: UUID
    company_id: UUID
    slug: str
    status: str
    title: str
    description_html: str
    description_text: str
    locations: list[Any]
    workplace: str
    employment_type: str
    department: str | None
    level: str | None
    pay: dict[str, Any] | None
    questions: list[Any]
    skills: list[str]
    requisition_id: str | None
    language: str
    valid_through: date | None
    applicant_countries: list[str]
    source_url: str | None
    source: dict[str, Any] | None
    reference: str
    content_hash: str
    published_at: datetime | None
    closed_at: datetime | None


class Known(msgspec.Struct, frozen=True):
    """A posting that was imported before."""

    id: UUID
    company_id: UUID
    reference: str
    content_hash: str | None
    expired: bool


_TYPES = {
    "id": "uuid", "company_id": "uuid", "locations": "jsonb", "pay": "jsonb", "questions": "jsonb",
    "source": "jsonb", "skills": "text[]", "applicant_countries": "text[]", "valid_through": "date",
    "published_at": "timestamptz", "closed_at": "timestamptz",
}  # fmt: skip
_COLUMNS = Row.__struct_fields__
_RECORDSET = ", ".join(f"{column} {_TYPES.get(column, 'text')}" for column in _COLUMNS)
_KEPT_ON_UPDATE = {"id", "company_id", "slug", "reference"}
_ASSIGNMENTS = ", ".join(f"{column} = fresh.{column}" for column in _COLUMNS if column not in _KEPT_ON_UPDATE)


async def known(connection: Connection, keys: list[tuple[UUID, str]], *, today: date) -> list[Known]:
    return await sql.fetch(
        connection,
        Known,
        """SELECT posting.id, posting.company_id, posting.reference, posting.content_hash,
                  coalesce(posting.valid_through < $3, false) AS expired
           FROM unnest($1::uuid[], $2::text[]) AS wanted (company_id, reference)
           JOIN jobs.posting ON posting.company_id = wanted.company_id AND posting.reference = wanted.reference""",
        [company_id for company_id, _ in keys],
        [reference for _, reference in keys],
        today,
    )


async def insert(connection: Connection, rows: list[Row]) -> None:
    columns = ", ".join(_COLUMNS)
    await sql.execute(
        connection,
        f"""INSERT INTO jobs.posting ({columns})
            SELECT {columns} FROM jsonb_to_recordset($1) AS fresh ({_RECORDSET})""",
        msgspec.to_builtins(rows),
    )


async def update(connection: Connection, rows: list[Row]) -> None:
    await sql.execute(
        connection,
        f"""UPDATE jobs.posting SET {_ASSIGNMENTS}, updated_at = now()
            FROM jsonb_to_recordset($1) AS fresh ({_RECORDSET}) WHERE posting.id = fresh.id""",
        msgspec.to_builtins(rows),
    )
