"""Words people type: notes, tags, mails. Cleaned, within limits, each problem named by its field."""

import re
import unicodedata

from talentsphere.kernel.errors import Invalid

MAX_NOTE = 10_000
MAX_MESSAGE = 5_000
MAX_SUBJECT = 200
MAX_TAG = 40
MAX_TAGS = 20
LOWEST, HIGHEST = 1, 5

# PostgreSQL stores no NUL, and no page shows the others; tabs and line breaks stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text(value: str, *, field: str, most: int, required: bool = True) -> str:
    """A text of several lines. Raises Invalid when it is empty (unless not `required`) or too long."""
    clean = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if required and not clean:
        raise Invalid.field(field, "Write something first.")
    if len(clean) > most:
        raise Invalid.field(field, f"Use at most {most:,} characters; this has {len(clean):,}.")
    return clean


def subject(value: str) -> str:
    """The subject of a mail, on one line. Raises Invalid."""
    return " ".join(text(value, field="subject", most=MAX_SUBJECT).split())


def tag(value: str) -> str:
    """A tag in the form it is kept and compared: small letters, single spaces. Raises Invalid."""
    clean = _CONTROL.sub("", unicodedata.normalize("NFKC", value).casefold())
    folded = " ".join(clean.split()).lstrip("#").strip()
    if not 1 <= len(folded) <= MAX_TAG:
        raise Invalid.field("tag", f"Enter a tag of 1 to {MAX_TAG} characters.")
    return folded


def check_tags(tags: tuple[str, ...]) -> None:
    """Raises Invalid when a card has room for no further tag."""
    if len(tags) >= MAX_TAGS:
        raise Invalid.field("tag", f"An applicant can have {MAX_TAGS} tags. Remove one first.")


def check_rating(rating: int | None) -> None:
    if rating is not None and not LOWEST <= rating <= HIGHEST:
        raise Invalid.field("rating", f"Rate from {LOWEST} to {HIGHEST}.")
