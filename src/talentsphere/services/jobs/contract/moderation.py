"""Readers' reports about postings."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

ReportReason = Literal["scam", "discrimination", "closed", "misleading", "spam", "other"]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A reader's report about a posting, as operators see it in the moderation queue."""

    id: UUID
    job_id: UUID
    job_title: str
    job_slug: str
    company_name: str
    reason: ReportReason
    details: str
    created_at: datetime
