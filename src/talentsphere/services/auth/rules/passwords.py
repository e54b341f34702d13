"""Which passwords are taken: long ones that nobody would try first. No rules on kinds of characters (NIST 800-63B)."""

import re
import unicodedata

from talentsphere.kernel.errors import Invalid
from talentsphere.services.auth.rules.common_passwords import COMMON_PASSWORDS

SHORTEST = 10
LONGEST = 200

_SITE = "talentsphere"
_DECORATION = re.compile(r"[\W\d_]+\Z")


def normal(password: str) -> str:
    """The password as it is hashed, the same however a keyboard composes its letters (NIST 800-63B 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, *, email: str, name: str, field: str = "password") -> None:
    """Raises Invalid saying what to change."""
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise Invalid.field(
            field,
            f"Use at least {SHORTEST} characters. A few unrelated words are easy to remember and hard to guess.",
        )
    if len(plain) > LONGEST:
        raise Invalid.field(field, f"Use at most {LONGEST} characters.")
    if _is_common(plain.casefold()):
        raise Invalid.field(
            field, "This password is among the first that are tried. A few unrelated words make a better one."
        )
    if _is_personal(plain.casefold(), email=email, name=name):
        raise Invalid.field(field, "Choose a password that is not made of your name or e-mail address.")


def _is_common(password: str) -> bool:
    return (
        password in COMMON_PASSWORDS
        or _DECORATION.sub("", password) in COMMON_PASSWORDS
        or len(set(password)) <= 2  # noqa: PLR2004 - one or two characters, repeated
    )


def _is_personal(password: str, *, email: str, name: str) -> bool:
    local = email.partition("@")[0]
    words = name.casefold().split()
    known = {_letters(text) for text in (email, local, _SITE, name.casefold(), "".join(reversed(words)))} - {
        ""
    }
    return _letters(password) in known or _letters(_DECORATION.sub("", password)) in known


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
