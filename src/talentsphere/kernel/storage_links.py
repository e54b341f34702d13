"""Short-lived links to one object: whoever holds one may fetch it until it expires, without signing in.

HMAC-SHA256 (RFC 2104) over a purpose, the expiry and the key; the token carries the expiry in clear.
"""

import base64
import hashlib
import hmac
from datetime import datetime

from talentsphere.kernel.storage_errors import BadLink, LinkExpired

MIN_SECRET = 32
# Binds a signature to this use, so that one made elsewhere with the same secret is worthless here.
_PURPOSE = "talentsphere.storage.link.v1"


def sign(key: str, *, expires_at: datetime, secret: str) -> str:
    """The token `<unix seconds>.<signature>` (URL-safe, 54 characters) that lets its holder fetch `key`.

    `expires_at` needs a zone; parts of a second are dropped. Raises ValueError for a secret of fewer than 32
    characters.
    """
    expires = str(int(_with_zone(expires_at).timestamp()))
    return f"{expires}.{_signature(key, expires, secret)}"


def verify(key: str, token: str, *, now: datetime, secret: str) -> None:
    """Returns when `token` was signed for `key` with `secret` and has not expired at `now` (with a zone).

    Raises `BadLink` when the signature is not ours or belongs to another key, `LinkExpired` from the moment
    of expiry on. The comparison takes the same time wherever a forged signature differs.
    """
    expires, _, signature = token.partition(".")
    expected = _signature(key, expires, secret)
    genuine = hmac.compare_digest(expected.encode(), signature.encode("utf-8", "surrogatepass"))
    # Only digits, so that the border between expiry and key can't be moved.
    if not genuine or not (expires.isascii() and expires.isdigit()):
        raise BadLink
    if _with_zone(now).timestamp() >= int(expires):
        raise LinkExpired


def _signature(key: str, expires: str, secret: str) -> str:
    if len(secret) < MIN_SECRET:
        raise ValueError(
            f"the secret for signed links needs at least {MIN_SECRET} characters; it has {len(secret)}"
        )
    message = f"{_PURPOSE}\n{expires}\n{key}".encode("utf-8", "surrogatepass")
    digest = hmac.new(secret.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("links need times with a zone, such as datetime.now(UTC)")
    return moment
