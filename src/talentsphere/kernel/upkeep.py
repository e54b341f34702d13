"""What the kernel and the queue write down for every request and event, and need no longer: it goes, in batches."""

from datetime import timedelta

from talentsphere import registry
from talentsphere.kernel.transaction import Database

TASK = "kernel.sweep"
CRON = "23 * * * *"
# By table and the column that says when a row was written. A key may be sent again for a day (as clients are told),
# an event comes again for hours at most, and the queue's log serves whoever looks into last month.
KEPT_FOR = {
    ("kernel.idempotency", "created_at"): timedelta(days=2),
    ("kernel.handled", "handled_at"): timedelta(days=14),
    (f"{registry.EVENTS_SCHEMA}.pgqueuer_log", "created"): timedelta(days=30),
}
_BATCH = 5000


async def sweep(database: Database) -> int:
    """Deletes what is older than it is kept for; how many rows. No transaction holds more than a batch."""
    gone = 0
    for (table, written_at), age in KEPT_FOR.items():
        while True:
            async with database.transaction() as connection:
                done: str = await connection.execute(
                    f"""DELETE FROM {table} WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM {table} WHERE {written_at} < now() - $1::interval LIMIT {_BATCH}))""",  # noqa: S608 - names of our own
                    age,
                )
            deleted = int(done.rsplit(" ", 1)[-1])
            gone += deleted
            if deleted < _BATCH:
                break
    return gone
