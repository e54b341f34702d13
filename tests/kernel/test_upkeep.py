from datetime import timedelta

import pytest

from talentsphere.kernel import upkeep
from talentsphere.kernel.ids import new_id


@pytest.fixture
def count(database):
    async def count(table):
        return await database.primary.fetchval(f"SELECT count(*) FROM {table}")

    return count


async def fill(database, *, keys, handled, age):
    await database.primary.execute(
        """INSERT INTO kernel.idempotency (scope, key, fingerprint, created_at)
           SELECT 's', $2::text || n, '', now() - $3::interval FROM generate_series(1, $1) AS n""",
        keys,
        str(new_id()),
        age,
    )
    await database.primary.execute(
        """INSERT INTO kernel.handled (subscriber, event_id, handled_at)
           SELECT 'jobs', gen_random_uuid(), now() - $2::interval FROM generate_series(1, $1)""",
        handled,
        age,
    )


async def test_old_rows_go_and_those_that_are_needed_stay(database, count):
    await database.primary.execute("TRUNCATE kernel.idempotency, kernel.handled")
    await fill(database, keys=12_000, handled=3, age=timedelta(days=60))
    await fill(database, keys=5, handled=4, age=timedelta(days=1))
    assert await upkeep.sweep(database) == 12_003
    assert (await count("kernel.idempotency"), await count("kernel.handled")) == (5, 4)
    assert await upkeep.sweep(database) == 0


async def test_every_table_it_names_is_there_with_an_index_on_its_time(database):
    for table, column in upkeep.KEPT_FOR:
        found = await database.primary.fetchval(
            "SELECT count(*) FROM pg_indexes WHERE schemaname || '.' || tablename = $1 AND indexdef LIKE $2",
            table,
            f"%({column}%",
        )
        assert found, f"{table} ({column})"
