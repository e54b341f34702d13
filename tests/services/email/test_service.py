import pytest

from talentsphere.kernel.actor import NOBODY, SYSTEM, Actor
from talentsphere.kernel.errors import Forbidden, Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.email.contract import MailNotFound

OPERATOR = Actor(user_id=new_id(), roles=frozenset({"operator"}))
CANDIDATE = Actor(user_id=new_id(), roles=frozenset({"candidate"}))


async def test_a_message_is_rendered_and_queued(email, send, queued):
    mail_id = await send(email, "first")
    mail = await email.read(SYSTEM, mail_id=mail_id)
    assert mail.subject == "Confirm your e-mail address"
    assert mail.links == ("https://jobs.example/verify?token=abc",)
    assert mail.message_id == f"<{mail_id}@jobs.example>"
    assert (mail.status, mail.attempts, mail.delivered_at) == ("queued", 0, None)
    assert await queued(mail_id) == 1


async def test_the_same_key_queues_once(email, send, queued):
    first = await send(email, "twice")
    assert await send(email, "twice", to="other@example.com") == first
    assert (await email.read(SYSTEM, mail_id=first)).to == "ada@example.com"
    assert await queued(first) == 1


@pytest.mark.parametrize(
    "options", [{"to": "a@b.example\nBcc: c@d.example"}, {"reply_to": "x\r\ny@z.example"}]
)
async def test_addresses_are_checked_before_anything_is_written(email, send, database, options):
    with pytest.raises(Invalid):
        await send(email, "injected", **options)
    assert await database.primary.fetchval("SELECT count(*) FROM email.message WHERE key = 'injected'") == 0


async def test_the_mailbox_is_newest_first_and_paged(email, send):
    sent = [await send(email, f"page-{n}", to=" Paged@example.com") for n in range(53)]
    first = await email.mailbox(SYSTEM, to="paged@EXAMPLE.com")
    second = await email.mailbox(SYSTEM, to="paged@example.com", cursor=first.next)
    assert [mail.id for mail in [*first.items, *second.items]] == sent[::-1]
    assert (len(first.items), second.next) == (50, None)


async def test_the_mailbox_of_all_pages_too(email, send):
    await send(email, "anybody", to="anybody@example.com")
    page = await email.mailbox(OPERATOR)
    assert page.items[0].to == "anybody@example.com"


@pytest.mark.parametrize(("actor", "refusal"), [(CANDIDATE, Forbidden), (NOBODY, Unauthenticated)])
async def test_only_operators_read_what_was_sent(email, send, actor, refusal):
    mail_id = await send(email, "private")
    for ask in (
        email.mailbox(actor, to="ada@example.com"),
        email.read(actor, mail_id=mail_id),
        email.deliveries(actor, mail_id=mail_id),
        email.retry(actor),
    ):
        with pytest.raises(refusal):
            await ask


async def test_a_message_that_is_not_there_is_not_found(email):
    with pytest.raises(MailNotFound):
        await email.read(SYSTEM, mail_id=new_id())
    with pytest.raises(MailNotFound):
        await email.deliver(mail_id=new_id())
