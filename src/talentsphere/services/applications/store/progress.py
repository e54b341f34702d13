"""The way of an application: one line for each thing its candidate was told."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import ApplicationStatus


async def add(
    connection: Connection,
    *,
    application_id: UUID,
    key: str,
    status: ApplicationStatus,
    at: datetime,
    note: str = "",
) -> bool:
    """Whether the line is new; a key already used changes nothing."""
    return bool(
        await sql.execute(
            connection,
            """INSERT INTO applications.progress (application_id, key, status, at, note)
               VALUES ($1, $2, $3, $4, $5) ON CONFLICT (application_id, key) DO NOTHING""",
            application_id,
            key,
            status,
            at,
            note,
        )
    )


async def set_status(
    connection: Connection, *, application_id: UUID, status: ApplicationStatus, at: datetime
) -> None:
    await sql.execute(
        connection,
        "UPDATE applications.application SET status = $2, updated_at = $3 WHERE id = $1",
        application_id,
        status,
        at,
    )
