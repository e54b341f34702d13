"""Who is asking: one statement for each request, so that a session that was ended is over at once."""

from datetime import timedelta

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import BadToken, Me
from talentsphere.services.auth.rules import tokens
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import sessions

# Uses are written down no more often than this.
_TOUCH_AFTER = timedelta(minutes=1)


class Authenticating(Base):
    async def authenticate(self, *, session: str | None, bearer: str | None) -> Actor:
        if bearer is not None:
            return await self._from_bearer(bearer)
        if session:
            return await self._from_cookie(session)
        return NOBODY

    async def me(self, actor: Actor) -> Me:
        # The actor was made from the database a moment ago.
        return Me(id=actor.person(), email=actor.email, name=actor.name, roles=tuple(sorted(actor.roles)))

    async def _from_bearer(self, bearer: str) -> Actor:
        now = self._clock()
        claims = self._access_tokens.read(bearer, now=now)
        # On the primary, where what was ended is ended; without a transaction, whose first statement would claim
        # the request's Idempotency-Key before the service that is asked does.
        async with self._database.primary.acquire() as connection:
            live = await sessions.live_api(connection, claims.sid, now=now)
            if live is None or live.user_id != claims.sub:
                raise BadToken
            await self._touch(connection, live, life=None)
        return _actor(live)

    async def _from_cookie(self, cookie: str) -> Actor:
        async with self._database.primary.acquire() as connection:
            live = await sessions.live_page(connection, tokens.digest(cookie), now=self._clock())
            if live is None:
                return NOBODY
            await self._touch(connection, live, life=self._page_life)
        return _actor(live)

    async def _touch(self, connection: Connection, live: sessions.Live, *, life: timedelta | None) -> None:
        now = self._clock()
        if now - live.last_used_at >= _TOUCH_AFTER:
            expires_at = now + life if life is not None else None
            await sessions.touch(connection, live.id, now=now, expires_at=expires_at)


def _actor(live: sessions.Live) -> Actor:
    return Actor(user_id=live.user_id, name=live.name, email=live.email, roles=live.roles, session_id=live.id)
