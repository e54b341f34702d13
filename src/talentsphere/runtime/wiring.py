"""Constructs every service once, lowest tier first. Every process does this; a role only chooses what it serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from talentsphere.kernel.config import Settings
from talentsphere.kernel.transaction import Database
from talentsphere.runtime.home import Home
from talentsphere.runtime.postgres import Cluster
from talentsphere.services.users.service import UsersService


@dataclass(frozen=True)
class Services:
    """Every service by its registry name; handlers and commands name the ones they need."""

    users: UsersService


def cluster_of(settings: Settings, home: Home) -> Cluster:
    """The embedded PostgreSQL of a home."""
    return Cluster(
        data=home.postgres,
        sockets=home.run,
        password_file=home.secrets / "postgres",
        bin_dir=settings.postgres_bin,
    )


def database_of(settings: Settings, home: Home) -> Database:
    """The database the settings name, else the embedded one."""
    return Database(
        settings.database_url or cluster_of(settings, home).dsn,
        replica_dsn=settings.read_replica_url,
        min_size=settings.db_pool_min,
        max_size=settings.db_pool_max,
        connect_timeout=settings.db_connection_timeout,
    )


def wire(settings: Settings, home: Home, database: Database) -> Services:
    """The services, each given what it calls."""
    return Services(users=UsersService(database))


@asynccontextmanager
async def running(settings: Settings, home: Home) -> AsyncIterator[Services]:
    """The services on an open database, for commands and tests."""
    database = database_of(settings, home)
    await database.open()
    try:
        yield wire(settings, home, database)
    finally:
        await database.close()
