"""Delivering: one worker at a time hands a message over; its Message-ID is the same at every attempt."""

import logging
from uuid import UUID

from talentsphere.kernel import telemetry
from talentsphere.kernel.errors import Unavailable
from talentsphere.kernel.ids import new_id
from talentsphere.services.email import rules
from talentsphere.services.email.contract import Delivery, MailNotFound, Outcome
from talentsphere.services.email.service.base import Base
from talentsphere.services.email.store import attempts, erasure, messages
from talentsphere.services.email.transport import PermanentFailure, TemporaryFailure

logger = logging.getLogger(__name__)


class BeingDelivered(Unavailable):
    code = "being_delivered"
    title = "Another worker is handing this message over, or was lost while it did"


class Delivering(Base):
    async def deliver(self, *, mail_id: UUID) -> None:
        mail = await self._lease(mail_id)
        if mail is None:
            return
        try:
            message = rules.compose(
                mail, mail_from=self._mail_from, reply_to=mail.reply_to, unsubscribe=mail.unsubscribe
            )
        except ValueError as error:
            await self._fail(mail, f"The message can't be written: {error}")
            return
        try:
            answer = await self._transport.deliver(message)
        except PermanentFailure as failure:
            await self._fail(mail, str(failure))
        except TemporaryFailure as failure:
            if rules.is_hopeless(mail, now=self._clock()):
                await self._fail(mail, f"Given up after a day: {failure}")
                return
            await self._postpone(mail, str(failure))
            # The queue tries again soon while that is likely to help; later the sweep does, with longer pauses.
            if mail.attempts <= rules.QUEUE_TRIES:
                raise
        else:
            await self._succeed(mail, answer)

    async def _lease(self, mail_id: UUID) -> attempts.Outgoing | None:
        """The message, reserved; None when it is delivered or failed already."""
        now = self._clock()
        async with self._database.transaction() as connection:
            mail = await attempts.lease(connection, mail_id, now=now, until=now + rules.LEASE)
            if mail is not None:
                return mail
            present = await messages.by_id(connection, mail_id)
        if present is None:
            raise MailNotFound
        if present.status == "queued":
            raise BeingDelivered
        return None

    async def _succeed(self, mail: attempts.Outgoing, answer: str) -> None:
        delivery = self._delivery("sent", answer)
        async with self._database.transaction() as connection:
            await attempts.record(connection, mail_id=mail.id, delivery=delivery)
            await attempts.mark_sent(connection, mail.id, at=delivery.at)
            await erasure.erase_due(connection, at=delivery.at, mail_id=mail.id)

    async def _postpone(self, mail: attempts.Outgoing, error: str) -> None:
        delivery = self._delivery("postponed", error)
        next_try_at = delivery.at + rules.pause(mail.attempts)
        async with self._database.transaction() as connection:
            await attempts.record(connection, mail_id=mail.id, delivery=delivery)
            await attempts.postpone(connection, mail.id, error=error, next_try_at=next_try_at)
        logger.warning("Mail %s was not taken yet (attempt %d): %s", mail.id, mail.attempts, error)

    async def _fail(self, mail: attempts.Outgoing, error: str) -> None:
        delivery = self._delivery("failed", error)
        async with self._database.transaction() as connection:
            await attempts.record(connection, mail_id=mail.id, delivery=delivery)
            await attempts.mark_failed(connection, mail.id, error=error)
            await erasure.erase_due(connection, at=delivery.at, mail_id=mail.id)
        logger.error("Mail %s can't be delivered: %s", mail.id, error)

    def _delivery(self, outcome: Outcome, answer: str) -> Delivery:
        telemetry.MAIL.labels(outcome).inc()
        return Delivery(id=new_id(), at=self._clock(), outcome=outcome, answer=answer)
