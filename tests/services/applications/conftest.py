from datetime import UTC, datetime

import pytest

from factories.hiring import Hiring
from talentsphere.kernel import telemetry


@pytest.fixture
async def hiring(database):
    scene = Hiring(database)
    await scene.forget_news()
    return scene


@pytest.fixture
def hour():
    return datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def statements():
    """Counts the statements that stores run while something is awaited."""

    async def count(awaitable):
        before = _observed()
        await awaitable
        return _observed() - before

    return count


def _observed():
    return sum(
        sample.value
        for metric in telemetry.QUERY_SECONDS.collect()
        for sample in metric.samples
        if sample.name.endswith("_count")
    )
