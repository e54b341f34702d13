"""Where messages go: an SMTP server, or nowhere but the table, which is the local mailbox."""

import asyncio
import ssl
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Literal, Protocol

import aiosmtplib

Encryption = Literal["tls", "starttls", "none"]

_PERMANENT = 500


class TemporaryFailure(Exception):
    """The message was not taken; it may be later."""


class PermanentFailure(Exception):
    """The message will never be taken as it is."""


class Transport(Protocol):
    """Takes messages out of the platform."""

    async def deliver(self, message: EmailMessage) -> str:
        """Hands one message over; the taker's answer. Raises TemporaryFailure, PermanentFailure."""


class MailboxTransport:
    """Lets no mail leave: messages are read where they are kept, by `mail list` and at /dev/mail."""

    async def deliver(self, message: EmailMessage) -> str:
        return f"kept in the local mailbox as {message['Message-ID']}"


class SmtpTransport:
    """Speaks to one SMTP server, a connection for each message.

    `tls` encrypts from the start (port 465); `starttls` after the greeting: always when there is a password to
    protect, else whenever the server offers it. Faults of the connection, the greeting and the log-in are never the
    message's, so they are temporary whatever their number; of the answers to the message itself 5xx is final.
    `timeout` is in seconds, for everything together; rules.LEASE is longer.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        user: str | None = None,
        password: str | None = None,
        tls: Encryption = "starttls",
        tls_context: ssl.SSLContext | None = None,
        timeout: float = 20,
    ) -> None:
        self._host = host
        self._port = port
        self._user = user
        self._password = password
        self._tls = tls
        self._tls_context = tls_context
        self._timeout = timeout

    async def deliver(self, message: EmailMessage) -> str:
        client = self._client(message)
        try:
            async with asyncio.timeout(self._timeout):
                await self._connect(client)
                return await self._hand_over(client, message)
        except TimeoutError:
            raise TemporaryFailure(f"{self._host}:{self._port} took too long to answer") from None
        finally:
            client.close()

    def _client(self, message: EmailMessage) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._password,
            use_tls=self._tls == "tls",
            start_tls=self._start_tls,
            tls_context=self._tls_context,
            # The sender's domain in the greeting; the machine's own name may need a slow look-up.
            local_hostname=parseaddr(message["From"])[1].rpartition("@")[2] or "localhost",
            timeout=self._timeout,
        )

    @property
    def _start_tls(self) -> bool | None:
        if self._tls != "starttls":
            return False
        return True if self._user else None

    async def _connect(self, client: aiosmtplib.SMTP) -> None:
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TemporaryFailure(f"{self._host}:{self._port}: {_answer(error)}") from error

    async def _hand_over(self, client: aiosmtplib.SMTP, message: EmailMessage) -> str:
        try:
            _refused, answer = await client.send_message(message)
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _failure(error.recipients[0]) from error
        except aiosmtplib.SMTPResponseException as error:
            raise _failure(error) from error
        except (aiosmtplib.SMTPNotSupported, ValueError) as error:
            raise PermanentFailure(str(error)) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TemporaryFailure(_answer(error)) from error
        try:
            await client.quit()
        except (aiosmtplib.SMTPException, OSError):
            # The server has taken the message; how it says goodbye changes nothing.
            return answer
        return answer


def _failure(error: aiosmtplib.SMTPResponseException) -> Exception:
    kind = PermanentFailure if error.code >= _PERMANENT else TemporaryFailure
    return kind(f"{error.code} {error.message}")


def _answer(error: Exception) -> str:
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__
