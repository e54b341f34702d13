"""Sums and durations: whether the figures fit each other."""

from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, named
from talentsphere.kernel.config.connections import connection_budget
from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.settings import Settings

_MINUTE = 60
_DAY = 86_400
_YEAR = 366 * _DAY
# Field, shortest and longest sensible, in seconds. Outside, seconds and milliseconds were likely mixed up.
_SENSIBLE = (
    ("access_token_ttl", _MINUTE, _DAY),
    ("refresh_token_ttl", 10 * _MINUTE, _YEAR),
    ("session_max_age", 5 * _MINUTE, _YEAR),
    ("db_connection_timeout", 0.1, 2 * _MINUTE),
    ("db_idle_timeout", 1, _DAY),
    ("openai_timeout", 0.5, 10 * _MINUTE),
    ("health_check_interval", 1, 60 * _MINUTE),
    ("health_check_timeout", 0.05, 10 * _MINUTE),
    ("rate_limit_window", 1, _DAY),
)


def check_sizes(settings: Settings, env: Env) -> Iterator[Finding]:
    """Pools, bodies and durations."""
    yield from _connections(settings, env)
    yield from _pool(settings, env)
    yield from _body(settings)
    yield from _durations(settings, env)


def _connections(settings: Settings, env: Env) -> Iterator[Finding]:
    roles = max(1, len(settings.roles))
    budget = connection_budget(
        replicas=settings.app_replicas,
        roles=roles,
        workers=settings.workers,
        pool_max=settings.db_pool_max,
        max_connections=settings.db_max_connections,
    )
    sum_of = (
        f"{settings.app_replicas} replicas × {roles} roles × {settings.workers} workers × a pool of "
        f"{settings.db_pool_max}, and {budget.background} in the background"
    )
    of = f"the {budget.available} of {settings.db_max_connections} that are free for the application"
    name = named("db_pool_max", env)
    hint = f"Lower CLUSTER_WORKERS or {name}, or raise max_connections and DB_MAX_CONNECTIONS with it."
    if not budget.fits:
        yield Finding(
            code=Code.TOO_MANY_CONNECTIONS,
            level="error" if settings.environment == "production" else "warning",
            message=f"{sum_of}, make {budget.steady} connections: more than {of}.",
            hint=hint,
            setting=name,
        )
    elif not budget.fits_deployment:
        yield Finding(
            code=Code.TIGHT_DEPLOYMENT,
            level="warning",
            message=f"{sum_of}, make {budget.during_deployment} connections while two releases run side by "
            f"side: more than {of}.",
            hint=hint,
            setting=name,
        )


def _pool(settings: Settings, env: Env) -> Iterator[Finding]:
    if settings.db_pool_min > settings.db_pool_max:
        smallest, largest = named("db_pool_min", env), named("db_pool_max", env)
        yield Finding(
            code=Code.POOL_SIZES,
            level="error",
            message=f"{smallest} is {settings.db_pool_min} and {largest} only {settings.db_pool_max}.",
            hint=f"Lower {smallest} or raise {largest}.",
            setting=smallest,
        )


def _body(settings: Settings) -> Iterator[Finding]:
    if settings.request_max_body <= settings.max_file_size:
        yield Finding(
            code=Code.BODY_TOO_SMALL,
            level="error",
            message=f"REQUEST_MAX_BODY is {settings.request_max_body} bytes, so a file of MAX_FILE_SIZE "
            f"({settings.max_file_size}) and what goes with it never gets through.",
            hint="Set REQUEST_MAX_BODY a little above MAX_FILE_SIZE.",
            setting="REQUEST_MAX_BODY",
        )


def _durations(settings: Settings, env: Env) -> Iterator[Finding]:
    for field, shortest, longest in _SENSIBLE:
        length = getattr(settings, field)
        if length is not None and not shortest <= length <= longest:
            name = named(field, env)
            yield _odd(name, f"{name} comes to {length:g} seconds.", "Write the unit, such as 30s, 1h or 7d.")
    if settings.refresh_token_ttl <= settings.access_token_ttl:
        name = named("refresh_token_ttl", env)
        yield _odd(name, f"{name} is no longer than an access token lasts.", "Make it days, such as 7d.")
    if settings.health_check_timeout >= settings.health_check_interval:
        name = named("health_check_timeout", env)
        yield _odd(name, f"{name} is no shorter than the time between two checks.", "Make it shorter.")


def _odd(name: str, message: str, hint: str) -> Finding:
    return Finding(code=Code.ODD_DURATION, level="warning", message=message, hint=hint, setting=name)
