"""What a move means: the event it emits, the line it leaves in the feed, what the candidate may see of it."""

from typing import Any
from uuid import UUID

import msgspec

from talentsphere.services.applications.contract import ApplicationStatus
from talentsphere.services.recruitment.contract import (
    ActivityKind,
    Hired,
    Rejected,
    RejectReason,
    Stage,
    StageChanged,
    StageKind,
)
from talentsphere.services.recruitment.rules.stages import DECISIONS

News = StageChanged | Rejected | Hired

STATUS: dict[StageKind, ApplicationStatus] = {
    "new": "submitted",
    "screening": "in_review",
    "interview": "interview",
    "offer": "offer",
    "hired": "hired",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody is turned down. A card that is only moved to the rejected stage gives no reason."""

    reason: RejectReason = "other"
    message: str = ""
    notify: bool = True


def news_of(
    application_id: UUID, *, job_id: UUID, company_id: UUID, target: Stage, rejection: Rejection
) -> News:
    """The one event of a move to `target`."""
    if target.kind == "rejected":
        return Rejected(
            application_id=application_id,
            job_id=job_id,
            company_id=company_id,
            reason=rejection.reason,
            message=rejection.message,
            notify=rejection.notify,
        )
    if target.kind == "hired":
        return Hired(application_id=application_id, job_id=job_id, company_id=company_id)
    return StageChanged(
        application_id=application_id,
        job_id=job_id,
        company_id=company_id,
        stage=target.name,
        kind=target.kind,
    )


def feed_line(source: Stage, target: Stage, rejection: Rejection) -> tuple[ActivityKind, dict[str, Any]]:
    """The kind and the data of the activity of a move."""
    way = {"from": source.name, "to": target.name}
    if target.kind == "rejected":
        return "rejected", way | msgspec.structs.asdict(rejection)
    if target.kind == "hired":
        return "hired", way
    return ("reopened" if source.kind in DECISIONS else "moved"), way


def status_of(news: News) -> ApplicationStatus:
    """What the candidate sees after this event."""
    match news:
        case Rejected():
            return "rejected"
        case Hired():
            return "hired"
        case StageChanged():
            return STATUS[news.kind]
