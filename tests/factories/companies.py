"""Plays companies for tests of services above it: rows in its real tables, members in memory."""

from talentsphere.kernel.errors import Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.companies.contract import CompanyNotFound, NotAMember
from talentsphere.services.companies.service import CompaniesService


class Guild(CompaniesService):
    """The real companies on the real database; only membership is set by the test."""

    def __init__(self, database):
        super().__init__(database, users=None, email=None, files=None, base_url="http://site.example")
        self.database = database
        self.recruiting = {}

    async def found_company(self, name="Alder Bakery", recruiters=()):
        company_id = new_id()
        await self.database.primary.execute(
            "INSERT INTO companies.company (id, slug, name) VALUES ($1, $2, $3)", company_id, f"c-{company_id.hex}", name
        )  # fmt: skip
        self.recruiting[company_id] = {actor.user_id for actor in recruiters}
        return company_id

    async def require(self, actor, *, company_id, permission):
        if actor.is_operator:
            return
        if actor.user_id is None:
            raise Unauthenticated
        if actor.user_id not in self.recruiting.get(company_id, set()):
            raise NotAMember


__all__ = ["CompanyNotFound", "Guild"]
