import asyncio
from email.parser import BytesParser
from email.policy import default

import pytest

from talentsphere.kernel.actor import SYSTEM
from talentsphere.services.email import rules
from talentsphere.services.email.service.delivering import BeingDelivered
from talentsphere.services.email.transport import PermanentFailure, TemporaryFailure


class Slow:
    """A transport that takes a message only when it is let."""

    def __init__(self):
        self.taken = []
        self.begun, self.let = asyncio.Event(), asyncio.Event()

    async def deliver(self, message):
        self.begun.set()
        await self.let.wait()
        self.taken.append(message)
        return "taken"


class Moody:
    """A transport that raises what it is told, then takes."""

    def __init__(self, *moods):
        self.moods = list(moods)
        self.taken = []

    async def deliver(self, message):
        if self.moods:
            raise self.moods.pop(0)
        self.taken.append(message)
        return "taken"


def parsed(envelope):
    return BytesParser(policy=default).parsebytes(envelope.content)


async def status(email, mail_id):
    return (await email.read(SYSTEM, mail_id=mail_id)).status


async def test_a_message_reaches_the_server_with_both_forms(make, smtp, mail_server, send, watch):
    email = make(smtp)
    mail_id = await send(email, "both", reply_to="team@firm.example")
    watch.forward(seconds=3)
    await email.deliver(mail_id=mail_id)
    message = parsed(mail_server.taken[0])
    assert message["To"] == "ada@example.com"
    assert message["From"] == "TalentSphere <no-reply@jobs.example>"
    assert message["Reply-To"] == "team@firm.example"
    assert "https://jobs.example/verify?token=abc" in message.get_body(("plain",)).get_content()
    assert "Confirm address" in message.get_body(("html",)).get_content()
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert (mail.status, mail.attempts, mail.delivered_at) == ("sent", 1, watch())


async def test_a_delivered_message_is_not_sent_again(make, smtp, mail_server, send):
    email = make(smtp)
    mail_id = await send(email, "once")
    for _ in range(3):
        await email.deliver(mail_id=mail_id)
    assert len(mail_server.taken) == 1


async def test_after_a_temporary_failure_it_arrives_with_the_same_message_id(make, smtp, mail_server, send):
    email = make(smtp)
    mail_server.answers = ["451 4.3.0 Try later", "421 4.7.0 Busy"]
    mail_id = await send(email, "later")
    for _ in range(2):
        with pytest.raises(TemporaryFailure):
            await email.deliver(mail_id=mail_id)
    await email.deliver(mail_id=mail_id)
    ids = {parsed(envelope)["Message-ID"] for envelope in [*mail_server.refused, *mail_server.taken]}
    assert ids == {f"<{mail_id}@jobs.example>"}
    assert len(mail_server.taken) == 1
    log = await email.deliveries(SYSTEM, mail_id=mail_id)
    assert [delivery.outcome for delivery in log] == ["postponed", "postponed", "sent"]
    assert "451 4.3.0 Try later" in log[0].answer


async def test_a_permanent_failure_is_kept_with_its_reason_and_not_tried_again(make, smtp, mail_server, send):
    email = make(smtp)
    mail_server.rcpt_answer = "550 5.1.1 No such person"
    mail_id = await send(email, "never")
    await email.deliver(mail_id=mail_id)
    mail_server.rcpt_answer = None
    await email.deliver(mail_id=mail_id)
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert (mail.status, mail.attempts) == ("failed", 1)
    assert "550 5.1.1 No such person" in mail.last_error
    assert mail_server.taken == []


async def test_an_address_that_no_mail_can_carry_fails_with_its_reason(email, send):
    mail_id = await send(email, "unwritable", to=f"ada@bü{'cher' * 40}.example")
    await email.deliver(mail_id=mail_id)
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert mail.status == "failed"
    assert "can't be written" in mail.last_error


async def test_while_one_worker_delivers_another_waits(make, send):
    slow = Slow()
    email = make(slow)
    mail_id = await send(email, "two-workers")
    first = asyncio.create_task(email.deliver(mail_id=mail_id))
    await slow.begun.wait()
    with pytest.raises(BeingDelivered):
        await email.deliver(mail_id=mail_id)
    slow.let.set()
    await first
    await email.deliver(mail_id=mail_id)
    assert len(slow.taken) == 1


async def test_what_a_lost_worker_held_is_delivered_with_the_same_message_id(make, send, watch):
    slow = Slow()
    email = make(slow)
    mail_id = await send(email, "lost-worker")
    lost = asyncio.create_task(email.deliver(mail_id=mail_id))
    await slow.begun.wait()
    lost.cancel()
    await asyncio.wait([lost])
    watch.forward(seconds=rules.LEASE.total_seconds())
    slow.let.set()
    await email.deliver(mail_id=mail_id)
    assert [message["Message-ID"] for message in slow.taken] == [f"<{mail_id}@jobs.example>"]
    assert await status(email, mail_id) == "sent"


async def test_the_queue_is_asked_to_retry_only_while_retrying_soon_helps(make, send):
    email = make(Moody(*[TemporaryFailure("busy")] * (rules.QUEUE_TRIES + 1)))
    mail_id = await send(email, "long-outage")
    for _ in range(rules.QUEUE_TRIES):
        with pytest.raises(TemporaryFailure):
            await email.deliver(mail_id=mail_id)
    await email.deliver(mail_id=mail_id)
    assert await status(email, mail_id) == "queued"
    await email.deliver(mail_id=mail_id)
    assert await status(email, mail_id) == "sent"


async def test_an_attempt_that_fails_after_a_day_is_the_last(make, send, watch):
    email = make(Moody(TemporaryFailure("busy")))
    mail_id = await send(email, "stale")
    watch.forward(hours=24)
    await email.deliver(mail_id=mail_id)
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert (mail.status, mail.last_error) == ("failed", "Given up after a day: busy")


async def test_an_operator_can_have_failed_messages_tried_again(make, send, queued):
    email = make(Moody(PermanentFailure("550 no"), PermanentFailure("550 no")))
    failed = [await send(email, f"retry-{n}") for n in range(2)]
    for mail_id in failed:
        await email.deliver(mail_id=mail_id)
    assert await email.retry(SYSTEM, mail_id=failed[0]) == 1
    assert await email.retry(SYSTEM, mail_id=failed[0]) == 0
    assert await email.retry(SYSTEM) >= 1
    for mail_id in failed:
        assert await queued(mail_id) == 2
        await email.deliver(mail_id=mail_id)
        assert await status(email, mail_id) == "sent"


async def test_the_local_mailbox_takes_everything_at_once(email, send):
    mail_id = await send(email, "local")
    await email.deliver(mail_id=mail_id)
    assert await status(email, mail_id) == "sent"
