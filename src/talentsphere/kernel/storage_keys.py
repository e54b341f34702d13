"""The names objects are stored under: one strict set, so that every storage can hold every key."""

import re

from talentsphere.kernel.storage_errors import BadKey

MAX_KEY = 512
# A segment starts with a letter or digit, so that "..", hidden files and our own temporary folder can't
# be named. Lower case only, because some file systems don't tell cases apart.
_SEGMENT = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")


def checked_key(key: str) -> str:
    """The key itself when it is one: segments of `a-z 0-9 . _ -` joined by `/`, at most 512 characters.

    Raises `BadKey` for anything else, such as empty segments, `..`, backslashes and control characters.
    """
    if len(key) > MAX_KEY or not all(_SEGMENT.fullmatch(segment) for segment in key.split("/")):
        raise BadKey(
            f"{key[:80]!r} can't be a storage key; use segments of a-z, 0-9, '.', '_' and '-' that start "
            f"with a letter or digit, joined by '/', at most {MAX_KEY} characters"
        )
    return key
