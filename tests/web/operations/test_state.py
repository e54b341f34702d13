from dataclasses import dataclass

import pytest

from talentsphere.web.kit.overview import OverviewData, QueueState
from talentsphere.web.operations.state import state_of
from web.hiring.troupe import Pulse


@dataclass
class Facts:
    reports: int = 0
    failed_mails: int = 0
    search_is_away: bool = False
    waiting: int = 0
    held: int = 0


async def state(facts=None, **broken):
    facts = facts or Facts()
    queue = (QueueState(name="a>b", waiting=facts.waiting, held=facts.held),)
    return state_of(
        await Pulse(**broken).report(), OverviewData(queue=queue, counts={}, mail_waiting=0), reports=facts.reports,
        failed_mails=facts.failed_mails, search_is_away=facts.search_is_away,
    )  # fmt: skip


async def test_all_is_well_when_nothing_waits():
    found = await state()
    assert (found.tone, found.needs, found.broken) == ("good", (), ())


@pytest.mark.parametrize(
    "facts",
    [Facts(reports=1), Facts(failed_mails=2), Facts(search_is_away=True), Facts(held=1), Facts(waiting=900)],
)
async def test_what_waits_for_somebody_is_named(facts):
    found = await state(facts)
    assert found.tone == "caution"
    assert len(found.needs) == 1


async def test_a_few_waiting_tasks_are_nothing_to_look_at():
    assert (await state(Facts(waiting=20))).tone == "good"


async def test_a_failing_check_outweighs_everything():
    found = await state(Facts(reports=1), disk="almost full")
    assert (found.tone, found.broken) == ("bad", ("disk",))
    assert "not all of it" in found.sentence
    assert "does not work" in (await state(database="does not answer")).sentence
