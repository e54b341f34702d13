"""Invitations to become a member."""

from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.companies.contract import Invitation, MemberRole

_INVITATION = "id, email, role, invited_at, expires_at"


class OpenInvitation(msgspec.Struct, frozen=True):
    id: UUID
    company_id: UUID
    email: str
    role: MemberRole


async def insert_invitation(
    connection: Connection,
    *,
    company_id: UUID,
    invitation: Invitation,
    token_hash: bytes,
) -> Invitation:
    """A fresh invitation; one still open for the same address is replaced, and its link dies."""
    found = await sql.fetch_one(
        connection,
        Invitation,
        f"""INSERT INTO companies.invitation (id, company_id, email, role, token_hash, invited_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (company_id, email) WHERE accepted_at IS NULL DO UPDATE SET
                role = excluded.role, token_hash = excluded.token_hash,
                invited_at = excluded.invited_at, expires_at = excluded.expires_at
            RETURNING {_INVITATION}""",
        invitation.id,
        company_id,
        invitation.email,
        invitation.role,
        token_hash,
        invitation.invited_at,
        invitation.expires_at,
    )
    if found is None:
        raise RuntimeError("An upsert returned no row.")
    return found


async def open_invitations(connection: Connection, company_id: UUID) -> list[Invitation]:
    return await sql.fetch(
        connection,
        Invitation,
        f"""SELECT {_INVITATION} FROM companies.invitation
            WHERE company_id = $1 AND accepted_at IS NULL AND expires_at > now()
            ORDER BY invited_at DESC LIMIT 200""",
        company_id,
    )


async def company_of_invitation(connection: Connection, invitation_id: UUID) -> UUID | None:
    found: UUID | None = await sql.fetch_value(
        connection, "SELECT company_id FROM companies.invitation WHERE id = $1", invitation_id
    )
    return found


async def delete_invitation(connection: Connection, invitation_id: UUID) -> None:
    await sql.execute(
        connection, "DELETE FROM companies.invitation WHERE id = $1 AND accepted_at IS NULL", invitation_id
    )


async def take_invitation(connection: Connection, *, token_hash: bytes, email: str) -> OpenInvitation | None:
    """Marks an open invitation of this address accepted."""
    return await sql.fetch_one(
        connection,
        OpenInvitation,
        """UPDATE companies.invitation SET accepted_at = now()
           WHERE token_hash = $1 AND email = $2 AND accepted_at IS NULL AND expires_at > now()
           RETURNING id, company_id, email, role""",
        token_hash,
        email,
    )
