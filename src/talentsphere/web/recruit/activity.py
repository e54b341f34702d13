"""What was done about applicants, in sentences."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.services.recruitment.contract import Activity, ActivityKind
from talentsphere.web.kit.answers import AnyRequest, Pages
from talentsphere.web.recruit.words import REJECT_REASONS
from talentsphere.web.shell.texts import N_


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, with what was written below it. The names are those of the timeline macro."""

    title: str
    text: str
    at: datetime
    state: str
    kind: ActivityKind
    application_id: UUID | None = None


# `{name}` did it: the applicant where they act themselves, else a recruiter.
_SENTENCES: dict[ActivityKind, str] = {
    "applied": N_("{name} applied"),
    "withdrawn": N_("{name} withdrew the application"),
    "moved": N_("{name} moved them from {source} to {target}"),
    "reopened": N_("{name} reopened the application and moved it to {target}"),
    "noted": N_("{name} wrote a note"),
    "tagged": N_("{name} added the tag {tag}"),
    "untagged": N_("{name} removed the tag {tag}"),
    "rejected": N_("{name} rejected the application"),
    "hired": N_("{name} hired them"),
    "mailed": N_("{name} wrote a mail: {subject}"),
    "rated": N_("{name} gave {rating} of 5"),
}
# The same of somebody who is not named beside it.
_OF_SOMEBODY: dict[ActivityKind, str] = {
    "moved": N_("{name} moved an applicant from {source} to {target}"),
    "reopened": N_("{name} reopened an application"),
    "noted": N_("{name} wrote a note about an applicant"),
    "tagged": N_("{name} tagged an applicant {tag}"),
    "untagged": N_("{name} removed the tag {tag} from an applicant"),
    "rejected": N_("{name} rejected an application"),
    "hired": N_("{name} hired an applicant"),
    "mailed": N_("{name} wrote to an applicant: {subject}"),
    "rated": N_("{name} gave an applicant {rating} of 5"),
}
_UNRATED = N_("{name} took the rating back")
_TOLD, _NOT_TOLD = N_("They were told by mail."), N_("They were not told by mail.")
_STATES: dict[ActivityKind, str] = {"rejected": "bad", "withdrawn": "bad"}


def lines(pages: Pages, request: AnyRequest, activities: Sequence[tuple[UUID, Activity]]) -> list[Line]:
    """A company's activities, each with the applicant it leads to."""
    return [
        _line(activity, _text(pages, request), sentences=_SENTENCES | _OF_SOMEBODY, application_id=applicant)
        for applicant, activity in activities
    ]


def lines_of_one(pages: Pages, request: AnyRequest, activities: Sequence[Activity]) -> list[Line]:
    """One applicant's activities, with what was written to them."""
    text = _text(pages, request)
    return [
        _line(activity, text, sentences=_SENTENCES, more=_more(activity, text)) for activity in activities
    ]


def _line(
    activity: Activity,
    text: Callable[..., str],
    *,
    sentences: dict[ActivityKind, str],
    application_id: UUID | None = None,
    more: str = "",
) -> Line:
    data = activity.data
    unrated = activity.kind == "rated" and data.get("rating") is None
    return Line(
        title=text(
            _UNRATED if unrated else sentences[activity.kind],
            name=activity.actor_name,
            source=data.get("from", ""),
            target=data.get("to", ""),
            tag=data.get("tag", ""),
            subject=data.get("subject", ""),
            rating=data.get("rating", ""),
        ),
        text=more,
        at=activity.at,
        state=_STATES.get(activity.kind, "done"),
        kind=activity.kind,
        application_id=application_id,
    )


def _more(activity: Activity, text: Callable[..., str]) -> str:
    data = activity.data
    if activity.kind == "mailed":
        return str(data.get("text", ""))
    if activity.kind != "rejected":
        return ""
    reason = REJECT_REASONS.get(data.get("reason", "other"), REJECT_REASONS["other"])
    told = text(_TOLD if data.get("notify", True) else _NOT_TOLD)
    return "\n".join(filter(None, (text(reason), str(data.get("message", "")), told)))


def _text(pages: Pages, request: AnyRequest) -> Callable[..., Any]:
    def text(message: str, /, **values: Any) -> str:
        return pages.text(request, message, **values)

    return text
