"""Messages: queueing them once and reading them."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.email.contract import Mail

COLUMNS = """id, recipient AS "to", subject, template, text, html, links, message_id, status, attempts, last_error,
    queued_at, delivered_at"""


class NewMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A row to be."""

    id: UUID
    key: str
    to: str
    reply_to: str | None
    unsubscribe: str | None
    template: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]
    message_id: str


async def insert(
    connection: Connection, message: NewMessage, *, queued_at: datetime, next_try_at: datetime
) -> bool:
    """Whether the key is new."""
    return bool(
        await sql.execute(
            connection,
            """INSERT INTO email.message (id, key, recipient, reply_to, unsubscribe, template, subject, text, html,
                   links, message_id, queued_at, next_try_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (key) DO NOTHING""",
            message.id,
            message.key,
            message.to,
            message.reply_to,
            message.unsubscribe,
            message.template,
            message.subject,
            message.text,
            message.html,
            list(message.links),
            message.message_id,
            queued_at,
            next_try_at,
        )
    )


async def id_of_key(connection: Connection, key: str) -> UUID:
    found: UUID = await sql.fetch_value(connection, "SELECT id FROM email.message WHERE key = $1", key)
    return found


async def by_id(connection: Connection, mail_id: UUID) -> Mail | None:
    return await sql.fetch_one(
        connection, Mail, f"SELECT {COLUMNS} FROM email.message WHERE id = $1", mail_id
    )


async def newest(connection: Connection, *, to: str | None, before: UUID | None, limit: int) -> list[Mail]:
    """Newest first, all or those to one address."""
    # Conditions are left out rather than made always true, so that each form has a plan of its own.
    arguments = [value for value in (to, before) if value is not None]
    conditions = ["TRUE"]
    if to is not None:
        conditions.append("recipient = $1")
    if before is not None:
        conditions.append(f"id < ${len(arguments)}")
    return await sql.fetch(
        connection,
        Mail,
        f"""SELECT {COLUMNS} FROM email.message WHERE {" AND ".join(conditions)}
            ORDER BY id DESC LIMIT {int(limit)}""",
        *arguments,
    )
