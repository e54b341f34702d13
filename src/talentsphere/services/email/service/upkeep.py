"""Upkeep: nothing queued is lost, nothing is tried for ever, and nothing is kept longer than it is needed."""

import logging
from uuid import UUID

from talentsphere.kernel import events, telemetry
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.services.email import rules
from talentsphere.services.email.contract import Delivery, MailQueued
from talentsphere.services.email.service.base import Base
from talentsphere.services.email.store import attempts, erasure

logger = logging.getLogger(__name__)

_BATCH = 500


class Upkeep(Base):
    async def sweep(self) -> int:
        """Queues again what is due, fails what was tried for a day, erases old content; how many were due."""
        now = self._clock()
        async with self._database.transaction() as connection:
            due = await attempts.due(connection, now=now, limit=_BATCH)
            for mail in due:
                if now - mail.queued_at >= rules.GIVE_UP_AFTER:
                    reason = f"Given up after a day: {mail.last_error or 'no worker took it'}"
                    given_up = Delivery(id=new_id(), at=now, outcome="failed", answer=reason)
                    await attempts.record(connection, mail_id=mail.id, delivery=given_up)
                    await attempts.mark_failed(connection, mail.id, error=reason)
                    telemetry.MAIL.labels("failed").inc()
                    logger.error("Mail %s can't be delivered: %s", mail.id, reason)
                else:
                    await attempts.set_next_try(connection, mail.id, at=now + rules.pause(mail.attempts))
                    await events.emit(connection, MailQueued(mail_id=mail.id))
            await erasure.mark_older(connection, than=now - self._keep_content, limit=_BATCH)
            await erasure.erase_due(connection, at=now)
        return len(due)

    async def retry(self, actor: Actor, *, mail_id: UUID | None = None) -> int:
        actor.require_operator()
        now = self._clock()
        async with self._database.transaction() as connection:
            requeued = await attempts.requeue_failed(
                connection, mail_id=mail_id, now=now, next_try_at=now + rules.pause(0), limit=_BATCH
            )
            for requeued_id in requeued:
                await events.emit(connection, MailQueued(mail_id=requeued_id))
        return len(requeued)

    async def forget(self, *, email: str) -> None:
        """Erases what messages to an address said; those still queued are delivered first."""
        async with self._database.transaction() as connection:
            await erasure.mark_recipient(connection, to=email.lower())
            await erasure.erase_due(connection, at=self._clock())
