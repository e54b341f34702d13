"""The question of a saved search: how it is asked, and what it is called."""

import hashlib
import math
from datetime import datetime, timedelta

import msgspec

from talentsphere.kernel.errors import Invalid
from talentsphere.services.alerts.contract import Question
from talentsphere.services.search.contract import JobQuery

LONGEST_NAME = 120
# As many as one look may find; a mail shows fewer, and leads to all.
_MOST = 100


def fingerprint(question: Question) -> bytes:
    """The same for the same question."""
    return hashlib.sha256(msgspec.json.encode(question)).digest()


def trial_of(question: Question) -> JobQuery:
    """Asks whether search takes the question at all."""
    return JobQuery(**msgspec.structs.asdict(question), limit=1, facets=False, snippets=False)


def news_of(question: Question, *, since: datetime, now: datetime) -> JobQuery:
    """Asks for the newest jobs that were published since then, to the day."""
    days = max(1, math.ceil((now - since) / timedelta(days=1)))
    return msgspec.structs.replace(
        trial_of(question),
        sort="newest",
        limit=_MOST,
        posted_within=min(days, question.posted_within or days),
    )


def checked_name(name: str) -> str:
    """The name on one line. Raises Invalid."""
    line = " ".join(name.split())
    if not line:
        raise Invalid.field("name", "Give the search a name.")
    if len(line) > LONGEST_NAME:
        raise Invalid.field("name", f"Use at most {LONGEST_NAME} characters.")
    return line
