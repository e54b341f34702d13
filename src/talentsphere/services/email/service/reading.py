"""Reading what was sent, for operators and the machine itself: the local mailbox and the delivery log."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.paging import Page, cut, decode_cursor
from talentsphere.services.email.contract import Delivery, Mail, MailNotFound
from talentsphere.services.email.service.base import Base
from talentsphere.services.email.store import attempts, messages

_PAGE = 50


class Reading(Base):
    async def mailbox(self, actor: Actor, *, to: str | None = None, cursor: str | None = None) -> Page[Mail]:
        actor.require_operator()
        before = decode_cursor(cursor, UUID) if cursor else None
        async with self._database.reading() as connection:
            found = await messages.newest(
                connection, to=to.strip().lower() if to else None, before=before, limit=_PAGE + 1
            )
        return cut(found, limit=_PAGE, key=lambda mail: mail.id)

    async def read(self, actor: Actor, *, mail_id: UUID) -> Mail:
        actor.require_operator()
        async with self._database.reading() as connection:
            mail = await messages.by_id(connection, mail_id)
        if mail is None:
            raise MailNotFound
        return mail

    async def deliveries(self, actor: Actor, *, mail_id: UUID) -> list[Delivery]:
        actor.require_operator()
        async with self._database.reading() as connection:
            return await attempts.deliveries(connection, mail_id)
