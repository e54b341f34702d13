"""Founding companies, and their public pages."""

from uuid import UUID

import msgspec
from msgspec import UNSET

from talentsphere.kernel import events, paging
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Forbidden
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.paging import Page
from talentsphere.services.companies import rules
from talentsphere.services.companies.contract import (
    CompaniesChanged,
    Company,
    CompanyChanges,
    NewCompany,
)
from talentsphere.services.companies.service.base import Base, found
from talentsphere.services.companies.store import members, pages

_PAGE = 50
_MANY = 1000


class Pages(Base):
    async def create(self, actor: Actor, *, company: NewCompany) -> Company:
        user_id = actor.person()
        if "recruiter" not in actor.roles and not actor.is_operator:
            raise Forbidden("Only recruiters can add a company. Sign up as a recruiter with another address.")
        values = rules.checked(name=company.name, website=company.website, description=company.description)
        company_id = new_id()
        async with self._database.transaction() as connection:
            slug = rules.slug(company.name, company_id)
            await pages.insert(connection, company_id=company_id, slug=slug, values=values)
            await members.put_member(connection, company_id=company_id, user_id=user_id, role="admin")
            return found(await pages.by_id(connection, company_id))

    async def change(self, actor: Actor, *, company_id: UUID, changes: CompanyChanges) -> Company:
        await self.require(actor, company_id=company_id, permission="manage")
        given = {k: v for k, v in msgspec.structs.asdict(changes).items() if v is not UNSET}
        values = rules.checked(**given)
        async with self._database.transaction() as connection:
            if values:
                await pages.update(connection, company_id=company_id, values=values)
                await events.emit(connection, CompaniesChanged(company_id=company_id))
            return found(await pages.by_id(connection, company_id))

    async def set_logo(self, actor: Actor, *, company_id: UUID, data: bytes, file_name: str) -> Company:
        await self.require(actor, company_id=company_id, permission="manage")
        await self.get(company_id=company_id)
        logo = await self._files.store(actor, data=data, name=file_name, purpose="logo")
        values = {"logo_file_id": logo.id, "logo_url": self._files.public_link(file_id=logo.id)}
        async with self._database.transaction() as connection:
            previous = await pages.logo_file(connection, company_id)
            await pages.update(connection, company_id=company_id, values=values)
            await events.emit(connection, CompaniesChanged(company_id=company_id))
            company = found(await pages.by_id(connection, company_id))
        if previous is not None:
            await self._files.delete(file_id=previous)
        return company

    async def by_slug(self, *, slug: str) -> Company:
        async with self._database.reading() as connection:
            return found(await pages.by_slug(connection, slug))

    async def by_ids(self, *, company_ids: tuple[UUID, ...]) -> dict[UUID, Company]:
        async with self._database.reading() as connection:
            companies = await pages.by_ids(connection, company_ids[:_MANY])
        return {company.id: company for company in companies}

    async def ensure_named(self, actor: Actor, *, names: tuple[str, ...]) -> dict[str, UUID]:
        actor.require_operator()
        wanted = {name: rules.folded(name) for name in names}
        async with self._database.transaction(keyed=False) as connection:
            known = await pages.imported(connection, list(wanted.values()))
            for name in {folded: name for name, folded in wanted.items() if folded not in known}.values():
                company_id = new_id()
                await pages.insert(
                    connection,
                    company_id=company_id,
                    slug=rules.slug(name, company_id),
                    values=rules.checked(name=name),
                    imported_as=wanted[name],
                )
            known = await pages.imported(connection, list(wanted.values()))
        return {name: known[folded] for name, folded in wanted.items()}

    async def find_named(self, *, names: tuple[str, ...]) -> dict[str, UUID]:
        wanted = {name: rules.folded(name) for name in names}
        async with self._database.reading() as connection:
            known = await pages.imported(connection, list(wanted.values()))
        return {name: known[folded] for name, folded in wanted.items() if folded in known}

    async def all(self, *, q: str = "", cursor: str | None = None) -> Page[Company]:
        after = paging.decode_cursor(cursor, tuple[str, UUID]) if cursor else None
        async with self._database.reading() as connection:
            rows = await pages.page(connection, q=q.strip()[:200], after=after, limit=_PAGE)
        return paging.cut(rows, limit=_PAGE, key=lambda company: (company.name.lower(), company.id))

    async def mine(self, actor: Actor) -> list[Company]:
        async with self._database.reading() as connection:
            return await pages.of_member(connection, actor.person())
