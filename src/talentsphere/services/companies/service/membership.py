"""Members of a company: who they are, what they may, how they leave."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, NotFound
from talentsphere.services.companies.contract import Member, MemberRole
from talentsphere.services.companies.service.base import Base
from talentsphere.services.companies.store import members


class Membership(Base):
    async def recruiters(self, *, company_id: UUID) -> list[Member]:
        async with self._database.reading() as connection:
            rows = await members.memberships(connection, company_id)
        people = await self._users.by_ids(user_ids=tuple(row.user_id for row in rows))
        return [
            Member(
                user_id=row.user_id,
                name=people[row.user_id].name,
                email=people[row.user_id].email,
                role=row.role,
                since=row.since,
            )
            for row in rows
            if row.user_id in people
        ]

    async def members(self, actor: Actor, *, company_id: UUID) -> list[Member]:
        await self.require(actor, company_id=company_id, permission="recruit")
        return await self.recruiters(company_id=company_id)

    async def set_role(self, actor: Actor, *, company_id: UUID, user_id: UUID, role: MemberRole) -> None:
        await self.require(actor, company_id=company_id, permission="manage")
        async with self._database.transaction() as connection:
            admins = await members.lock_admins(connection, company_id)
            if await members.role_of(connection, company_id=company_id, user_id=user_id) is None:
                raise NotFound("This person is not a member of the company.")
            if role != "admin":
                _keep_an_admin(admins, user_id)
            await members.put_member(connection, company_id=company_id, user_id=user_id, role=role)

    async def remove_member(self, actor: Actor, *, company_id: UUID, user_id: UUID) -> None:
        # Anybody may leave; sending others away is for admins.
        leaving = actor.user_id == user_id
        await self.require(actor, company_id=company_id, permission="recruit" if leaving else "manage")
        async with self._database.transaction() as connection:
            _keep_an_admin(await members.lock_admins(connection, company_id), user_id)
            if not await members.remove_member(connection, company_id=company_id, user_id=user_id):
                raise NotFound("This person is not a member of the company.")

    async def forget(self, *, user_id: UUID, email: str) -> None:
        """Ends every membership and invitation of a deleted person."""
        async with self._database.transaction() as connection:
            await members.forget(connection, user_id=user_id, email=email)


def _keep_an_admin(admins: list[UUID], leaving: UUID) -> None:
    if admins == [leaving]:
        raise Conflict("A company needs an admin. Make somebody else an admin first.")
