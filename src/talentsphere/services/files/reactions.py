"""What files does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.files.service import FilesService
from talentsphere.services.users.contract import UserDeleted


def reactions(files: FilesService) -> tuple[Reaction, ...]:
    """On a deleted person: their files go."""

    async def on_deleted(event: UserDeleted) -> None:
        await files.forget(owner_id=event.user_id)

    return (Reaction(UserDeleted, on_deleted),)


def tasks(files: FilesService) -> tuple[Task, ...]:
    """Every hour: bytes that no record stands for are removed."""
    return (Task("files.sweep", files.sweep),)
