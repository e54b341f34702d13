"""One's own sessions: seeing them, ending them."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.services.auth.contract import Session, SessionNotFound
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import sessions


class Sessions(Base):
    async def sessions(self, actor: Actor) -> list[Session]:
        user_id = actor.person()
        async with self._database.primary.acquire() as connection:
            return await sessions.of_person(connection, user_id, current=actor.session_id, now=self._clock())

    async def end_session(self, actor: Actor, *, session_id: UUID) -> None:
        user_id = actor.person()
        async with self._database.transaction() as connection:
            if not await sessions.end_own(connection, session_id, user_id=user_id):
                raise SessionNotFound

    async def logout(self, actor: Actor) -> None:
        user_id = actor.person()
        if actor.session_id is None:
            return
        async with self._database.transaction() as connection:
            await sessions.end_own(connection, actor.session_id, user_id=user_id)
