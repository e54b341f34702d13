"""What auth does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.auth.contract import EmailChanged, LinkRequested, PasswordChanged
from talentsphere.services.auth.service import AuthService
from talentsphere.services.users.contract import UserDeleted


def reactions(auth: AuthService) -> tuple[Reaction, ...]:
    """On its own news: the mails about it. On a deleted person: how they proved who they were is erased."""

    async def on_link(event: LinkRequested) -> None:
        await auth.mail_link(link_id=event.link_id)

    async def on_deleted(event: UserDeleted) -> None:
        await auth.forget(user_id=event.user_id, email=event.email)
        await auth.tell_of_deletion(event)

    return (
        Reaction(LinkRequested, on_link),
        Reaction(PasswordChanged, auth.tell_of_new_password),
        Reaction(EmailChanged, auth.tell_of_new_email),
        Reaction(UserDeleted, on_deleted),
    )


def tasks(auth: AuthService) -> tuple[Task, ...]:
    """Hourly: expired sessions, links and tries are deleted."""
    return (Task("auth.sweep", auth.sweep),)
