"""Statements for stores: rows become Structs here, and each statement's time is counted."""

import re
import time
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from prometheus_client import Histogram

from talentsphere.kernel import telemetry
from talentsphere.kernel.transaction import Connection

T = TypeVar("T")

_TABLE = re.compile(r"\b(?:from|into|update|join)\s+([a-z_]+\.[a-z_]+)", re.IGNORECASE)


async def fetch(connection: Connection, kind: type[T], sql: str, *args: Any) -> list[T]:
    """Every row as a `kind` (Struct or scalar tuple); jsonb columns may fill nested Structs."""
    began = time.perf_counter()
    rows = await connection.fetch(sql, *args)
    _count(sql, began)
    return msgspec.convert([dict(row) for row in rows], list[kind])  # type: ignore[valid-type]


async def fetch_one(connection: Connection, kind: type[T], sql: str, *args: Any) -> T | None:
    """The first row as a `kind`, or None."""
    began = time.perf_counter()
    row = await connection.fetchrow(sql, *args)
    _count(sql, began)
    return None if row is None else msgspec.convert(dict(row), kind)


async def fetch_value(connection: Connection, sql: str, *args: Any) -> Any:
    """The first column of the first row, or None."""
    began = time.perf_counter()
    value = await connection.fetchval(sql, *args)
    _count(sql, began)
    return value


async def fetch_column(connection: Connection, sql: str, *args: Any) -> list[Any]:
    """The first column of every row."""
    began = time.perf_counter()
    rows = await connection.fetch(sql, *args)
    _count(sql, began)
    return [row[0] for row in rows]


async def execute(connection: Connection, sql: str, *args: Any) -> int:
    """Runs one statement; the number of rows it touched (0 for statements that touch none)."""
    began = time.perf_counter()
    status: str = await connection.execute(sql, *args)
    _count(sql, began)
    last = status.rsplit(" ", 1)[-1]
    return int(last) if last.isdigit() else 0


async def execute_many(connection: Connection, sql: str, rows: list[tuple[Any, ...]]) -> None:
    """Runs one statement for each row of arguments in one round trip."""
    began = time.perf_counter()
    await connection.executemany(sql, rows)
    _count(sql, began)


def _count(sql: str, began: float) -> None:
    _timer(sql).observe(time.perf_counter() - began)


@lru_cache(maxsize=2048)
def _timer(sql: str) -> Histogram:
    """The histogram of a statement's operation and table."""
    found = _TABLE.search(sql)
    operation = sql.lstrip().split(None, 1)[0].lower()
    return telemetry.QUERY_SECONDS.labels(operation, found.group(1) if found else "none")
