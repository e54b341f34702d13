import asyncio

import pytest

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.errors import Invalid
from talentsphere.services.auth.contract import BadLink, BadToken, WrongCredentials

NEW = "a brand new harbour"


async def requested(platform, email):
    await platform.auth.request_reset(email=email)
    return await platform.token(email, "auth/reset")


async def test_the_link_sets_the_password_and_signs_everybody_out(platform, auth, password):
    me = await platform.signed_up("forgot@example.com")
    cookie = await auth.sign_in(email="forgot@example.com", password=password, user_agent="", client="x")
    issued = await platform.with_tokens("forgot@example.com")
    await auth.reset(token=await requested(platform, "forgot@example.com"), password=NEW)
    assert await auth.authenticate(session=cookie, bearer=None) == NOBODY
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=issued.access_token)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=issued.refresh_token)
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("forgot@example.com")
    assert (await platform.on_a_page("forgot@example.com", password=NEW)).user_id == me.id


async def test_the_owner_is_told(platform, auth):
    await platform.signed_up("told@example.com")
    await auth.reset(token=await requested(platform, "told@example.com"), password=NEW)
    (mail, *_) = await platform.mails("told@example.com")
    assert mail.template == "auth/password_changed"


async def test_a_link_works_once_and_the_others_not_any_more(platform, auth):
    await platform.signed_up("single@example.com")
    older = await requested(platform, "single@example.com")
    token = await requested(platform, "single@example.com")
    await auth.reset(token=token, password=NEW)
    for used in (token, older):
        with pytest.raises(BadLink):
            await auth.reset(token=used, password="yet another harbour")


async def test_of_two_at_once_one_sets_the_password(platform, auth):
    await platform.signed_up("tworeset@example.com")
    token = await requested(platform, "tworeset@example.com")
    results = await asyncio.gather(
        *[auth.reset(token=token, password=f"harbour number {n}") for n in range(3)], return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["BadLink", "BadLink", "NoneType"]


async def test_a_password_that_is_refused_leaves_the_link_good(platform, auth):
    await platform.signed_up("picky@example.com")
    token = await requested(platform, "picky@example.com")
    with pytest.raises(Invalid):
        await auth.reset(token=token, password="adalovelace")
    await auth.reset(token=token, password=NEW)


async def test_a_link_is_good_for_an_hour(platform, auth, watch):
    await platform.signed_up("hour@example.com")
    token = await requested(platform, "hour@example.com")
    watch.forward(minutes=60)
    with pytest.raises(BadLink):
        await auth.reset(token=token, password=NEW)


async def test_an_unknown_address_gets_no_mail_and_the_same_silence(platform, auth):
    assert await auth.request_reset(email="stranger@example.com") is None
    assert await platform.mails("stranger@example.com") == []


async def test_a_sign_up_link_resets_nothing(platform, auth, password):
    await auth.register(email="notreset@example.com", password=password, name="N", role="candidate")
    token = await platform.token("notreset@example.com", "auth/verify")
    with pytest.raises(BadLink):
        await auth.reset(token=token, password=NEW)


async def test_a_link_to_an_address_that_was_left_opens_nothing(platform, auth, password):
    await platform.signed_up("left@example.com")
    token = await requested(platform, "left@example.com")
    actor = await platform.on_a_page("left@example.com")
    await auth.change_email(actor, password=password, email="arrived@example.com")
    await auth.verify(token=await platform.token("arrived@example.com", "auth/email_change"))
    with pytest.raises(BadLink):
        await auth.reset(token=token, password=NEW)


async def test_a_reset_lets_a_locked_out_owner_in(platform, auth, password):
    await platform.signed_up("locked@example.com")
    for _ in range(10):
        with pytest.raises(WrongCredentials):
            await platform.on_a_page("locked@example.com", password="wrong for sure")
    await auth.reset(token=await requested(platform, "locked@example.com"), password=NEW)
    assert await platform.on_a_page("locked@example.com", password=NEW)


async def test_a_flood_of_resets_leaves_the_mails_it_may_send_good(platform, auth):
    await platform.signed_up("resetflood@example.com")
    for _ in range(8):
        await auth.request_reset(email="resetflood@example.com")
    assert len(await platform.mails("resetflood@example.com", template="auth/reset")) == 5
    await auth.reset(token=await platform.token("resetflood@example.com", "auth/reset"), password=NEW)
