"""What pages may know of the installation they belong to."""

import msgspec


class SiteFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`local_mailbox`: no SMTP server is set, so mail is read at /dev/mail. `demo`: demo data was loaded."""

    base_url: str
    local_mailbox: bool
    demo: bool
    environment: str
    version: str
