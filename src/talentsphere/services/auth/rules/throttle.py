"""How many tries to sign in are let through. A blocked try does not count, so waiting always helps."""

from datetime import datetime, timedelta
from math import ceil

import msgspec

# From one network address to one account.
PER_CLIENT = 10
CLIENT_WINDOW = timedelta(minutes=15)
# To one account from all addresses that never signed in to it; its owner's own stay free of this.
PER_ACCOUNT = 100
ACCOUNT_WINDOW = timedelta(hours=1)
# How long an address stays familiar, and how many mails to one address an hour may cause.
FAMILIAR_FOR = timedelta(days=90)
MAILS_PER_HOUR = 5


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """The failed tries within each window, and the oldest of them."""

    by_client: int
    first_by_client: datetime | None
    by_all: int
    first_by_all: datetime | None
    familiar: bool


def retry_after(recent: Recent, *, now: datetime) -> int | None:
    """Seconds until the next try is let through; None when it is now."""
    waits = []
    if recent.by_client >= PER_CLIENT and recent.first_by_client is not None:
        waits.append(recent.first_by_client + CLIENT_WINDOW - now)
    if recent.by_all >= PER_ACCOUNT and recent.first_by_all is not None and not recent.familiar:
        waits.append(recent.first_by_all + ACCOUNT_WINDOW - now)
    return max(1, ceil(max(waits).total_seconds())) if waits else None
