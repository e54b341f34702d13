"""JSON routes of companies under /api/v1/companies."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, patch, post, put

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.forms import ONE_FILE, the_file
from talentsphere.kernel.paging import Page, link_header
from talentsphere.services.companies.contract import (
    Companies,
    Company,
    CompanyChanges,
    Invitation,
    Member,
    MemberRole,
    NewCompany,
)


class NewInvitation(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    role: MemberRole = "recruiter"


class NewRole(msgspec.Struct, frozen=True, kw_only=True):
    role: MemberRole


class Token(msgspec.Struct, frozen=True, kw_only=True):
    token: str


@post("/")
async def create(actor: Injected[Actor], companies: Injected[Companies], data: NewCompany) -> Company:
    """Adds a company, with the bearer (a recruiter) as its first admin."""
    return await companies.create(actor, company=data)


@get("/")
async def all_companies(
    request: Request[Any, Any, Any], companies: Injected[Companies], q: str = "", cursor: str | None = None
) -> Response[Page[Company]]:
    """Every company by name, 50 a page; `q` finds part of a name."""
    page = await companies.all(q=q, cursor=cursor)
    return Response(page, headers=link_header(request.url.path, {"q": q}, page.next))


@get("/mine")
async def mine(actor: Injected[Actor], companies: Injected[Companies]) -> list[Company]:
    """The companies the bearer is a member of."""
    return await companies.mine(actor)


@get("/{company_id:uuid}")
async def read(companies: Injected[Companies], company_id: UUID) -> Company:
    """A company's public page."""
    return await companies.get(company_id=company_id)


@patch("/{company_id:uuid}")
async def change(
    actor: Injected[Actor], companies: Injected[Companies], company_id: UUID, data: CompanyChanges
) -> Company:
    """Changes the given fields; for admins of the company."""
    return await companies.change(actor, company_id=company_id, changes=data)


@put("/{company_id:uuid}/logo")
async def set_logo(
    actor: Injected[Actor],
    companies: Injected[Companies],
    company_id: UUID,
    data: Annotated[dict[str, Any], ONE_FILE],
) -> Company:
    """Replaces the logo by the PNG, JPEG or WEBP sent as `file`."""
    content, name = await the_file(data)
    return await companies.set_logo(actor, company_id=company_id, data=content, file_name=name)


@get("/{company_id:uuid}/members")
async def members(actor: Injected[Actor], companies: Injected[Companies], company_id: UUID) -> list[Member]:
    """The members, for members."""
    return await companies.members(actor, company_id=company_id)


@put("/{company_id:uuid}/members/{user_id:uuid}", status_code=204)
async def set_role(
    actor: Injected[Actor], companies: Injected[Companies], company_id: UUID, user_id: UUID, data: NewRole
) -> None:
    """Makes a member an admin or a recruiter; for admins."""
    await companies.set_role(actor, company_id=company_id, user_id=user_id, role=data.role)


@delete("/{company_id:uuid}/members/{user_id:uuid}")
async def remove_member(
    actor: Injected[Actor], companies: Injected[Companies], company_id: UUID, user_id: UUID
) -> None:
    """Ends a membership: one's own, or anybody's for admins."""
    await companies.remove_member(actor, company_id=company_id, user_id=user_id)


@get("/{company_id:uuid}/invitations")
async def invitations(
    actor: Injected[Actor], companies: Injected[Companies], company_id: UUID
) -> list[Invitation]:
    """Invitations not accepted yet; for admins."""
    return await companies.invitations(actor, company_id=company_id)


@post("/{company_id:uuid}/invitations")
async def invite(
    actor: Injected[Actor], companies: Injected[Companies], company_id: UUID, data: NewInvitation
) -> Invitation:
    """Mails an invitation; for admins."""
    return await companies.invite(actor, company_id=company_id, email=data.email, role=data.role)


@delete("/invitations/{invitation_id:uuid}")
async def withdraw_invitation(
    actor: Injected[Actor], companies: Injected[Companies], invitation_id: UUID
) -> None:
    """Takes an invitation back; for admins."""
    actor.person()
    await companies.withdraw_invitation(actor, invitation_id=invitation_id)


@post("/invitations/accept", status_code=200)
async def accept(actor: Injected[Actor], companies: Injected[Companies], data: Token) -> Company:
    """Makes the bearer a member by the token of a mailed invitation."""
    return await companies.accept(actor, token=data.token)


ROUTES = (
    Router(
        "/api/v1/companies",
        route_handlers=[
            create, all_companies, mine, read, change, set_logo, members, set_role, remove_member, invitations,
            invite, withdraw_invitation, accept,
        ],
        tags=["companies"],
    ),
)  # fmt: skip
