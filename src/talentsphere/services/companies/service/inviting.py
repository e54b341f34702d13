"""Invitations: a mailed link that makes its receiver a member."""

import hashlib
import secrets
from uuid import UUID

from talentsphere.kernel import clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.mail import normal_address
from talentsphere.services.companies import rules
from talentsphere.services.companies.contract import BadInvitation, Company, Invitation, MemberRole
from talentsphere.services.companies.service.base import Base, found
from talentsphere.services.companies.store import invitations, members, pages


class Inviting(Base):
    async def invitations(self, actor: Actor, *, company_id: UUID) -> list[Invitation]:
        await self.require(actor, company_id=company_id, permission="manage")
        async with self._database.reading() as connection:
            return await invitations.open_invitations(connection, company_id)

    async def invite(self, actor: Actor, *, company_id: UUID, email: str, role: MemberRole) -> Invitation:
        await self.require(actor, company_id=company_id, permission="manage")
        company = await self.get(company_id=company_id)
        token = secrets.token_urlsafe(32)
        invited_at = clock.now()
        fresh = Invitation(
            id=new_id(),
            email=normal_address(email),
            role=role,
            invited_at=invited_at,
            expires_at=rules.expires(invited_at),
        )
        # Inviting again replaces the link, so only the mail makes it final.
        async with self._database.transaction(keyed=False) as connection:
            invitation = await invitations.insert_invitation(
                connection, company_id=company_id, invitation=fresh, token_hash=_hash(token)
            )
        await self._email.send(
            key=f"companies.invitation:{fresh.id}",
            to=invitation.email,
            template="companies/invitation",
            context={
                "inviter": actor.name,
                "company": company.name,
                "link": f"{self._base_url}/invitations/{token}",
                "expires_at": invitation.expires_at.date().isoformat(),
            },
        )
        return invitation

    async def withdraw_invitation(self, actor: Actor, *, invitation_id: UUID) -> None:
        async with self._database.reading() as connection:
            company_id = await invitations.company_of_invitation(connection, invitation_id)
        if company_id is None:
            return
        await self.require(actor, company_id=company_id, permission="manage")
        async with self._database.transaction() as connection:
            await invitations.delete_invitation(connection, invitation_id)

    async def accept(self, actor: Actor, *, token: str) -> Company:
        user_id = actor.person()
        async with self._database.transaction() as connection:
            taken = await invitations.take_invitation(connection, token_hash=_hash(token), email=actor.email)
            if taken is None:
                raise BadInvitation
            await members.put_member(
                connection, company_id=taken.company_id, user_id=user_id, role=taken.role, keep=True
            )
            return found(await pages.by_id(connection, taken.company_id))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
