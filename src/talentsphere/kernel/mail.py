"""Mail addresses as every service compares and stores them."""

import re

from talentsphere.kernel.errors import Invalid

# A pragmatic check: one @, no spaces or specials, the lengths of RFC 5321.
_ADDRESS = re.compile(r"[^\s@\"(),:;<>\[\]\\\x00-\x1f\x7f]{1,64}@[^\s@\"(),:;<>\[\]\\\x00-\x1f\x7f]{1,253}")
_LONGEST = 254


def normal_address(address: str, *, field: str = "email") -> str:
    """The address without surrounding space and in lower case. Raises Invalid for what can't be one."""
    normal = address.strip().lower()
    if not _ADDRESS.fullmatch(normal) or len(normal) > _LONGEST or ".." in normal:
        raise Invalid.field(field, "Enter an e-mail address such as name@example.com.")
    return normal
