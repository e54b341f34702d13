"""Edits of a posting: the fields left out of the changes stay."""

from uuid import UUID

import msgspec
from msgspec import UNSET

from talentsphere.services.jobs.contract import JobChanges, JobDraft
from talentsphere.services.jobs.rules.fields import PostingFields

_SHARED = tuple(name for name in JobDraft.__struct_fields__ if name != "company_id")


def draft_of(posting: PostingFields, *, company_id: UUID) -> JobDraft:
    """The draft of `company_id` that has the fields of a stored or an imported posting."""
    return JobDraft(company_id=company_id, **{name: getattr(posting, name) for name in _SHARED})


def apply_changes(draft: JobDraft, changes: JobChanges) -> JobDraft:
    """`draft` with the fields that `changes` names; a field set to None is emptied."""
    named = ((name, getattr(changes, name)) for name in JobChanges.__struct_fields__)
    return msgspec.structs.replace(draft, **{name: value for name, value in named if value is not UNSET})
