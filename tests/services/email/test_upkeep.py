from talentsphere.kernel.actor import SYSTEM
from talentsphere.kernel.ids import new_id
from talentsphere.services.email.contract import MailQueued
from talentsphere.services.email.reactions import reactions, tasks
from talentsphere.services.email.transport import TemporaryFailure
from talentsphere.services.users.contract import UserDeleted


class Away:
    """A transport whose server is away."""

    async def deliver(self, message):
        raise TemporaryFailure("away")


async def content(database, mail_id):
    row = await database.primary.fetchrow(
        "SELECT recipient, subject, text, html, array_to_string(links, ' ') AS links, reply_to, last_error FROM email.message WHERE id = $1", mail_id
    )  # fmt: skip
    return {value for value in row.values() if value}


async def test_the_sweep_leaves_fresh_messages_to_the_queue(email, send, queued, watch):
    mail_id = await send(email, "fresh")
    watch.forward(seconds=119)
    await email.sweep()
    assert await queued(mail_id) == 1


async def test_the_sweep_queues_again_what_the_queue_lost_with_a_pause_between(email, send, queued, watch):
    mail_id = await send(email, "lost")
    watch.forward(minutes=2)
    await email.sweep()
    await email.sweep()
    assert await queued(mail_id) == 2
    watch.forward(minutes=2)
    await email.sweep()
    assert await queued(mail_id) == 3


async def test_the_sweep_leaves_delivered_messages_alone(email, send, queued, watch):
    mail_id = await send(email, "done")
    await email.deliver(mail_id=mail_id)
    watch.forward(hours=1)
    await email.sweep()
    assert await queued(mail_id) == 1


async def test_the_sweep_gives_up_after_a_day_and_says_why(email, send, watch):
    mail_id = await send(email, "hopeless")
    watch.forward(hours=24)
    await email.sweep()
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert (mail.status, mail.last_error) == ("failed", "Given up after a day: no worker took it")
    assert [delivery.outcome for delivery in await email.deliveries(SYSTEM, mail_id=mail_id)] == ["failed"]


async def test_a_day_of_outage_is_bridged_by_sweeps_alone(make, send, watch, queued):
    away, back = make(Away()), make()
    mail_id = await send(away, "outage")
    for _ in range(23 * 60 // 5):
        watch.forward(minutes=5)
        before = await queued(mail_id)
        await away.sweep()
        if await queued(mail_id) > before:
            try:
                await away.deliver(mail_id=mail_id)
            except TemporaryFailure:
                continue
    mail = await away.read(SYSTEM, mail_id=mail_id)
    assert mail.status == "queued"
    assert 10 <= mail.attempts <= 25
    await back.deliver(mail_id=mail_id)
    assert (await back.read(SYSTEM, mail_id=mail_id)).status == "sent"


async def test_a_deleted_persons_messages_lose_their_content_and_stay_counted(email, send, database):
    theirs = await send(email, "erase-theirs", to="Gone@example.com", reply_to="team@firm.example")
    others = await send(email, "erase-others", to="stays@example.com")
    for mail_id in (theirs, others):
        await email.deliver(mail_id=mail_id)
    for reaction in reactions(email):
        if reaction.event is UserDeleted:
            for _ in range(2):
                await reaction.handle(UserDeleted(user_id=new_id(), email="gone@example.com"))
    assert await content(database, theirs) == set()
    assert "stays@example.com" in await content(database, others)
    assert [delivery.answer for delivery in await email.deliveries(SYSTEM, mail_id=theirs)] == [""]
    assert (await email.read(SYSTEM, mail_id=theirs)).status == "sent"


async def test_a_message_still_queued_for_a_deleted_person_is_delivered_and_then_erased(
    email, send, database
):
    mail_id = await send(email, "last-words", to="leaving@example.com")
    await email.forget(email="leaving@example.com")
    assert "leaving@example.com" in await content(database, mail_id)
    await email.deliver(mail_id=mail_id)
    assert await content(database, mail_id) == set()


async def test_content_is_kept_for_thirty_days(email, send, database, watch):
    mail_id = await send(email, "old")
    await email.deliver(mail_id=mail_id)
    watch.forward(days=29)
    await email.sweep()
    assert await content(database, mail_id) != set()
    watch.forward(days=1, seconds=1)
    await email.sweep()
    assert await content(database, mail_id) == set()


async def test_a_queued_message_is_delivered_on_the_news_of_it(email, send):
    mail_id = await send(email, "news")
    handle = {reaction.event: reaction.handle for reaction in reactions(email)}[MailQueued]
    await handle(MailQueued(mail_id=mail_id))
    assert (await email.read(SYSTEM, mail_id=mail_id)).status == "sent"


async def test_the_sweep_is_what_the_registry_schedules(email):
    assert [task.name for task in tasks(email)] == ["email.sweep"]
