import pytest

from talentsphere.kernel.actor import NOBODY, SYSTEM
from talentsphere.kernel.errors import Invalid, TooMany, Unauthenticated
from talentsphere.services.auth.contract import BadLink, BadToken, WrongCredentials
from talentsphere.services.auth.reactions import tasks

NEW = "a brand new harbour"


async def test_changing_the_password_ends_every_other_session(platform, auth, password):
    await platform.signed_up("change@example.com")
    actor = await platform.on_a_page("change@example.com")
    issued = await platform.with_tokens("change@example.com")
    await auth.change_password(actor, current=password, new=NEW)
    assert [session.id for session in await auth.sessions(actor)] == [actor.session_id]
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=issued.access_token)
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("change@example.com")
    assert await platform.on_a_page("change@example.com", password=NEW)
    (mail, *_) = await platform.mails("change@example.com")
    assert mail.template == "auth/password_changed"


async def test_changing_the_password_makes_open_reset_links_useless(platform, auth, password):
    await platform.signed_up("openreset@example.com")
    await auth.request_reset(email="openreset@example.com")
    token = await platform.token("openreset@example.com", "auth/reset")
    await auth.change_password(await platform.on_a_page("openreset@example.com"), current=password, new=NEW)
    with pytest.raises(BadLink):
        await auth.reset(token=token, password="yet another harbour")


async def test_a_bad_new_password_is_named_as_such(platform, auth, password):
    await platform.signed_up("badnew@example.com")
    with pytest.raises(Invalid) as refused:
        await auth.change_password(
            await platform.on_a_page("badnew@example.com"), current=password, new="short"
        )
    assert refused.value.fields[0].field == "new"


async def test_whoever_holds_a_session_but_no_password_changes_nothing(platform, auth, password):
    await platform.signed_up("held@example.com")
    actor = await platform.on_a_page("held@example.com")
    for ask in (
        lambda: auth.change_password(actor, current="a wrong guess", new=NEW),
        lambda: auth.change_email(actor, password="a wrong guess", email="mallory@example.com"),
        lambda: auth.delete_account(actor, password="a wrong guess"),
    ):
        with pytest.raises(WrongCredentials):
            await ask()
    assert await platform.mails("mallory@example.com") == []
    for _ in range(7):
        with pytest.raises(WrongCredentials):
            await auth.delete_account(actor, password="a wrong guess")
    with pytest.raises(TooMany):
        await auth.delete_account(actor, password=password)


async def test_nobody_has_no_account_to_change(auth, password):
    for ask in (
        auth.change_password(NOBODY, current=password, new=NEW),
        auth.change_email(NOBODY, password=password, email="x@example.com"),
        auth.delete_account(NOBODY, password=password),
    ):
        with pytest.raises(Unauthenticated):
            await ask


async def test_the_address_changes_when_the_new_one_is_confirmed_and_the_old_one_is_told(
    platform, auth, password
):
    me = await platform.signed_up("old@example.com")
    actor = await platform.on_a_page("old@example.com")
    await auth.change_email(actor, password=password, email="New@example.com")
    token = await platform.token("new@example.com", "auth/email_change")
    assert await platform.on_a_page("old@example.com")
    changed = await auth.verify(token=token)
    assert (changed.id, changed.email) == (me.id, "new@example.com")
    assert (await platform.on_a_page("new@example.com")).user_id == me.id
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("old@example.com")
    (told, *_) = await platform.mails("old@example.com")
    assert told.template == "auth/email_changed"
    assert "new@example.com" in told.text
    with pytest.raises(BadLink):
        await auth.verify(token=token)


async def test_asking_for_a_taken_address_tells_nobody_anything(platform, auth, password):
    await platform.signed_up("taken@example.com")
    await platform.signed_up("asker@example.com")
    before = len(await platform.mails("taken@example.com"))
    actor = await platform.on_a_page("asker@example.com")
    assert await auth.change_email(actor, password=password, email="taken@example.com") is None
    assert len(await platform.mails("taken@example.com")) == before


async def test_a_second_change_voids_the_first(platform, auth, password):
    await platform.signed_up("twice@example.com")
    actor = await platform.on_a_page("twice@example.com")
    for email in ("first@example.com", "second@example.com"):
        await auth.change_email(actor, password=password, email=email)
    await auth.verify(token=await platform.token("second@example.com", "auth/email_change"))
    with pytest.raises(BadLink):
        await auth.verify(token=await platform.token("first@example.com", "auth/email_change"))


async def test_a_deleted_account_is_gone_everywhere_at_once(platform, auth, password):
    me = await platform.signed_up("gone@example.com")
    cookie = await auth.sign_in(email="gone@example.com", password=password, user_agent="", client="x")
    issued = await platform.with_tokens("gone@example.com")
    actor = await auth.authenticate(session=cookie, bearer=None)
    await auth.request_reset(email="gone@example.com")
    reset = await platform.token("gone@example.com", "auth/reset")
    await auth.change_email(actor, password=password, email="elsewhere@example.com")
    change = await platform.token("elsewhere@example.com", "auth/email_change")
    await auth.delete_account(actor, password=password)
    assert await auth.authenticate(session=cookie, bearer=None) == NOBODY
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=issued.access_token)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=issued.refresh_token)
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("gone@example.com")
    with pytest.raises(BadLink):
        await auth.reset(token=reset, password=NEW)
    with pytest.raises(BadLink):
        await auth.verify(token=change)
    with pytest.raises(Unauthenticated):
        await auth.change_password(actor, current=password, new=NEW)
    assert await platform.users.find(email="gone@example.com") is None
    assert await platform.count("auth.session", "user_id = $1", me.id) > 0


async def test_on_the_news_of_it_nothing_of_the_person_is_left(platform, auth, password):
    me = await platform.signed_up("erased@example.com")
    actor = await platform.on_a_page("erased@example.com")
    await platform.with_tokens("erased@example.com")
    await auth.request_reset(email="erased@example.com")
    await auth.change_email(actor, password=password, email="erased-new@example.com")
    await auth.delete_account(actor, password=password)
    (farewell, *_) = await platform.mails("erased@example.com")
    assert farewell.template == "auth/account_deleted"
    assert await platform.count("auth.session", "user_id = $1", me.id) == 0
    assert await platform.count("auth.credential", "user_id = $1", me.id) == 0
    assert await platform.count("auth.link", "email = $1 OR user_id = $2", "erased@example.com", me.id) == 0


async def test_the_address_of_a_deleted_account_can_sign_up_again(platform, auth, password):
    first = await platform.signed_up("back@example.com")
    await auth.delete_account(await platform.on_a_page("back@example.com"), password=password)
    await platform.work()
    second = await platform.signed_up("back@example.com")
    assert second.id != first.id


async def test_the_sweep_deletes_what_expired_and_nothing_else(platform, auth, watch, password):
    await platform.signed_up("swept@example.com")
    await platform.on_a_page("swept@example.com")
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("swept@example.com", password="a wrong guess")
    await auth.request_reset(email="swept@example.com")
    tables = ("auth.session", "auth.link", "auth.attempt", "auth.familiar")
    before = [await platform.count(table) for table in tables]
    assert all(before)
    await auth.sweep()
    assert await platform.count("auth.session") >= 1
    watch.forward(days=91)
    await platform.on_a_page("swept@example.com")
    assert await auth.sweep() > 0
    assert [await platform.count(table) for table in tables] == [1, 0, 0, 1]
    assert [task.name for task in tasks(auth)] == ["auth.sweep"]


async def test_passwords_can_be_hashed_for_many_accounts_at_once(auth):
    assert (await auth.hash_password("a shared password")).startswith("$argon2id$")


async def test_the_machine_itself_has_no_account(auth, password):
    with pytest.raises(Unauthenticated):
        await auth.delete_account(SYSTEM, password=password)
