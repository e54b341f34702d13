import asyncio

import asyncpg
import pytest

from talentsphere.kernel.transaction import NestedTransactionError


async def test_a_second_transaction_in_the_same_call_is_refused(database):
    async with database.transaction():
        with pytest.raises(NestedTransactionError):
            async with database.transaction():
                pass
        with pytest.raises(NestedTransactionError):
            async with database.reading():
                pass


async def test_tasks_side_by_side_each_have_their_own(database):
    async def one():
        async with database.transaction() as connection:
            return await connection.fetchval("SELECT 1")

    assert await asyncio.gather(*(one() for _ in range(10))) == [1] * 10


async def test_whatever_is_raised_rolls_everything_back(database):
    await database.primary.execute("CREATE TABLE public.mark (n int)")
    with pytest.raises(RuntimeError, match="half way"):
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO public.mark VALUES (1)")
            raise RuntimeError("half way")
    assert await database.primary.fetchval("SELECT count(*) FROM public.mark") == 0


async def test_jsonb_comes_and_goes_as_plain_values(database):
    value = {"a": [1, "ü", None]}
    assert await database.primary.fetchval("SELECT $1::jsonb", value) == value


async def test_the_pool_finds_the_database_again_after_its_connections_were_cut(database):
    await database.primary.fetchval("SELECT 1")
    admin = await asyncpg.connect(database.dsn)
    await admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await admin.close()
    for _ in range(50):
        try:
            assert await database.primary.fetchval("SELECT 1") == 1
            return
        except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
            await asyncio.sleep(0.05)
    pytest.fail("the pool did not recover")
