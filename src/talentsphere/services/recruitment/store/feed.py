"""Notes, tags and the feed of what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.recruitment.contract import Activity, ActivityKind, Note


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the feed to write."""

    application_id: UUID
    company_id: UUID
    at: datetime
    kind: ActivityKind
    actor_id: UUID | None
    actor_name: str
    data: dict[str, Any] = {}


class CompanyLine(Activity, frozen=True, kw_only=True):
    """A line of the feed with the applicant it is about."""

    application_id: UUID


async def write(connection: Connection, lines: Sequence[Line]) -> None:
    await sql.execute_many(
        connection,
        """INSERT INTO recruitment.activity (id, application_id, company_id, at, kind, actor_id, actor_name, data)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
        [
            (
                new_id(),
                line.application_id,
                line.company_id,
                line.at,
                line.kind,
                line.actor_id,
                line.actor_name,
                line.data,
            )
            for line in lines
        ],
    )


async def of_card(connection: Connection, application_id: UUID, *, most: int) -> tuple[Activity, ...]:
    """Newest first."""
    return tuple(
        await sql.fetch(
            connection,
            Activity,
            f"""SELECT at, kind, actor_name, data FROM recruitment.activity WHERE application_id = $1
                ORDER BY at DESC, id DESC LIMIT {most:d}""",
            application_id,
        )
    )


async def of_company(connection: Connection, company_id: UUID, *, most: int) -> list[CompanyLine]:
    return await sql.fetch(
        connection,
        CompanyLine,
        f"""SELECT application_id, at, kind, actor_name, data FROM recruitment.activity WHERE company_id = $1
            ORDER BY at DESC, id DESC LIMIT {most:d}""",
        company_id,
    )


async def mails_since(connection: Connection, application_id: UUID, moment: datetime) -> int:
    found: int = await sql.fetch_value(
        connection,
        """SELECT count(*) FROM recruitment.activity
           WHERE application_id = $1 AND at >= $2 AND kind = 'mailed'""",
        application_id,
        moment,
    )
    return found


async def add_note(
    connection: Connection, *, application_id: UUID, author_id: UUID | None, note: Note
) -> None:
    await sql.execute(
        connection,
        """INSERT INTO recruitment.note (id, application_id, author_id, author_name, text, at)
           VALUES ($1, $2, $3, $4, $5, $6)""",
        note.id,
        application_id,
        author_id,
        note.author_name,
        note.text,
        note.at,
    )


async def notes(connection: Connection, application_id: UUID, *, most: int) -> tuple[Note, ...]:
    """Newest first."""
    return tuple(
        await sql.fetch(
            connection,
            Note,
            f"""SELECT id, author_name, text, at FROM recruitment.note WHERE application_id = $1
                ORDER BY at DESC, id DESC LIMIT {most:d}""",
            application_id,
        )
    )


async def add_tag(connection: Connection, *, application_id: UUID, tag: str) -> None:
    await sql.execute(
        connection, "INSERT INTO recruitment.tag (application_id, tag) VALUES ($1, $2)", application_id, tag
    )


async def remove_tag(connection: Connection, *, application_id: UUID, tag: str) -> bool:
    """Whether it was there."""
    return bool(
        await sql.execute(
            connection,
            "DELETE FROM recruitment.tag WHERE application_id = $1 AND tag = $2",
            application_id,
            tag,
        )
    )
