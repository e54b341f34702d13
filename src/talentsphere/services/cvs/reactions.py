"""What cvs does on news."""

from talentsphere.kernel.events import Reaction
from talentsphere.services.cvs.service import CvsService
from talentsphere.services.users.contract import UserDeleted


def reactions(cvs: CvsService) -> tuple[Reaction, ...]:
    """On a deleted person: their CVs go."""

    async def on_deleted(event: UserDeleted) -> None:
        await cvs.forget(owner_id=event.user_id)

    return (Reaction(UserDeleted, on_deleted),)
