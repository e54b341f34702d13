"""Who belongs to a company."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.companies.contract import MemberRole


class Membership(msgspec.Struct, frozen=True):
    user_id: UUID
    role: MemberRole
    since: datetime


async def role_of(connection: Connection, *, company_id: UUID, user_id: UUID) -> MemberRole | None:
    role: MemberRole | None = await sql.fetch_value(
        connection,
        "SELECT role FROM companies.member WHERE company_id = $1 AND user_id = $2",
        company_id,
        user_id,
    )
    return role


async def memberships(connection: Connection, company_id: UUID) -> list[Membership]:
    return await sql.fetch(
        connection,
        Membership,
        "SELECT user_id, role, since FROM companies.member WHERE company_id = $1 ORDER BY since LIMIT 1000",
        company_id,
    )


async def put_member(
    connection: Connection, *, company_id: UUID, user_id: UUID, role: MemberRole, keep: bool = False
) -> None:
    """Makes somebody a member; changes the role of one who is, unless `keep`."""
    conflict = "DO NOTHING" if keep else "(company_id, user_id) DO UPDATE SET role = excluded.role"
    await sql.execute(
        connection,
        f"""INSERT INTO companies.member (company_id, user_id, role) VALUES ($1, $2, $3)
            ON CONFLICT {conflict}""",
        company_id,
        user_id,
        role,
    )


async def remove_member(connection: Connection, *, company_id: UUID, user_id: UUID) -> int:
    return await sql.execute(
        connection, "DELETE FROM companies.member WHERE company_id = $1 AND user_id = $2", company_id, user_id
    )


async def lock_admins(connection: Connection, company_id: UUID) -> list[UUID]:
    """The admins, locked, so that two who leave at once can't both be taken for the other's remainder."""
    return await sql.fetch_column(
        connection,
        "SELECT user_id FROM companies.member WHERE company_id = $1 AND role = 'admin' FOR UPDATE",
        company_id,
    )


async def forget(connection: Connection, *, user_id: UUID, email: str) -> None:
    await sql.execute(connection, "DELETE FROM companies.member WHERE user_id = $1", user_id)
    await sql.execute(connection, "DELETE FROM companies.invitation WHERE email = $1", email)
