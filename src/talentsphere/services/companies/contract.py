"""The public door of companies."""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Forbidden, Invalid, NotFound
from talentsphere.kernel.events import Event
from talentsphere.kernel.paging import Page

MemberRole = Literal["admin", "recruiter"]
# `manage`: the page, members and invitations (admins). `recruit`: jobs and applicants (every member).
Permission = Literal["manage", "recruit"]


class NewCompany(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    website: str | None = None
    description: str = ""


class CompanyChanges(msgspec.Struct, frozen=True, kw_only=True):
    name: str | UnsetType = UNSET
    website: str | None | UnsetType = UNSET
    description: str | UnsetType = UNSET


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """A company's public page. The shape of the view companies.card, plus its description."""

    id: UUID
    slug: str
    name: str
    website: str | None
    description: str
    logo_url: str | None
    created_at: datetime


class Member(msgspec.Struct, frozen=True, kw_only=True):
    user_id: UUID
    name: str
    email: str
    role: MemberRole
    since: datetime


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    email: str
    role: MemberRole
    invited_at: datetime
    expires_at: datetime


class CompanyNotFound(NotFound):
    code = "company_not_found"
    title = "There is no such company"


class NotAMember(Forbidden):
    code = "not_a_member"
    title = "Only members of the company can do this"


class BadInvitation(Invalid):
    code = "bad_invitation"
    title = "This invitation is no longer valid, or was sent to another address"


class CompaniesChanged(Event, frozen=True, kw_only=True, tag="companies.changed"):
    """Name, website or logo changed: copies of the company's card are stale."""

    company_id: UUID


class Companies(Protocol):
    """Use cases. Every method with an actor checks the permission itself."""

    async def create(self, actor: Actor, *, company: NewCompany) -> Company:
        """Makes a company with the actor (a recruiter) as its first admin."""

    async def change(self, actor: Actor, *, company_id: UUID, changes: CompanyChanges) -> Company: ...
    async def set_logo(self, actor: Actor, *, company_id: UUID, data: bytes, file_name: str) -> Company: ...
    async def get(self, *, company_id: UUID) -> Company:
        """Public. Raises CompanyNotFound."""

    async def by_slug(self, *, slug: str) -> Company: ...
    async def by_ids(self, *, company_ids: tuple[UUID, ...]) -> dict[UUID, Company]: ...
    async def ensure_named(self, actor: Actor, *, names: tuple[str, ...]) -> dict[str, UUID]:
        """For imports by operators: the ids of companies of these names, made where missing."""

    async def find_named(self, *, names: tuple[str, ...]) -> dict[str, UUID]:
        """Those of `ensure_named` that exist already."""

    async def all(self, *, q: str = "", cursor: str | None = None) -> Page[Company]:
        """Public list by name."""

    async def mine(self, actor: Actor) -> list[Company]:
        """The companies the actor is a member of, by name."""

    async def require(self, actor: Actor, *, company_id: UUID, permission: Permission) -> None:
        """Raises Unauthenticated or NotAMember unless the actor may; operators may everything."""

    async def recruiters(self, *, company_id: UUID) -> list[Member]:
        """For services above: the members who hear of applications."""

    async def members(self, actor: Actor, *, company_id: UUID) -> list[Member]: ...
    async def invitations(self, actor: Actor, *, company_id: UUID) -> list[Invitation]: ...
    async def invite(self, actor: Actor, *, company_id: UUID, email: str, role: MemberRole) -> Invitation:
        """Mails a link that makes its receiver a member once they are signed in with that address."""

    async def withdraw_invitation(self, actor: Actor, *, invitation_id: UUID) -> None: ...
    async def accept(self, actor: Actor, *, token: str) -> Company: ...
    async def set_role(self, actor: Actor, *, company_id: UUID, user_id: UUID, role: MemberRole) -> None:
        """Raises Conflict when it would leave the company without an admin."""

    async def remove_member(self, actor: Actor, *, company_id: UUID, user_id: UUID) -> None: ...
