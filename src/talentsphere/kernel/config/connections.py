"""How many database connections a deployment may open, against what the server accepts."""

import msgspec

# The job worker and the indexer run once, whatever the number of replicas.
BACKGROUND_PROCESSES = 2
# What PostgreSQL keeps back for superusers, its default superuser_reserved_connections.
RESERVED = 3


class ConnectionBudget(msgspec.Struct, frozen=True, kw_only=True):
    """Connections at full pools. `application` is what the processes that answer requests may open."""

    application: int
    background: int
    available: int

    @property
    def steady(self) -> int:
        return self.application + self.background

    @property
    def during_deployment(self) -> int:
        """While the old and the new release answer side by side."""
        return 2 * self.application + self.background

    @property
    def fits(self) -> bool:
        return self.steady <= self.available

    @property
    def fits_deployment(self) -> bool:
        return self.during_deployment <= self.available


def connection_budget(
    *,
    replicas: int,
    workers: int,
    pool_max: int,
    max_connections: int,
    roles: int = 1,
    background: int = BACKGROUND_PROCESSES,
    reserved: int = RESERVED,
) -> ConnectionBudget:
    """The sum: replicas × roles × workers × pool, and a pool for each background process."""
    return ConnectionBudget(
        application=replicas * roles * workers * pool_max,
        background=background * pool_max,
        available=max_connections - reserved,
    )
