"""Queueing: a message is rendered and written down once per key."""

from typing import Any
from uuid import UUID

from talentsphere.kernel import events
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.mail import normal_address
from talentsphere.services.email import rules
from talentsphere.services.email.contract import MailQueued
from talentsphere.services.email.service.base import Base
from talentsphere.services.email.store import messages


class Queueing(Base):
    async def send(
        self,
        *,
        key: str,
        to: str,
        template: str,
        context: dict[str, Any],
        reply_to: str | None = None,
        locale: str = "en",
        unsubscribe: str | None = None,
    ) -> UUID:
        message = self._render(
            key=key,
            to=to,
            template=template,
            context=context,
            reply_to=reply_to,
            locale=locale,
            unsubscribe=unsubscribe,
        )
        now = self._clock()
        async with self._database.transaction() as connection:
            is_new = await messages.insert(
                connection, message, queued_at=now, next_try_at=now + rules.pause(0)
            )
            if not is_new:
                return await messages.id_of_key(connection, key)
            await events.emit(connection, MailQueued(mail_id=message.id))
        return message.id

    def _render(
        self,
        *,
        key: str,
        to: str,
        template: str,
        context: dict[str, Any],
        reply_to: str | None,
        locale: str,
        unsubscribe: str | None,
    ) -> messages.NewMessage:
        mail_id = new_id()
        rendered = self._renderer.render(
            template, context={"base_url": self._base_url} | context, locale=locale
        )
        return messages.NewMessage(
            id=mail_id,
            key=key,
            to=normal_address(to, field="to"),
            reply_to=None if reply_to is None else normal_address(reply_to, field="reply_to"),
            unsubscribe=unsubscribe,
            template=template,
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
            links=rules.links_in(rendered.text),
            message_id=rules.message_id(mail_id, base_url=self._base_url),
        )
