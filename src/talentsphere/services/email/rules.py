"""Pure decisions about mail: subjects, links, when to try again, and the message as servers take it."""

import re
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from talentsphere.services.email.contract import Mail

# One worker may hand a message over for so long; longer than any transport's own limit.
LEASE = timedelta(seconds=25)
# So often the queue itself tries, within two minutes; after that the sweep does, with its growing pauses.
QUEUE_TRIES = 7
GIVE_UP_AFTER = timedelta(hours=24)
_FIRST_PAUSE = timedelta(minutes=2)
_LONGEST_PAUSE = timedelta(hours=4)
_SUBJECT_LENGTH = 250

_LINK = re.compile(r"https?://[^\s<>\"']+")


def subject_line(rendered: str) -> str:
    """A rendered subject on one line, so that no value in it can add a header."""
    line = " ".join(rendered.split())
    return line if len(line) <= _SUBJECT_LENGTH else line[: _SUBJECT_LENGTH - 1] + "…"


def links_in(text: str) -> tuple[str, ...]:
    """The addresses in a plain text, each once, in order, without the punctuation that follows them."""
    return tuple(dict.fromkeys(link.rstrip(".,;:!?)") for link in _LINK.findall(text)))


def message_id(mail_id: UUID, *, base_url: str) -> str:
    """The Message-ID a message keeps for good: servers and readers drop a second copy by it."""
    return f"<{mail_id}@{urlsplit(base_url).hostname or 'localhost'}>"


def pause(attempts: int) -> timedelta:
    """How long the sweep waits after so many attempts: 2 minutes, then doubling, at most 4 hours."""
    doublings = min(max(attempts - QUEUE_TRIES, 0), 16)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


def is_hopeless(mail: Mail, *, now: datetime) -> bool:
    """Whether a message was tried for a day, which is long enough for its news to be stale."""
    return now - mail.queued_at >= GIVE_UP_AFTER


def compose(
    mail: Mail, *, mail_from: str, reply_to: str | None, unsubscribe: str | None = None
) -> EmailMessage:
    """The message as RFC 5322 has it.

    Raises ValueError for what no mail can say: a domain that can't be written in ASCII, a header with a line break.
    """
    message = EmailMessage(policy=SMTP)
    name, sender = parseaddr(mail_from)
    message["From"] = _mailbox(sender, name=name)
    message["To"] = _mailbox(mail.to)
    if reply_to is not None:
        message["Reply-To"] = _mailbox(reply_to)
    message["Subject"] = mail.subject
    message["Date"] = mail.queued_at
    message["Message-ID"] = mail.message_id
    # RFC 3834: absence notes and the like don't answer to mail that says so.
    message["Auto-Submitted"] = "auto-generated"
    if unsubscribe is not None:
        # RFC 8058: one POST there, without a log-in, and nothing of the kind comes again.
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


def _mailbox(address: str, *, name: str = "") -> Address:
    local, _, domain = address.rpartition("@")
    return Address(name, local, domain.encode("idna").decode() if not domain.isascii() else domain)
