"""Pure decisions about companies."""

import re
import unicodedata
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import UNSET, UnsetType

from talentsphere.kernel.errors import FieldProblem, Invalid

INVITATION_LIFE = timedelta(days=14)
_NAME_MAX = 200
_DESCRIPTION_MAX = 20_000
_WEBSITE = re.compile(r"https?://[^\s/$.?#][^\s]{1,290}\Z")


def slug(name: str, company_id: UUID) -> str:
    """A readable address: the name in ASCII, and the random end of the id, so that two never clash."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:60].rstrip("-")
    return f"{words}-{company_id.hex[-6:]}" if words else company_id.hex[-12:]


def folded(name: str) -> str:
    """The form under which imports recognise a company."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def expires(invited_at: datetime) -> datetime:
    return invited_at + INVITATION_LIFE


def checked(
    *,
    name: str | UnsetType = UNSET,
    website: str | None | UnsetType = UNSET,
    description: str | UnsetType = UNSET,
) -> dict[str, str | None]:
    """The given fields as they are stored. Raises Invalid naming every one that breaks a rule."""
    values: dict[str, str | None] = {}
    problems = []
    if not isinstance(name, UnsetType):
        values["name"] = " ".join(name.split())
        if not 1 <= len(values["name"] or "") <= _NAME_MAX:
            problems.append(FieldProblem("name", f"Enter a name of 1 to {_NAME_MAX} characters."))
    if not isinstance(website, UnsetType):
        values["website"] = (website or "").strip() or None
        if values["website"] and not _WEBSITE.match(values["website"]):
            problems.append(FieldProblem("website", "Enter a full address, such as https://example.com."))
    if not isinstance(description, UnsetType):
        values["description"] = description.strip()
        if len(description) > _DESCRIPTION_MAX:
            problems.append(FieldProblem("description", f"Use at most {_DESCRIPTION_MAX:,} characters."))
    if problems:
        raise Invalid(fields=tuple(problems))
    return values
