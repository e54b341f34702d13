"""Whether the platform is well, in one sentence, and what waits for an operator. Pure."""

from typing import Literal

import msgspec

from talentsphere.kernel.health import Health
from talentsphere.web.kit.overview import OverviewData
from talentsphere.web.shell.texts import N_

Tone = Literal["good", "caution", "bad"]

# So many waiting reactions or mails are more than a busy minute.
_MANY = 500


NeedKind = Literal["reports", "held", "mails", "waiting", "search"]


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at: of which kind, how many, and where."""

    kind: NeedKind
    count: int
    href: str


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
        Need(kind="reports", count=reports, href="/operations/reports"),
        Need(kind="held", count=held, href="#queue"),
        Need(kind="mails", count=failed_mails, href="#mail"),
        Need(kind="waiting", count=waiting if waiting >= _MANY else 0, href="#queue"),
        Need(kind="search", count=missing_indexes, href="#search"),
    ]
