"""The words for stages and decisions, as message ids of the catalogue."""

from talentsphere.services.recruitment.contract import RejectReason, StageKind
from talentsphere.web.shell.texts import N_

STAGE_KINDS: dict[StageKind, str] = {
    "new": N_("New"),
    "screening": N_("Screening"),
    "interview": N_("Interview"),
    "offer": N_("Offer"),
    "hired": N_("Hired"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrawn"),
}
# What a candidate sees of somebody at a stage of this kind.
KIND_MEANINGS: dict[StageKind, str] = {
    "new": N_("New: seen as “Sent”"),
    "screening": N_("Screening: seen as “In review”"),
    "interview": N_("Interview: told by mail"),
    "offer": N_("Offer: told by mail"),
    "hired": N_("Hired: told by mail"),
    "rejected": N_("Rejected: told by mail"),
}
REJECT_REASONS: dict[RejectReason, str] = {
    "experience": N_("Not enough experience"),
    "skills": N_("Other skills are needed"),
    "location": N_("The location does not fit"),
    "pay": N_("The pay does not fit"),
    "position_filled": N_("The position is filled"),
    "no_reply": N_("They did not reply"),
    "other": N_("Another reason"),
}
TONES: dict[StageKind, str] = {
    "new": "accent",
    "screening": "neutral",
    "interview": "neutral",
    "offer": "caution",
    "hired": "good",
    "rejected": "bad",
    "withdrawn": "neutral",
}
YES_NO = {True: N_("Yes"), False: N_("No")}
