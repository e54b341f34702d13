"""The words for the fixed values of contracts, by kind: what a page shows for `full_time`."""

from talentsphere.web.shell.texts import N_

LABELS: dict[str, dict[str, str]] = {
    "workplace": {
        "onsite": N_("On site"),
        "hybrid": N_("Hybrid"),
        "remote": N_("Remote"),
    },
    "employment_type": {
        "full_time": N_("Full time"),
        "part_time": N_("Part time"),
        "contract": N_("Contract"),
        "temporary": N_("Temporary"),
        "internship": N_("Internship"),
        "volunteer": N_("Volunteer"),
        "per_diem": N_("By the day"),
        "other": N_("Other"),
    },
    "level": {
        "internship": N_("Internship"),
        "entry": N_("Entry level"),
        "mid": N_("Mid level"),
        "senior": N_("Senior"),
        "lead": N_("Lead"),
        "director": N_("Director"),
        "executive": N_("Executive"),
    },
    "interval": {
        "year": N_("{amount} a year"),
        "month": N_("{amount} a month"),
        "week": N_("{amount} a week"),
        "day": N_("{amount} a day"),
        "hour": N_("{amount} an hour"),
    },
    "job_status": {
        "draft": N_("Draft"),
        "published": N_("Published"),
        "closed": N_("Closed"),
    },
}


def label(kind: str, value: str) -> str:
    """The message id for a value. Raises KeyError naming what is known."""
    try:
        return LABELS[kind][value]
    except KeyError:
        known = ", ".join(LABELS[kind]) if kind in LABELS else "no such kind"
        raise KeyError(f"There is no label for {kind} {value!r} (known: {known}).") from None
