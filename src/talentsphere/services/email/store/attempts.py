"""Handing messages over: who may, what came of it, and what is due again."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.email.contract import Delivery, Mail
from talentsphere.services.email.store.messages import COLUMNS


class Outgoing(Mail, frozen=True, kw_only=True):
    """A message with what its envelope needs besides."""

    reply_to: str | None
    unsubscribe: str | None


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A message the sweep looks at."""

    id: UUID
    queued_at: datetime
    attempts: int
    last_error: str | None


async def lease(connection: Connection, mail_id: UUID, *, now: datetime, until: datetime) -> Outgoing | None:
    """Reserves a queued message for one worker and counts the attempt; None when there is nothing to reserve."""
    return await sql.fetch_one(
        connection,
        Outgoing,
        f"""UPDATE email.message SET attempts = attempts + 1, leased_until = $3
            WHERE id = $1 AND status = 'queued' AND (leased_until IS NULL OR leased_until <= $2)
            RETURNING {COLUMNS}, reply_to, unsubscribe""",
        mail_id,
        now,
        until,
    )


async def record(connection: Connection, *, mail_id: UUID, delivery: Delivery) -> None:
    await sql.execute(
        connection,
        "INSERT INTO email.delivery (id, mail_id, at, outcome, answer) VALUES ($1, $2, $3, $4, $5)",
        delivery.id,
        mail_id,
        delivery.at,
        delivery.outcome,
        delivery.answer,
    )


async def mark_sent(connection: Connection, mail_id: UUID, *, at: datetime) -> None:
    await sql.execute(
        connection,
        """UPDATE email.message SET status = 'sent', delivered_at = $2, last_error = NULL, leased_until = NULL
           WHERE id = $1 AND status <> 'sent'""",
        mail_id,
        at,
    )


async def postpone(connection: Connection, mail_id: UUID, *, error: str, next_try_at: datetime) -> None:
    await sql.execute(
        connection,
        """UPDATE email.message SET last_error = $2, next_try_at = $3, leased_until = NULL
           WHERE id = $1 AND status = 'queued'""",
        mail_id,
        error,
        next_try_at,
    )


async def mark_failed(connection: Connection, mail_id: UUID, *, error: str) -> None:
    await sql.execute(
        connection,
        """UPDATE email.message SET status = 'failed', last_error = $2, leased_until = NULL
           WHERE id = $1 AND status = 'queued'""",
        mail_id,
        error,
    )


async def due(connection: Connection, *, now: datetime, limit: int) -> list[Due]:
    """Queued messages whose next try has come and that nobody is handing over, locked for this transaction."""
    return await sql.fetch(
        connection,
        Due,
        f"""SELECT id, queued_at, attempts, last_error FROM email.message
            WHERE status = 'queued' AND next_try_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
            ORDER BY next_try_at LIMIT {int(limit)} FOR UPDATE SKIP LOCKED""",
        now,
    )


async def set_next_try(connection: Connection, mail_id: UUID, *, at: datetime) -> None:
    await sql.execute(connection, "UPDATE email.message SET next_try_at = $2 WHERE id = $1", mail_id, at)


async def requeue_failed(
    connection: Connection, *, mail_id: UUID | None, now: datetime, next_try_at: datetime, limit: int
) -> list[UUID]:
    """Makes failed messages queued ones; their ids."""
    return await sql.fetch_column(
        connection,
        f"""UPDATE email.message SET status = 'queued', queued_at = $2, next_try_at = $3, leased_until = NULL
            WHERE id IN (SELECT id FROM email.message
                         WHERE status = 'failed' AND NOT erase_due AND ($1::uuid IS NULL OR id = $1)
                         ORDER BY id LIMIT {int(limit)})
            RETURNING id""",
        mail_id,
        now,
        next_try_at,
    )


async def deliveries(connection: Connection, mail_id: UUID) -> list[Delivery]:
    return await sql.fetch(
        connection,
        Delivery,
        "SELECT id, at, outcome, answer FROM email.delivery WHERE mail_id = $1 ORDER BY id LIMIT 200",
        mail_id,
    )
