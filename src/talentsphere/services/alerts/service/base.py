"""What every use case of alerts stands on."""

from talentsphere.kernel import clock as kernel_clock
from talentsphere.kernel.clock import Clock
from talentsphere.kernel.transaction import Database
from talentsphere.services.email.contract import Email
from talentsphere.services.search.contract import Search
from talentsphere.services.users.contract import Users


class Base:
    """The dependencies. `link_secret` signs the links of mails; `base_url` is where they lead, without a slash."""

    def __init__(
        self,
        database: Database,
        *,
        users: Users,
        email: Email,
        search: Search,
        link_secret: str,
        base_url: str,
        clock: Clock = kernel_clock.now,
    ) -> None:
        self._database = database
        self._users = users
        self._email = email
        self._search = search
        self._secret = link_secret.encode()
        self._base_url = base_url
        self._clock = clock
