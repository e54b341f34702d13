"""Keeping searches."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.services.alerts.contract import (
    MOST_SEARCHES,
    Frequency,
    Question,
    SavedSearch,
    SearchNotFound,
    TooManySearches,
)
from talentsphere.services.alerts.rules import questions
from talentsphere.services.alerts.rules.timing import next_look, zone_of
from talentsphere.services.alerts.rules.tokens import search_of
from talentsphere.services.alerts.service.base import Base
from talentsphere.services.alerts.store import saved


class Saving(Base):
    async def save(self, actor: Actor, *, name: str, question: Question, frequency: Frequency) -> SavedSearch:
        owner_id = actor.person()
        checked = questions.checked_name(name)
        # Raises what search would refuse later on, when nobody is there to read it.
        await self._search.find(query=questions.trial_of(question))
        now = self._clock()
        new = saved.NewSearch(
            id=new_id(),
            owner_id=owner_id,
            name=checked,
            question=question,
            fingerprint=questions.fingerprint(question),
            frequency=frequency,
            created_at=now,
            next_look_at=await self._next_look(owner_id, frequency, after=now),
        )
        async with self._database.transaction() as connection:
            if await saved.count_others(connection, owner_id, new.fingerprint) >= MOST_SEARCHES:
                raise TooManySearches
            return await saved.put(connection, new)

    async def mine(self, actor: Actor) -> list[SavedSearch]:
        async with self._database.reading() as connection:
            return await saved.of_owner(connection, actor.person(), limit=MOST_SEARCHES)

    async def change(
        self, actor: Actor, *, search_id: UUID, name: str | None = None, frequency: Frequency | None = None
    ) -> SavedSearch:
        owner_id = actor.person()
        async with self._database.reading() as connection:
            if await saved.owner_of(connection, search_id) != owner_id:
                raise SearchNotFound
        return await self._change(search_id, owner_id=owner_id, name=name, frequency=frequency)

    async def remove(self, actor: Actor, *, search_id: UUID) -> None:
        async with self._database.transaction() as connection:
            if not await saved.delete(connection, search_id, owner_id=actor.person()):
                raise SearchNotFound

    async def of_token(self, *, token: str) -> SavedSearch:
        search_id = self._named(token)
        async with self._database.reading() as connection:
            found = await saved.by_id(connection, search_id)
        if found is None:
            raise SearchNotFound
        return found

    async def change_by_token(self, *, token: str, frequency: Frequency) -> SavedSearch:
        search_id = self._named(token)
        async with self._database.reading() as connection:
            owner_id = await saved.owner_of(connection, search_id)
        if owner_id is None:
            raise SearchNotFound
        return await self._change(search_id, owner_id=owner_id, frequency=frequency)

    async def forget(self, *, owner_id: UUID) -> None:
        """Erases what is kept of a person."""
        async with self._database.transaction() as connection:
            await saved.forget(connection, owner_id)

    async def _change(
        self, search_id: UUID, *, owner_id: UUID, name: str | None = None, frequency: Frequency | None = None
    ) -> SavedSearch:
        checked = None if name is None else questions.checked_name(name)
        next_look_at = await self._next_look(owner_id, frequency, after=self._clock()) if frequency else None
        async with self._database.transaction() as connection:
            found = await saved.change(
                connection, search_id, name=checked, frequency=frequency, next_look_at=next_look_at
            )
        if found is None:
            raise SearchNotFound
        return found

    async def _next_look(self, owner_id: UUID, frequency: Frequency, *, after: datetime) -> datetime | None:
        owner = (await self._users.by_ids(user_ids=(owner_id,))).get(owner_id)
        return next_look(frequency, after=after, zone=zone_of(owner.timezone if owner else "UTC"))

    def _named(self, token: str) -> UUID:
        search_id = search_of(token, secret=self._secret)
        if search_id is None:
            raise SearchNotFound
        return search_id
