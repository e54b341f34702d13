"""Erasing what messages said, while their counts stay."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection


async def mark_recipient(connection: Connection, *, to: str) -> None:
    """Makes every message to an address due for erasure."""
    await sql.execute(
        connection,
        "UPDATE email.message SET erase_due = true WHERE recipient = $1 AND NOT erase_due",
        to,
    )


async def mark_older(connection: Connection, *, than: datetime, limit: int) -> None:
    """Makes messages queued before a time due for erasure."""
    await sql.execute(
        connection,
        f"""UPDATE email.message SET erase_due = true
            WHERE id IN (SELECT id FROM email.message WHERE queued_at < $1 AND NOT erase_due LIMIT {int(limit)})""",
        than,
    )


async def erase_due(connection: Connection, *, at: datetime, mail_id: UUID | None = None) -> None:
    """Empties the messages that are due and need not be delivered any more, or the given one if it is."""
    one = "AND id = $2" if mail_id is not None else ""
    await sql.execute(
        connection,
        f"""WITH erased AS (
                UPDATE email.message
                SET recipient = '', reply_to = NULL, subject = '', text = '', html = '', links = '{{}}',
                    last_error = NULL, erased_at = $1
                WHERE erase_due AND erased_at IS NULL AND status <> 'queued' {one}
                RETURNING id)
            UPDATE email.delivery SET answer = '' WHERE mail_id IN (SELECT id FROM erased)""",
        at,
        *([mail_id] if mail_id is not None else []),
    )
