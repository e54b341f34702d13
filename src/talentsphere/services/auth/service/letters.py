"""The mails of auth, written on its own news: answers never wait for them, nor tell whether there is one."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from talentsphere.services.auth.contract import EmailChanged, PasswordChanged
from talentsphere.services.auth.rules import throttle
from talentsphere.services.auth.service.linking import Linking
from talentsphere.services.auth.store import links
from talentsphere.services.users.contract import Profile, UserDeleted

logger = logging.getLogger(__name__)


class Letters(Linking):
    async def mail_link(self, *, link_id: UUID) -> None:
        """Mails a link to whom it may concern. Repeating it sends nothing twice."""
        async with self._database.transaction() as connection:
            link = await links.by_id(connection, link_id)
            if link is None or link.used_at is not None or link.expires_at <= self._clock():
                return
            earlier = await links.count_before(connection, link, since=link.created_at - timedelta(hours=1))
        if earlier >= throttle.MAILS_PER_HOUR:
            logger.warning("Link %s is not mailed: its address got %d this hour", link_id, earlier)
            return
        person = await self._users.find(email=link.email)
        template = _template(link, is_known=person is not None)
        if template is not None:
            await self._write(f"auth.link:{link_id}", link.email, template, person, link=self._address(link))

    async def tell_of_new_password(self, event: PasswordChanged) -> None:
        person = await self._users.find(email=event.email)
        await self._write(f"auth.password_changed:{event.event_id}", event.email, "password_changed", person)

    async def tell_of_new_email(self, event: EmailChanged) -> None:
        """To the old address, whose owner must hear of it if it was somebody else."""
        person = await self._users.find(email=event.new_email)
        await self._write(
            f"auth.email_changed:{event.event_id}",
            event.old_email,
            "email_changed",
            person,
            new_address=event.new_email,
        )

    async def tell_of_deletion(self, event: UserDeleted) -> None:
        await self._write(f"auth.account_deleted:{event.event_id}", event.email, "account_deleted", None)

    async def _write(self, key: str, to: str, template: str, person: Profile | None, **context: Any) -> None:
        await self._email.send(
            key=key,
            to=to,
            template=f"auth/{template}",
            context={
                "sign_in": f"{self._base_url}/sign-in",
                "forgotten": f"{self._base_url}/reset-request",
                **context,
            },
            locale=person.locale if person is not None else "en",
        )

    def _address(self, link: links.Link) -> str:
        page = "reset" if link.purpose == "reset" else "verify"
        return f"{self._base_url}/{page}?token={self._link_token(link.id)}"


def _template(link: links.Link, *, is_known: bool) -> str | None:
    """The mail a link is sent in; None when there is nobody to write to, or nothing to say."""
    if link.purpose == "sign_up":
        return "known_address" if is_known else "verify"
    if link.purpose == "reset":
        return "reset" if is_known else None
    return None if is_known else "email_change"
