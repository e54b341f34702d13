"""The reason of a rejection as a form sends it."""

from typing import Any

from talentsphere.kernel.errors import Invalid
from talentsphere.services.recruitment.contract import RejectReason
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit.words import REJECT_REASONS


def reason_of(form: Form) -> RejectReason:
    """Raises Invalid when none was chosen."""
    reasons: dict[Any, RejectReason] = {reason: reason for reason in REJECT_REASONS}
    reason = reasons.get(form.get("reason"))
    if reason is None:
        raise Invalid.field("reason", "Choose why.")
    return reason
