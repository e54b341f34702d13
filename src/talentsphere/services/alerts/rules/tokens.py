"""The token in a mail's links: who holds it may change how often that one search tells, and nothing else."""

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

_PURPOSE = b"talentsphere alerts\0"
_SIGNATURE = 16
_LENGTH = 16 + _SIGNATURE


def token_of(search_id: UUID, *, secret: bytes) -> str:
    """URL-safe text that names a search and proves that it comes from here."""
    return base64.urlsafe_b64encode(search_id.bytes + _signature(search_id, secret)).decode()


def search_of(token: str, *, secret: bytes) -> UUID | None:
    """The search of a token, or None when it was not made with this secret."""
    try:
        raw = base64.b64decode(token.encode(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _LENGTH:
        return None
    search_id = UUID(bytes=raw[:16])
    return search_id if hmac.compare_digest(raw[16:], _signature(search_id, secret)) else None


def _signature(search_id: UUID, secret: bytes) -> bytes:
    return hmac.digest(secret, _PURPOSE + search_id.bytes, hashlib.sha256)[:_SIGNATURE]
