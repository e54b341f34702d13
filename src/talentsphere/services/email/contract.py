"""The public door of email."""

from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.events import Event
from talentsphere.kernel.paging import Page

MailStatus = Literal["queued", "sent", "failed"]
Outcome = Literal["sent", "postponed", "failed"]


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """One message. `links` are the addresses in its text; `delivered_at` is when a server or the mailbox took it."""

    id: UUID
    to: str
    subject: str
    template: str
    text: str
    html: str
    links: tuple[str, ...]
    message_id: str
    status: MailStatus
    attempts: int
    last_error: str | None
    queued_at: datetime
    delivered_at: datetime | None


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to hand a message over, and what the server answered."""

    id: UUID
    at: datetime
    outcome: Outcome
    answer: str


class MailNotFound(NotFound):
    code = "mail_not_found"
    title = "There is no such message"


class MailQueued(Event, frozen=True, kw_only=True, tag="email.queued"):
    mail_id: UUID


class Email(Protocol):
    """Use cases."""

    async def send(
        self,
        *,
        key: str,
        to: str,
        template: str,
        context: dict[str, Any],
        reply_to: str | None = None,
        locale: str = "en",
        unsubscribe: str | None = None,
    ) -> UUID:
        """Queues a message from a template, once per `key` (such as the event's id and the purpose).

        `unsubscribe` is where mail programs POST to when the reader wants no more of the kind (RFC 8058).
        """

    async def deliver(self, *, mail_id: UUID) -> None:
        """Hands a queued message to the SMTP server or the local mailbox; raises to be tried again."""

    async def mailbox(self, actor: Actor, *, to: str | None = None, cursor: str | None = None) -> Page[Mail]:
        """Newest first, for operators and the machine itself (SYSTEM)."""

    async def read(self, actor: Actor, *, mail_id: UUID) -> Mail:
        """One message, for operators and the machine itself. Raises MailNotFound, Forbidden."""

    async def deliveries(self, actor: Actor, *, mail_id: UUID) -> list[Delivery]:
        """The attempts to deliver a message, oldest first, for operators and the machine itself."""

    async def retry(self, actor: Actor, *, mail_id: UUID | None = None) -> int:
        """Queues a failed message again, or every failed one (at most 500 at once); how many."""
