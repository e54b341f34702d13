"""What every use case of companies stands on: its dependencies, and who may do what."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.transaction import Database
from talentsphere.services.companies.contract import Company, CompanyNotFound, NotAMember, Permission
from talentsphere.services.companies.store import members, pages
from talentsphere.services.email.contract import Email
from talentsphere.services.files.contract import Files
from talentsphere.services.users.contract import Users


class Base:
    """The services below companies, and the permission every higher service asks for."""

    def __init__(
        self, database: Database, *, users: Users, email: Email, files: Files, base_url: str
    ) -> None:
        self._database = database
        self._users = users
        self._email = email
        self._files = files
        self._base_url = base_url

    async def require(self, actor: Actor, *, company_id: UUID, permission: Permission) -> None:
        if actor.is_operator:
            return
        user_id = actor.person()
        async with self._database.reading() as connection:
            role = await members.role_of(connection, company_id=company_id, user_id=user_id)
        if role is None or (permission == "manage" and role != "admin"):
            raise NotAMember(
                "Only admins of the company can do this."
                if role
                else "Only members of the company can do this."
            )

    async def get(self, *, company_id: UUID) -> Company:
        async with self._database.reading() as connection:
            return found(await pages.by_id(connection, company_id))


def found(company: Company | None) -> Company:
    if company is None:
        raise CompanyNotFound
    return company
