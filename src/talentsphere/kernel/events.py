"""Events: emitted inside the transaction that makes them true, reacted to at least once.

One queue job stands for each (event, subscriber) as the registry lists them. A reaction that raises is tried
again with growing pauses and is then held, visible, until an operator requeues it. Reactions that must not act
twice call `first_time` in the transaction of their effect.
"""

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, cast
from uuid import UUID

import asyncpg
import msgspec

from talentsphere import registry
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection

# pgqueuer reads its schema from the environment, once.
os.environ.setdefault("PGQUEUER_SCHEMA", registry.EVENTS_SCHEMA)

from pgqueuer.adapters.persistence.queries import Queries


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="event"):
    """The base of every event. Its tag is the wire name, in the past tense: `applications.submitted`."""

    event_id: UUID = msgspec.field(default_factory=new_id)


Handler = Callable[[Any], Awaitable[None]]


@dataclass(frozen=True)
class Reaction:
    """What one service does on one kind of event."""

    event: type[Event]
    handle: Handler

    @property
    def event_name(self) -> str:
        return name_of(self.event)


@dataclass(frozen=True)
class Task:
    """What one service does at the times the registry gives under the same name."""

    name: str
    run: Callable[[], Awaitable[Any]]


def name_of(kind: type[Event]) -> str:
    """The wire name of an event class."""
    return str(kind.__struct_config__.tag)


def queue_name(event: str, subscriber: str) -> str:
    return f"{event}>{subscriber}"


@cache
def subscribers_of(event: str) -> tuple[str, ...]:
    """The names of the services that the registry lists as readers of an event."""
    return tuple(service.name for service in registry.SERVICES if event in service.reads)


async def emit(connection: Connection, event: Event, *, delay: timedelta | None = None) -> None:
    """Queues an event for each of its subscribers, in the open transaction."""
    names = [
        queue_name(name_of(type(event)), subscriber) for subscriber in subscribers_of(name_of(type(event)))
    ]
    if not names:
        return
    body = msgspec.json.encode(event)
    # A pool's proxy is a connection in all but its type.
    await Queries.from_asyncpg_connection(cast("asyncpg.Connection", connection)).enqueue(
        names, [body] * len(names), [0] * len(names), [delay] * len(names)
    )


async def first_time(connection: Connection, *, event_id: UUID, subscriber: str) -> bool:
    """Whether this subscriber handles this event for the first time; remembered when the transaction commits."""
    status = await connection.execute(
        "INSERT INTO kernel.handled (subscriber, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        subscriber,
        event_id,
    )
    return bool(status.endswith("1"))


async def install(connection: asyncpg.Connection) -> None:
    """Makes or upgrades the queue's tables; a second time it changes nothing."""
    queries = Queries.from_asyncpg_connection(connection)
    if await queries.schema_is_installed():
        await queries.upgrade()
    else:
        await queries.install()
