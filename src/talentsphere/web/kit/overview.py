"""What the operator's page shows of the whole platform; gathered by runtime, since no service owns it."""

from typing import Protocol

import msgspec


class QueueState(msgspec.Struct, frozen=True, kw_only=True):
    """Reactions of one kind: waiting or running, and held after their last try."""

    name: str
    waiting: int
    held: int


class OverviewData(msgspec.Struct, frozen=True, kw_only=True):
    """`counts` by name: people, companies, open_jobs, applications, applications_today."""

    queue: tuple[QueueState, ...]
    counts: dict[str, int]
    mail_waiting: int


class Overview(Protocol):
    async def gather(self) -> OverviewData: ...
