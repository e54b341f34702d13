"""What applications does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.applications.contract import ApplicationSubmitted
from talentsphere.services.applications.service import ApplicationsService
from talentsphere.services.users.contract import UserDeleted


def reactions(applications: ApplicationsService) -> tuple[Reaction, ...]:
    """On a new application: mails about it. On a deleted person: they leave what they sent."""

    async def on_submitted(event: ApplicationSubmitted) -> None:
        await applications.announce(application_id=event.application_id, event_id=event.event_id)

    async def on_deleted(event: UserDeleted) -> None:
        await applications.erase(candidate_id=event.user_id)

    return (Reaction(ApplicationSubmitted, on_submitted), Reaction(UserDeleted, on_deleted))


def tasks(applications: ApplicationsService) -> tuple[Task, ...]:
    """Once a day: drafts past their 30 days go, and copies of CVs that belong to no application."""
    return (Task("applications.sweep", applications.sweep),)
