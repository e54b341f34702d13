"""Upkeep: expired rows go, deleted people's too; and what the command line does."""

from uuid import UUID

from talentsphere.kernel.actor import Role
from talentsphere.kernel.mail import normal_address
from talentsphere.services.auth.contract import Me
from talentsphere.services.auth.rules import passwords, people, throttle, tokens
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import accounts, attempts, links, refreshes, sessions


class Upkeep(Base):
    async def sweep(self) -> int:
        """Deletes what has expired; how many rows."""
        now = self._clock()
        async with self._database.transaction() as connection:
            return sum(
                [
                    await sessions.delete_expired(connection, now=now),
                    await refreshes.delete_expired(connection, now=now),
                    await links.delete_expired(connection, now=now),
                    await attempts.delete_before(
                        connection,
                        attempts_before=now - throttle.ACCOUNT_WINDOW,
                        familiar_before=now - throttle.FAMILIAR_FOR,
                    ),
                ]
            )

    async def forget(self, *, user_id: UUID, email: str) -> None:
        """Erases everything that is kept of a deleted person."""
        async with self._database.transaction() as connection:
            await sessions.end_all(connection, user_id)
            await accounts.delete_credential(connection, user_id)
            await links.delete_of(connection, user_id=user_id, email=email)
            await attempts.forget(connection, tokens.account_key(email))

    async def add_user(self, *, email: str, name: str, password: str, roles: tuple[Role, ...]) -> Me:
        address, known_as = normal_address(email), people.normal_name(name)
        passwords.check(password, email=address, name=known_as)
        password_hash = await self._hasher.hash(password)
        person = await self._users.create(email=address, name=known_as, roles=roles)
        async with self._database.transaction() as connection:
            await accounts.put_credential(
                connection, user_id=person.id, password_hash=password_hash, now=self._clock()
            )
            await sessions.end_all(connection, person.id)
        return Me(id=person.id, email=person.email, name=person.name, roles=person.roles)

    async def hash_password(self, password: str) -> str:
        return await self._hasher.hash(password)
