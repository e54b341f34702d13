"""Whether the platform is well, in one sentence, and what waits for an operator. Pure."""

from typing import Literal

import msgspec

from talentsphere.kernel.health import Health
from talentsphere.web.kit.overview import OverviewData
from talentsphere.web.shell.texts import N_

Tone = Literal["good", "caution", "bad"]

# So many waiting reactions or mails are more than a busy minute.
_MANY = 500


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at: how many, what (message ids for one and for many), and where."""

    count: int
    one: str
    many: str
    href: str | None = None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """`sentence` is a message id; `broken` names the checks that fail."""

    tone: Tone
    sentence: str
    broken: tuple[str, ...]
    needs: tuple[Need, ...]


def state_of(
    health: Health, overview: OverviewData, *, reports: int, failed_mails: int, search_is_away: bool
) -> State:
    """Failing checks are bad; what is held, late or waits for a decision needs a look."""
    broken = tuple(name for name, check in health.checks.items() if not check.healthy)
    needs = tuple(need for need in _needs(overview, reports, failed_mails, int(search_is_away)) if need.count)
    tone: Tone
    if health.status == "unhealthy":
        tone, sentence = "bad", N_("The platform does not work: what it stands on does not answer.")
    elif broken:
        tone, sentence = "bad", N_("The platform works, but not all of it is well.")
    elif needs:
        tone, sentence = "caution", N_("The platform is well. Something waits for you.")
    else:
        tone, sentence = "good", N_("All is well, and nothing waits for you.")
    return State(tone=tone, sentence=sentence, broken=broken, needs=needs)


def _needs(overview: OverviewData, reports: int, failed_mails: int, missing_indexes: int) -> list[Need]:
    held = sum(queue.held for queue in overview.queue)
    waiting = sum(queue.waiting for queue in overview.queue)
    return [
        Need(
            count=reports,
            one=N_("One reported job waits for a decision"),
            many=N_("{n} reported jobs wait for a decision"),
            href="/operations/reports",
        ),
        Need(
            count=held,
            one=N_("One task failed again and again and is held"),
            many=N_("{n} tasks failed again and again and are held"),
            href="#queue",
        ),
        Need(
            count=failed_mails,
            one=N_("One mail could not be delivered"),
            many=N_("{n} mails could not be delivered"),
            href="#mail",
        ),
        Need(
            count=waiting if waiting >= _MANY else 0,
            one=N_("One task waits"),
            many=N_("{n} tasks wait: the workers do not keep up"),
            href="#queue",
        ),
        Need(
            count=missing_indexes,
            one=N_("The search index is away; the database answers searches meanwhile"),
            many=N_("The search index is away; the database answers searches meanwhile"),
            href="#search",
        ),
    ]
