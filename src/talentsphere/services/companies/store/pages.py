"""Companies and their pages."""

from typing import Any
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.companies.contract import Company

_COMPANY = "id, slug, name, website, description, logo_url, created_at"


async def insert(
    connection: Connection,
    *,
    company_id: UUID,
    slug: str,
    values: dict[str, str | None],
    imported_as: str | None = None,
) -> None:
    await sql.execute(
        connection,
        """INSERT INTO companies.company (id, slug, name, website, description, imported_as)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (imported_as) DO NOTHING""",
        company_id,
        slug,
        values["name"],
        values.get("website"),
        values.get("description") or "",
        imported_as,
    )


async def update(connection: Connection, *, company_id: UUID, values: dict[str, Any]) -> None:
    """Sets the given columns; their names come from the rules, never from a request."""
    assignments = ", ".join(f"{column} = ${number}" for number, column in enumerate(values, start=2))
    await sql.execute(
        connection,
        f"UPDATE companies.company SET {assignments}, updated_at = now() WHERE id = $1",
        company_id,
        *values.values(),
    )


async def by_id(connection: Connection, company_id: UUID) -> Company | None:
    return await sql.fetch_one(
        connection, Company, f"SELECT {_COMPANY} FROM companies.company WHERE id = $1", company_id
    )


async def by_slug(connection: Connection, slug: str) -> Company | None:
    return await sql.fetch_one(
        connection, Company, f"SELECT {_COMPANY} FROM companies.company WHERE slug = $1", slug
    )


async def by_ids(connection: Connection, company_ids: tuple[UUID, ...]) -> list[Company]:
    return await sql.fetch(
        connection,
        Company,
        f"SELECT {_COMPANY} FROM companies.company WHERE id = ANY($1)",
        list(company_ids),
    )


async def imported(connection: Connection, folded_names: list[str]) -> dict[str, UUID]:
    rows = await connection.fetch(
        "SELECT imported_as, id FROM companies.company WHERE imported_as = ANY($1)", folded_names
    )
    return {row["imported_as"]: row["id"] for row in rows}


async def page(
    connection: Connection, *, q: str, after: tuple[str, UUID] | None, limit: int
) -> list[Company]:
    """By name; one row more than a page, to know whether there is a next one."""
    return await sql.fetch(
        connection,
        Company,
        f"""SELECT {_COMPANY} FROM companies.company
            WHERE ($1 = '' OR lower(name) LIKE '%' || $1 || '%')
              AND ($2::text IS NULL OR (lower(name), id) > ($2, $3))
            ORDER BY lower(name), id LIMIT {limit + 1}""",
        q.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"),
        after[0] if after else None,
        after[1] if after else None,
    )


async def of_member(connection: Connection, user_id: UUID) -> list[Company]:
    columns = ", ".join(f"company.{column.strip()}" for column in _COMPANY.split(","))
    return await sql.fetch(
        connection,
        Company,
        f"""SELECT {columns} FROM companies.member JOIN companies.company ON company.id = member.company_id
            WHERE member.user_id = $1 ORDER BY lower(company.name), company.id LIMIT 100""",
        user_id,
    )


async def logo_file(connection: Connection, company_id: UUID) -> UUID | None:
    found: UUID | None = await sql.fetch_value(
        connection, "SELECT logo_file_id FROM companies.company WHERE id = $1", company_id
    )
    return found
