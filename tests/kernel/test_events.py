import msgspec
import pytest

from talentsphere import registry
from talentsphere.kernel import events
from talentsphere.kernel.ids import new_id
from talentsphere.services.users.contract import UserDeleted


async def queued(database):
    rows = await database.primary.fetch("SELECT entrypoint, payload FROM events.pgqueuer ORDER BY entrypoint")
    return [(row["entrypoint"], row["payload"]) for row in rows]


@pytest.fixture(autouse=True)
async def empty_queue(database):
    await database.primary.execute("DELETE FROM events.pgqueuer")


async def test_an_event_is_queued_once_for_each_reader_of_the_registry(database):
    event = UserDeleted(user_id=new_id(), email="gone@example.com")
    async with database.transaction() as connection:
        await events.emit(connection, event)
    readers = sorted(f"users.deleted>{s.name}" for s in registry.SERVICES if "users.deleted" in s.reads)
    found = await queued(database)
    assert [name for name, _ in found] == readers
    assert all(msgspec.json.decode(payload, type=UserDeleted) == event for _, payload in found)


async def test_a_queued_event_is_readable_for_the_queues_library(database):
    async with database.transaction() as connection:
        await events.emit(connection, UserDeleted(user_id=new_id(), email="x@example.com"))
    kinds = await database.primary.fetch("SELECT DISTINCT jsonb_typeof(headers) AS kind FROM events.pgqueuer")
    assert {row["kind"] for row in kinds} <= {None, "null", "object"}


async def test_an_event_of_a_rolled_back_transaction_never_was(database):
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await events.emit(connection, UserDeleted(user_id=new_id(), email="x@example.com"))
            raise RuntimeError
    assert await queued(database) == []


async def test_first_time_is_true_once_for_each_subscriber(database):
    event_id = new_id()
    answers = []
    for subscriber in ("jobs", "jobs", "search"):
        async with database.transaction() as connection:
            answers.append(await events.first_time(connection, event_id=event_id, subscriber=subscriber))
    assert answers == [True, False, True]
