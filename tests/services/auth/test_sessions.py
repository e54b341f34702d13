from datetime import timedelta

import pytest

from talentsphere.kernel.actor import NOBODY
from talentsphere.kernel.errors import Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.auth.contract import BadToken, SessionNotFound


async def cookie_of(auth, email, password, user_agent="Firefox"):
    return await auth.sign_in(email=email, password=password, user_agent=user_agent, client="192.0.2.1")


async def test_nobody_is_nobody(auth):
    assert await auth.authenticate(session=None, bearer=None) == NOBODY
    assert await auth.authenticate(session="", bearer=None) == NOBODY
    assert await auth.authenticate(session="made up", bearer=None) == NOBODY
    with pytest.raises(Unauthenticated):
        await auth.me(NOBODY)


async def test_a_cookie_says_who_is_asking(platform, auth, password):
    me = await platform.signed_up("who@example.com", role="recruiter")
    actor = await auth.authenticate(session=await cookie_of(auth, "who@example.com", password), bearer=None)
    assert (actor.user_id, actor.name, actor.email, actor.roles) == (me.id, me.name, me.email, {"recruiter"})
    assert await auth.me(actor) == me


async def test_a_token_says_who_is_asking(platform, auth):
    me = await platform.signed_up("bearer@example.com")
    issued = await platform.with_tokens("bearer@example.com")
    assert (issued.token_type, issued.expires_in) == ("Bearer", 3600)
    actor = await auth.authenticate(session=None, bearer=issued.access_token)
    assert actor.user_id == me.id


@pytest.mark.parametrize("bearer", ["", "nonsense", "a.b.c", "ü"])
async def test_a_bearer_that_is_not_valid_is_refused_even_beside_a_cookie(platform, auth, password, bearer):
    email = f"both-{len(bearer)}@example.com"
    await platform.signed_up(email)
    cookie = await cookie_of(auth, email, password)
    with pytest.raises(BadToken):
        await auth.authenticate(session=cookie, bearer=bearer)


async def test_neither_kind_of_token_passes_as_the_other(platform, auth, password):
    await platform.signed_up("swap@example.com")
    cookie = await cookie_of(auth, "swap@example.com", password)
    issued = await platform.with_tokens("swap@example.com")
    assert await auth.authenticate(session=issued.access_token, bearer=None) == NOBODY
    assert await auth.authenticate(session=issued.refresh_token, bearer=None) == NOBODY
    for bearer in (cookie, issued.refresh_token):
        with pytest.raises(BadToken):
            await auth.authenticate(session=None, bearer=bearer)


async def test_a_signed_token_of_a_page_session_is_no_bearer(platform, auth, password, watch):
    me = await platform.signed_up("pagesid@example.com")
    actor = await platform.on_a_page("pagesid@example.com")
    forged = auth._access_tokens.issue(user_id=me.id, session_id=actor.session_id, now=watch())
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=forged)


async def test_an_access_token_ends_after_its_time(platform, auth, watch):
    await platform.signed_up("ttl@example.com")
    issued = await platform.with_tokens("ttl@example.com")
    watch.forward(seconds=3600)
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=issued.access_token)


async def test_a_page_session_lives_while_it_is_visited(platform, auth, password, watch):
    await platform.signed_up("slide@example.com")
    cookie = await cookie_of(auth, "slide@example.com", password)
    for _ in range(3):
        watch.forward(hours=23)
        assert (await auth.authenticate(session=cookie, bearer=None)).user_id
    watch.forward(hours=24)
    assert await auth.authenticate(session=cookie, bearer=None) == NOBODY


async def test_a_use_is_written_down_at_most_once_a_minute(platform, auth, password, watch):
    me = await platform.signed_up("touch@example.com")
    cookie = await cookie_of(auth, "touch@example.com", password)
    began = watch()

    async def used():
        return await platform.database.primary.fetchval(
            "SELECT last_used_at FROM auth.session WHERE user_id = $1", me.id
        )

    watch.forward(seconds=59)
    await auth.authenticate(session=cookie, bearer=None)
    assert await used() == began
    watch.forward(seconds=1)
    await auth.authenticate(session=cookie, bearer=None)
    assert await used() == began + timedelta(minutes=1)


async def test_people_see_their_sessions_and_which_is_this_one(platform, auth, password, watch):
    await platform.signed_up("mine@example.com")
    await platform.with_tokens("mine@example.com")
    watch.forward(seconds=1)
    cookie = await cookie_of(auth, "mine@example.com", password, user_agent="Fire\x00fox" + "x" * 500)
    actor = await auth.authenticate(session=cookie, bearer=None)
    newest, oldest = await auth.sessions(actor)
    assert (newest.kind, newest.current, newest.user_agent) == ("page", True, "Firefox" + "x" * 293)
    assert (oldest.kind, oldest.current, oldest.user_agent) == ("api", False, "curl")


async def test_an_ended_session_is_over_at_once(platform, auth, password):
    await platform.signed_up("end@example.com")
    cookie = await cookie_of(auth, "end@example.com", password)
    issued = await platform.with_tokens("end@example.com")
    actor = await auth.authenticate(session=cookie, bearer=None)
    api = next(session for session in await auth.sessions(actor) if session.kind == "api")
    await auth.end_session(actor, session_id=api.id)
    with pytest.raises(BadToken):
        await auth.authenticate(session=None, bearer=issued.access_token)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=issued.refresh_token)
    assert (await auth.authenticate(session=cookie, bearer=None)).user_id


async def test_nobody_ends_or_sees_anothers_session(platform, auth):
    await platform.signed_up("alice@example.com")
    await platform.signed_up("mallory@example.com")
    alice = await platform.on_a_page("alice@example.com")
    mallory = await platform.on_a_page("mallory@example.com")
    for session_id in (alice.session_id, new_id()):
        with pytest.raises(SessionNotFound):
            await auth.end_session(mallory, session_id=session_id)
    assert alice.session_id in {session.id for session in await auth.sessions(alice)}
    assert alice.session_id not in {session.id for session in await auth.sessions(mallory)}
    for ask in (
        auth.sessions(NOBODY),
        auth.end_session(NOBODY, session_id=alice.session_id),
        auth.logout(NOBODY),
    ):
        with pytest.raises(Unauthenticated):
            await ask


async def test_logging_out_ends_this_session_and_no_other(platform, auth, password):
    await platform.signed_up("logout@example.com")
    cookies = [await cookie_of(auth, "logout@example.com", password) for _ in range(2)]
    await auth.logout(await auth.authenticate(session=cookies[0], bearer=None))
    assert await auth.authenticate(session=cookies[0], bearer=None) == NOBODY
    assert (await auth.authenticate(session=cookies[1], bearer=None)).user_id


async def test_a_changed_name_or_role_shows_in_the_next_request(platform, auth, password):
    me = await platform.signed_up("renamed@example.com")
    cookie = await cookie_of(auth, "renamed@example.com", password)
    await platform.database.primary.execute(
        "UPDATE users.person SET name = 'Augusta King', roles = '{operator}' WHERE id = $1", me.id
    )
    actor = await auth.authenticate(session=cookie, bearer=None)
    assert (actor.name, actor.is_operator) == ("Augusta King", True)
