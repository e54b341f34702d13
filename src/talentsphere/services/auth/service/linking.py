"""Asking for a mailed link: one row and one event, the same for known and unknown addresses."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from talentsphere.kernel import events
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import BadLink, LinkRequested
from talentsphere.services.auth.rules import tokens
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import links

_LIVES: dict[links.Purpose, timedelta] = {
    "sign_up": timedelta(hours=24),
    "reset": timedelta(hours=1),
    "change_email": timedelta(hours=24),
}


class Linking(Base):
    async def _request_link(self, *, purpose: links.Purpose, email: str, **details: Any) -> None:
        """Keeps what the link will do. The mail is written afterwards, when nobody waits for the answer."""
        link_id, now = new_id(), self._clock()
        link = links.Link(
            id=link_id,
            purpose=purpose,
            email=email,
            token_hash=tokens.digest(self._link_token(link_id)),
            created_at=now,
            expires_at=now + _LIVES[purpose],
            **details,
        )
        async with self._database.transaction() as connection:
            await links.insert(connection, link)
            await events.emit(connection, LinkRequested(link_id=link_id))

    async def _open_link(self, token: str, *purposes: links.Purpose) -> links.Link:
        """The link of a token, when it is good for one of these. Raises BadLink."""
        async with self._database.transaction(keyed=False) as connection:
            link = await links.open_one(connection, tokens.digest(token), now=self._clock())
        if link is None or link.purpose not in purposes:
            raise BadLink
        return link

    async def _use_link(self, connection: Connection, link: links.Link, *, now: datetime) -> None:
        """Takes a link for good. Raises BadLink when somebody was faster."""
        if not await links.use(connection, link.id, now=now):
            raise BadLink

    def _link_token(self, link_id: UUID) -> str:
        return tokens.link_token(link_id, secret=self._link_secret)
