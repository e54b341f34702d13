"""A mail server of the test's own, which keeps what it was given."""

from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from factories.site import free_port


class Sink:
    """`taken` holds (recipient, subject, Message-ID) of every message, in the order they came."""

    def __init__(self):
        self.taken = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name aiosmtpd calls
        message = message_from_bytes(envelope.content, policy=policy.default)
        for recipient in envelope.rcpt_tos:
            self.taken.append((recipient, message["Subject"], message["Message-ID"]))
        return "250 2.0.0 Taken"

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()
