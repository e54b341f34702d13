"""Refreshing: a refresh token is exchanged once. A second use means two hold it, so neither keeps it."""

import logging
from datetime import timedelta

from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import BadToken, Tokens
from talentsphere.services.auth.rules import tokens
from talentsphere.services.auth.service.opening import Opening
from talentsphere.services.auth.store import refreshes, sessions

logger = logging.getLogger(__name__)

# A second use so soon is the same client clicking twice or asking again after a lost answer.
_GRACE = timedelta(seconds=5)


class Refreshing(Opening):
    async def refresh(self, *, refresh_token: str) -> Tokens:
        token_hash = tokens.keyed_digest(refresh_token, secret=self._refresh_secret)
        async with self._database.transaction() as connection:
            fresh = await self._exchange(connection, token_hash)
            if fresh is None:
                await self._end_family_of_reused(connection, token_hash)
        # Raised outside, so that the end of the family is committed.
        if fresh is None:
            raise BadToken
        return fresh

    async def _exchange(self, connection: Connection, token_hash: bytes) -> Tokens | None:
        now = self._clock()
        session_id = await refreshes.use(connection, token_hash, now=now)
        if session_id is None:
            return None
        user_id = await sessions.extend_api(
            connection, session_id, now=now, expires_at=now + self._refresh_life
        )
        if user_id is None:
            return None
        return await self._issue(connection, user_id=user_id, session_id=session_id, now=now)

    async def _end_family_of_reused(self, connection: Connection, token_hash: bytes) -> None:
        used = await refreshes.used(connection, token_hash)
        if used is not None and self._clock() - used.used_at > _GRACE:
            await sessions.end(connection, used.session_id)
            logger.warning("A refresh token was used twice; session %s was ended", used.session_id)
