"""Small stand-ins for peer services, for tests of one service alone. They keep what they were told."""

from datetime import UTC, datetime
from uuid import UUID

from talentsphere.kernel.ids import new_id
from talentsphere.services.files.contract import StoredFile
from talentsphere.services.users.contract import Profile


class Outbox:
    """Plays email: remembers messages by key, as the real one does."""

    def __init__(self):
        self.sent = {}

    async def send(self, *, key, to, template, context, reply_to=None, locale="en", unsubscribe=None):
        message = {"to": to, "template": template, "context": context, "reply_to": reply_to}
        self.sent.setdefault(key, message | {"unsubscribe": unsubscribe})
        return new_id()

    def to(self, address):
        return [message for message in self.sent.values() if message["to"] == address]


class People:
    """Plays users: people made by `add`."""

    def __init__(self):
        self.known: dict[UUID, Profile] = {}

    def add(self, email, *, name="Ada Lovelace", roles=("candidate",)):
        person = Profile(
            id=new_id(), email=email, name=name, roles=roles, headline="", about="", city="", country="",
            links=(), locale="en", timezone="UTC", discoverable=False, created_at=datetime.now(UTC),
        )  # fmt: skip
        self.known[person.id] = person
        return person

    async def by_ids(self, *, user_ids):
        return {user_id: self.known[user_id] for user_id in user_ids if user_id in self.known}

    async def find(self, *, email):
        return next((person for person in self.known.values() if person.email == email), None)


class Shelf:
    """Plays files: keeps bytes in memory."""

    def __init__(self):
        self.stored = {}

    async def store(self, actor, *, data, name, purpose):
        file = StoredFile(
            id=new_id(), owner_id=actor.user_id, purpose=purpose, name=name, media_type="image/png",
            size=len(data), sha256="0" * 64, created_at=datetime.now(UTC),
        )  # fmt: skip
        self.stored[file.id] = (file, data)
        return file

    async def describe(self, *, file_id):
        return self.stored[file_id][0]

    async def content(self, *, file_id):
        return self.stored[file_id][1]

    async def link(self, *, file_id, download=False):
        return f"/files/{file_id}?signed"

    def public_link(self, *, file_id):
        return f"/files/public/{file_id}"

    async def copy(self, *, file_id, owner_id, purpose):
        file, data = self.stored[file_id]
        twin = StoredFile(
            id=new_id(), owner_id=owner_id, purpose=purpose, name=file.name, media_type=file.media_type,
            size=file.size, sha256=file.sha256, created_at=file.created_at,
        )  # fmt: skip
        self.stored[twin.id] = (twin, data)
        return twin

    async def ownerless(self, *, purpose, since, before):
        return [
            file.id
            for file, _ in self.stored.values()
            if file.owner_id is None and file.purpose == purpose and since <= file.created_at < before
        ]

    async def delete(self, *, file_id):
        self.stored.pop(file_id, None)
