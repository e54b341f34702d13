"""Brings the database's schema up to date: numbered plain SQL of the kernel and of every service.

Files apply in the order of tiers, each in its own transaction under lock and statement timeouts, once, and their
checksums are kept: an applied file that changed afterwards is an error.
"""

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import asyncpg

from talentsphere import registry
from talentsphere.kernel import events

_LOCK = 7_246_001  # an advisory lock of ours: two migrations at once take turns
_HISTORY = """
CREATE SCHEMA IF NOT EXISTS kernel;
CREATE TABLE IF NOT EXISTS kernel.migration (
    service    text        NOT NULL,
    name       text        NOT NULL,
    checksum   text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service, name)
)
"""


class MigrationFault(Exception):
    """A migration that can't be applied."""


@dataclass(frozen=True)
class Migration:
    """One file of SQL, in the order it applies."""

    service: str
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def collect() -> list[Migration]:
    """Every migration there is: the kernel's, then each service's by tier."""
    root = resources.files("talentsphere")
    found = list(_read("kernel", root / "kernel" / "migrations"))
    for service in sorted(registry.SERVICES, key=lambda service: (service.tier, service.name)):
        found += _read(service.name, root / "services" / service.name / "migrations")
    return found


def _read(service: str, folder: Traversable) -> list[Migration]:
    if not folder.is_dir():
        return []
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return [Migration(service, file.name, file.read_text(encoding="utf-8")) for file in files]


async def migrate(dsn: str) -> list[Migration]:
    """Applies what is missing; the migrations that were applied now."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(f"SELECT pg_advisory_lock({_LOCK})")
        await connection.execute(_HISTORY)
        await events.install(connection)
        rows = await connection.fetch("SELECT service, name, checksum FROM kernel.migration")
        applied = {(row["service"], row["name"]): row["checksum"] for row in rows}
        return [migration for migration in collect() if await _apply(connection, migration, applied)]
    finally:
        await connection.close()


async def _apply(
    connection: asyncpg.Connection, migration: Migration, applied: dict[tuple[str, str], str]
) -> bool:
    known = applied.get((migration.service, migration.name))
    if known is not None:
        if known != migration.checksum:
            raise MigrationFault(f"{migration.service}/{migration.name} was changed after it was applied.")
        return False
    async with connection.transaction():
        await connection.execute("SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '300s'")
        try:
            await connection.execute(migration.sql)
        except asyncpg.exceptions.PostgresError as error:
            raise MigrationFault(f"{migration.service}/{migration.name}: {error}") from error
        await connection.execute(
            "INSERT INTO kernel.migration (service, name, checksum) VALUES ($1, $2, $3)",
            migration.service,
            migration.name,
            migration.checksum,
        )
    return True
