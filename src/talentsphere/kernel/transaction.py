"""The database as services see it: a pool, transactions, and reads that may go to a replica.

One service call is one transaction. Opening a second one while the first is open in the same task is
refused: it would mean a call to another service, or to anything slow, inside a transaction.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

import asyncpg
import msgspec

from talentsphere.kernel import idempotency

Connection = asyncpg.Connection | asyncpg.pool.PoolConnectionProxy

# What asyncpg and the sockets raise while a server is away, starting or stopping.
AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.exceptions.InterfaceError,
    # Of a pooled connection that the server ended while nothing was asked of it.
    asyncpg.exceptions.InternalClientError,
    ConnectionError,
    FileNotFoundError,
    TimeoutError,
)
_LOOK_AGAIN_AFTER = 0.1

_open: ContextVar[bool] = ContextVar("transaction_open", default=False)


class NestedTransactionError(RuntimeError):
    """A transaction was opened inside another one: gather first, then write."""


class Database:
    """A pool on the primary and, when `replica_dsn` is given, one on a replica for `reading`."""

    def __init__(
        self,
        dsn: str,
        *,
        replica_dsn: str | None = None,
        min_size: int = 1,
        max_size: int = 10,
        connect_timeout: float = 5.0,
    ) -> None:
        self.dsn = dsn
        self._replica_dsn = replica_dsn
        self._sizes = (min_size, max_size)
        self._connect_timeout = connect_timeout
        self._primary: asyncpg.Pool | None = None
        self._replica: asyncpg.Pool | None = None

    async def open(self, *, patience: float = 0.0) -> None:
        """Connects. A server that is away is waited for, up to `patience` seconds."""
        deadline = time.monotonic() + patience
        self._primary = await self._opened(self.dsn, deadline)
        self._replica = await self._opened(self._replica_dsn, deadline) if self._replica_dsn else None

    async def close(self) -> None:
        for pool in (self._primary, self._replica):
            if pool is not None:
                await pool.close()

    async def _opened(self, dsn: str, deadline: float) -> asyncpg.Pool:
        while True:
            try:
                return await self._pool(dsn)
            except AWAY:
                if time.monotonic() >= deadline:
                    raise
                await asyncio.sleep(_LOOK_AGAIN_AFTER)

    async def _pool(self, dsn: str) -> asyncpg.Pool:
        pool: asyncpg.Pool = await asyncpg.create_pool(
            dsn,
            min_size=self._sizes[0],
            max_size=self._sizes[1],
            timeout=self._connect_timeout,
            command_timeout=60,
            init=prepare_connection,
            reset=_leave,
            server_settings={"application_name": "talentsphere", "jit": "off"},
        )
        return pool

    @property
    def primary(self) -> asyncpg.Pool:
        if self._primary is None:
            raise RuntimeError("The database is used before open() or after close().")
        return self._primary

    @asynccontextmanager
    async def transaction(self, *, keyed: bool = True) -> AsyncIterator[Connection]:
        """One read-write transaction; commits at the end, rolls back when anything is raised.

        The Idempotency-Key of the request under way commits with it. `keyed=False` is for a step before the one
        that makes the request's effect true: when the process dies in between, the request can be sent again.
        """
        with _only_one():
            async with self.primary.acquire() as connection, connection.transaction():
                if keyed:
                    await idempotency.claim(connection)
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A connection for statements that only read; each sees what was committed before it began."""
        pool = self._replica or self.primary
        with _only_one():
            async with pool.acquire() as connection:
                yield connection


@contextmanager
def _only_one() -> Iterator[None]:
    if _open.get():
        raise NestedTransactionError("A transaction is already open in this call; finish it first.")
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


async def _leave(_: asyncpg.Connection) -> None:
    """Nothing to do between two uses: no statement of ours changes a session, and resetting one costs a round trip."""


async def prepare_connection(connection: asyncpg.Connection) -> None:
    """Makes jsonb columns Python values, by msgspec."""
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="text",
        # The queue's library hands over JSON it has written itself.
        encoder=lambda value: value if isinstance(value, str) else msgspec.json.encode(value).decode(),
        decoder=msgspec.json.decode,
    )
