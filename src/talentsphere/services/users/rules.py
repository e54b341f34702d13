"""Pure decisions about people."""

from zoneinfo import available_timezones

from msgspec import UNSET

from talentsphere.kernel.errors import FieldProblem, Invalid
from talentsphere.services.users.contract import ProfileChanges

_LIMITS = {"name": 200, "headline": 200, "about": 10_000, "city": 100, "country": 100}
_MAX_LINKS = 10


def normal_name(name: str) -> str:
    """A person's name with its spaces folded. Raises Invalid when it is empty or overlong."""
    folded = " ".join(name.split())
    if not 1 <= len(folded) <= _LIMITS["name"]:
        raise Invalid.field("name", "Enter a name of 1 to 200 characters.")
    return folded


def check_changes(changes: ProfileChanges) -> None:
    """Raises Invalid naming every field that breaks a limit."""
    problems = [
        FieldProblem(field, f"Use at most {limit:,} characters.")
        for field, limit in _LIMITS.items()
        if isinstance(value := getattr(changes, field), str) and len(value) > limit
    ]
    if changes.links is not UNSET:
        if len(changes.links) > _MAX_LINKS:
            problems.append(FieldProblem("links", f"Keep at most {_MAX_LINKS} links."))
        problems += [
            FieldProblem("links", "Links start with https:// or http://.")
            for link in changes.links
            if not link.startswith(("https://", "http://")) or len(link) > 500  # noqa: PLR2004
        ][:1]
    if changes.timezone is not UNSET and changes.timezone not in available_timezones():
        problems.append(FieldProblem("timezone", "Choose a time zone from the list, such as Europe/Berlin."))
    if problems:
        raise Invalid(fields=tuple(problems))
