"""Opening sessions. Every one has a new token, so nobody can plant one and wait for its owner to sign in."""

import secrets
from datetime import datetime
from uuid import UUID

from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import Tokens
from talentsphere.services.auth.rules import people, tokens
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import refreshes, sessions


class Opening(Base):
    async def _open_page(
        self, connection: Connection, *, user_id: UUID, user_agent: str, now: datetime
    ) -> str:
        """The value of the new session's cookie."""
        token = secrets.token_urlsafe(32)
        await sessions.insert(
            connection,
            session_id=new_id(),
            user_id=user_id,
            kind="page",
            token_hash=tokens.digest(token),
            user_agent=people.short_user_agent(user_agent),
            now=now,
            expires_at=now + self._page_life,
        )
        return token

    async def _open_api(
        self, connection: Connection, *, user_id: UUID, user_agent: str, now: datetime
    ) -> Tokens:
        session_id = new_id()
        await sessions.insert(
            connection,
            session_id=session_id,
            user_id=user_id,
            kind="api",
            token_hash=None,
            user_agent=people.short_user_agent(user_agent),
            now=now,
            expires_at=now + self._refresh_life,
        )
        return await self._issue(connection, user_id=user_id, session_id=session_id, now=now)

    async def _issue(
        self, connection: Connection, *, user_id: UUID, session_id: UUID, now: datetime
    ) -> Tokens:
        """A fresh pair of tokens of a session."""
        refresh_token = secrets.token_urlsafe(32)
        await refreshes.insert(
            connection,
            token_hash=tokens.keyed_digest(refresh_token, secret=self._refresh_secret),
            session_id=session_id,
            expires_at=now + self._refresh_life,
        )
        return Tokens(
            access_token=self._access_tokens.issue(user_id=user_id, session_id=session_id, now=now),
            refresh_token=refresh_token,
            expires_in=self._access_tokens.ttl,
        )
