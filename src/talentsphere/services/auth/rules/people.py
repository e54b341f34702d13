"""What may be the name of somebody who signs up, and what is compared and shown of them."""

import re

from talentsphere.kernel.errors import Invalid

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAME_LENGTH = 200
_USER_AGENT_LENGTH = 300


def comparable(email: str) -> str:
    """The address as it would be stored, whether or not it can be one."""
    return email.strip().lower()


def normal_name(name: str) -> str:
    """A person's name with its spaces folded. Raises Invalid when it is empty or overlong."""
    folded = " ".join(name.split())
    if not 1 <= len(folded) <= _NAME_LENGTH or _CONTROL.search(folded):
        raise Invalid.field("name", "Enter a name of 1 to 200 characters.")
    return folded


def short_user_agent(user_agent: str) -> str:
    """What a browser says of itself, as it may be stored and shown."""
    return _CONTROL.sub("", user_agent)[:_USER_AGENT_LENGTH]
