"""What every use case of email stands on."""

from datetime import timedelta

from talentsphere.kernel import clock as kernel_clock
from talentsphere.kernel.clock import Clock
from talentsphere.kernel.transaction import Database
from talentsphere.services.email.rendering import MailRenderer
from talentsphere.services.email.transport import Transport

KEEP_CONTENT = timedelta(days=30)


class Base:
    """The dependencies. `mail_from` is `name <address>`; message ids name the host of `base_url`."""

    def __init__(
        self,
        database: Database,
        *,
        transport: Transport,
        renderer: MailRenderer,
        mail_from: str,
        base_url: str,
        keep_content: timedelta = KEEP_CONTENT,
        clock: Clock = kernel_clock.now,
    ) -> None:
        self._database = database
        self._transport = transport
        self._renderer = renderer
        self._mail_from = mail_from
        self._base_url = base_url
        self._keep_content = keep_content
        self._clock = clock
