"""The one place that reads the time, so that rules take it as a value and tests can set it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment in UTC, with its zone."""
    return datetime.now(UTC)
