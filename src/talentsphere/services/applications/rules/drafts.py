"""What a draft may hold, and for how long."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from talentsphere.kernel.errors import Invalid
from talentsphere.services.applications.contract import Draft
from talentsphere.services.applications.rules.answers import shape_problems

MAX_BYTES = 200_000
# A person's oldest drafts beyond these give way to new ones.
MAX_DRAFTS = 100
KEPT_FOR = timedelta(days=30)


def storable(draft: Draft, *, saved_at: datetime) -> Draft:
    """The draft as it is stored: what was typed, right or wrong. Raises Invalid for what no form can hold."""
    if problems := tuple(shape_problems(draft.answers)):
        raise Invalid(fields=problems)
    if len(msgspec.json.encode(draft)) > MAX_BYTES:
        raise Invalid.field(
            "draft", f"A draft holds at most {MAX_BYTES // 1000} kB. Shorten the longest text."
        )
    return msgspec.structs.replace(
        draft,
        answers={_without_nul(key): _without_nul(value) for key, value in draft.answers.items()},
        cover_letter=_without_nul(draft.cover_letter),
        saved_at=saved_at,
    )


def oldest_kept(now: datetime) -> datetime:
    """Drafts saved before this are gone."""
    return now - KEPT_FOR


def _without_nul(value: Any) -> Any:
    # PostgreSQL stores every character but this one.
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    return value.replace("\x00", "") if isinstance(value, str) else value
