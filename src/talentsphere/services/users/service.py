"""Use cases of users."""

from uuid import UUID

import asyncpg
import msgspec
from msgspec import UNSET

from talentsphere.kernel import events
from talentsphere.kernel.actor import Actor, Role
from talentsphere.kernel.errors import Conflict, Forbidden
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.mail import normal_address
from talentsphere.kernel.transaction import Database
from talentsphere.services.users import rules, store
from talentsphere.services.users.contract import Profile, ProfileChanges, UserDeleted, UserNotFound


class UsersService:
    """Implements contract.Users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, actor: Actor, *, user_id: UUID) -> Profile:
        if actor.user_id != user_id and not actor.is_operator:
            actor.person()
            raise Forbidden("You can see only your own profile.")
        async with self._database.reading() as connection:
            return _found(await store.by_id(connection, user_id))

    async def change(self, actor: Actor, *, changes: ProfileChanges) -> Profile:
        user_id = actor.person()
        rules.check_changes(changes)
        values = {k: v for k, v in msgspec.structs.asdict(changes).items() if v is not UNSET}
        if "name" in values:
            values["name"] = rules.normal_name(values["name"])
        async with self._database.transaction() as connection:
            if values:
                await store.update(connection, user_id=user_id, values=values)
            return _found(await store.by_id(connection, user_id))

    async def create(
        self, *, email: str, name: str, roles: tuple[Role, ...], user_id: UUID | None = None
    ) -> Profile:
        address = normal_address(email)
        async with self._database.transaction(keyed=False) as connection:
            await store.insert(
                connection,
                user_id=user_id or new_id(),
                email=address,
                name=rules.normal_name(name),
                roles=roles,
            )
            return _found(await store.by_email(connection, address))

    async def find(self, *, email: str) -> Profile | None:
        async with self._database.reading() as connection:
            return await store.by_email(connection, normal_address(email))

    async def by_ids(self, *, user_ids: tuple[UUID, ...]) -> dict[UUID, Profile]:
        async with self._database.reading() as connection:
            people = await store.by_ids(connection, user_ids[:1000])
        return {person.id: person for person in people}

    async def change_email(self, *, user_id: UUID, email: str) -> None:
        try:
            async with self._database.transaction(keyed=False) as connection:
                await store.update(connection, user_id=user_id, values={"email": normal_address(email)})
        except asyncpg.UniqueViolationError:
            raise Conflict("Another account uses this address.") from None

    async def delete(self, *, user_id: UUID) -> None:
        async with self._database.transaction() as connection:
            email = await store.delete(connection, user_id)
            if email is not None:
                await events.emit(connection, UserDeleted(user_id=user_id, email=email))


def _found(person: Profile | None) -> Profile:
    if person is None:
        raise UserNotFound
    return person
