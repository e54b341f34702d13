"""What email does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.email.contract import MailQueued
from talentsphere.services.email.service import EmailService
from talentsphere.services.users.contract import UserDeleted


def reactions(email: EmailService) -> tuple[Reaction, ...]:
    """On a queued message: it is delivered. On a deleted person: what was written to them is erased."""

    async def on_queued(event: MailQueued) -> None:
        await email.deliver(mail_id=event.mail_id)

    async def on_deleted(event: UserDeleted) -> None:
        await email.forget(email=event.email)

    return (Reaction(MailQueued, on_queued), Reaction(UserDeleted, on_deleted))


def tasks(email: EmailService) -> tuple[Task, ...]:
    """Every minute: whatever the queue lost or gave up is tried again."""
    return (Task("email.sweep", email.sweep),)
