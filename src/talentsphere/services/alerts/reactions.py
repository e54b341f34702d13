"""What alerts does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.alerts.contract import JobsFound
from talentsphere.services.alerts.service import AlertsService
from talentsphere.services.users.contract import UserDeleted


def reactions(alerts: AlertsService) -> tuple[Reaction, ...]:
    """On jobs found: a mail goes. On a deleted person: their searches go."""

    async def on_found(event: JobsFound) -> None:
        await alerts.tell(digest_id=event.digest_id)

    async def on_deleted(event: UserDeleted) -> None:
        await alerts.forget(owner_id=event.user_id)

    return (Reaction(JobsFound, on_found), Reaction(UserDeleted, on_deleted))


def tasks(alerts: AlertsService) -> tuple[Task, ...]:
    """Every minute: due searches look for new jobs. Every night: what is too old to matter goes."""
    return (Task("alerts.look", alerts.look), Task("alerts.sweep", alerts.sweep))
