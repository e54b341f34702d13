"""Senders of mail: an address, or a name with an address."""

import re
from email.errors import MessageError
from email.headerregistry import Address

from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser, one_line

_ADDRESS = r"[^@\s<>,;:\"()\\]+@[^@\s<>,;:\"()\\]+"
_MAILBOX = re.compile(rf'(?:"?(?P<name>[^<>"]*?)"?\s*<(?P<inside>{_ADDRESS})>|(?P<bare>{_ADDRESS}))')


def mailbox() -> Parser:
    """A sender as it stands in a mail's From line."""
    return Parser(
        expects="a mail address, or a name with one",
        hint="Write no-reply@acme.dev, or: Acme Jobs <no-reply@acme.dev>.",
        read=_mailbox,
    )


def mail_address() -> Parser:
    """An address alone, without a name."""

    def read(value: str) -> str:
        if not re.fullmatch(_ADDRESS, value):
            raise MalformedValueError
        return _mailbox(value)

    return Parser(expects="a mail address", hint="Write one such as no-reply@acme.dev.", read=read)


def compose(*, name: str | None, address: str) -> str:
    """`name <address>`, the name in quotation marks where mail's grammar wants them."""
    return str(Address(display_name=name or "", addr_spec=address))


def address_of(sender: str) -> str:
    """The address alone of what `mailbox` accepted."""
    return sender.rpartition("<")[2].removesuffix(">")


def _mailbox(value: str) -> str:
    found = _MAILBOX.fullmatch(one_line(value))
    if not found:
        raise MalformedValueError
    try:
        return compose(name=(found["name"] or "").strip(), address=found["inside"] or found["bare"])
    except (MessageError, ValueError, IndexError):
        raise MalformedValueError from None
