"""What companies does on news."""

from talentsphere.kernel.events import Reaction
from talentsphere.services.companies.service import CompaniesService
from talentsphere.services.users.contract import UserDeleted


def reactions(companies: CompaniesService) -> tuple[Reaction, ...]:
    """On a deleted person: their memberships end."""

    async def on_deleted(event: UserDeleted) -> None:
        await companies.forget(user_id=event.user_id, email=event.email)

    return (Reaction(UserDeleted, on_deleted),)
