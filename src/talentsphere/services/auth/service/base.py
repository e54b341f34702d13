"""What every use case of auth stands on."""

from datetime import timedelta

from talentsphere.kernel import clock as kernel_clock
from talentsphere.kernel.clock import Clock
from talentsphere.kernel.transaction import Database
from talentsphere.services.auth.rules.tokens import AccessTokens
from talentsphere.services.auth.service.hashing import Hasher
from talentsphere.services.email.contract import Email
from talentsphere.services.users.contract import Users

HOUR = 3600
DAY = 24 * HOUR


class Base:
    """The dependencies. Lives are in seconds; `session_max_age` is how long a page session lasts without a visit."""

    def __init__(
        self,
        database: Database,
        *,
        users: Users,
        email: Email,
        jwt_secret: str,
        refresh_secret: str,
        link_secret: str,
        base_url: str,
        previous_jwt_secrets: tuple[str, ...] = (),
        access_ttl: int = HOUR,
        refresh_ttl: int = 7 * DAY,
        session_max_age: int = DAY,
        hasher: Hasher | None = None,
        clock: Clock = kernel_clock.now,
    ) -> None:
        self._database = database
        self._users = users
        self._email = email
        self._access_tokens = AccessTokens(
            secret=jwt_secret, previous=previous_jwt_secrets, issuer=base_url, ttl=access_ttl
        )
        self._refresh_secret = refresh_secret
        self._link_secret = link_secret
        self._base_url = base_url
        self._refresh_life = timedelta(seconds=refresh_ttl)
        self._page_life = timedelta(seconds=session_max_age)
        self._hasher = hasher or Hasher()
        self._clock = clock
