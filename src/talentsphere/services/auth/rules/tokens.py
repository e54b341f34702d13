"""Tokens: signed ones that clients of the API carry, and opaque ones of which only a hash is kept."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import datetime
from uuid import UUID

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OctKey

from talentsphere.services.auth.contract import BadToken

_ALGORITHM = "HS256"


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What an access token says: who, in which session, from whom, until when (seconds since 1970)."""

    sub: UUID
    sid: UUID
    iss: str
    exp: int


class AccessTokens:
    """Makes and reads JWTs (HS256). `previous` secrets still read, so that a secret can be replaced unnoticed."""

    def __init__(self, *, secret: str, previous: tuple[str, ...] = (), issuer: str, ttl: int) -> None:
        self.ttl = ttl
        self._issuer = issuer
        self._keys = [_key(each) for each in (secret, *previous)]
        self._set = KeySet(list(self._keys))

    def issue(self, *, user_id: UUID, session_id: UUID, now: datetime) -> str:
        issued = int(now.timestamp())
        return jwt.encode(
            {"alg": _ALGORITHM, "kid": self._keys[0].kid},
            {
                "iss": self._issuer,
                "sub": str(user_id),
                "sid": str(session_id),
                "iat": issued,
                "exp": issued + self.ttl,
            },
            self._keys[0],
            [_ALGORITHM],
        )

    def read(self, token: str, *, now: datetime) -> Claims:
        """What a token says, when we signed it and it has not expired. Raises BadToken."""
        try:
            claims = msgspec.convert(jwt.decode(token, self._set, [_ALGORITHM]).claims, Claims)
        except (JoseError, msgspec.ValidationError, ValueError):
            # Whatever is wrong with a token, the bearer can only sign in again.
            raise BadToken from None
        if claims.iss != self._issuer or claims.exp <= now.timestamp():
            raise BadToken
        return claims


def digest(token: str) -> bytes:
    """What is kept of an opaque token. It has 256 random bits, so a plain SHA-256 can't be turned back."""
    return hashlib.sha256(token.encode()).digest()


def keyed_digest(token: str, *, secret: str) -> bytes:
    """As digest, worthless without the secret: replacing it ends every token."""
    return hmac.digest(secret.encode(), token.encode(), "sha256")


def link_token(link_id: UUID, *, secret: str) -> str:
    """The token of a mailed link. Made from its id, so the mail can be written again with the same link."""
    return (
        urlsafe_b64encode(hmac.digest(secret.encode(), b"auth.link:" + link_id.bytes, "sha256"))
        .decode()
        .rstrip("=")
    )


def account_key(email: str) -> bytes:
    """What tries at an account are counted under, so that no list of addresses is kept."""
    return hashlib.sha256(b"account:" + email.encode()).digest()


def _key(secret: str) -> OctKey:
    # The key's id is a hash of it, so every process names the same key alike.
    kid = hashlib.sha256(b"kid:" + secret.encode()).hexdigest()[:16]
    return OctKey.import_key(secret, {"kid": kid})
