import asyncio

import pytest

from talentsphere.services.auth.contract import BadToken, Tokens


async def test_a_refresh_token_is_exchanged_for_new_tokens(platform, auth, watch):
    me = await platform.signed_up("rotate@example.com")
    first = await platform.with_tokens("rotate@example.com")
    watch.forward(minutes=59)
    second = await auth.refresh(refresh_token=first.refresh_token)
    assert second.refresh_token != first.refresh_token
    assert (await auth.authenticate(session=None, bearer=second.access_token)).user_id == me.id


async def test_using_an_old_refresh_token_ends_the_whole_family(platform, auth, watch):
    await platform.signed_up("stolen@example.com")
    stolen = await platform.with_tokens("stolen@example.com")
    owners = await auth.refresh(refresh_token=stolen.refresh_token)
    watch.forward(seconds=6)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=stolen.refresh_token)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=owners.refresh_token)
    for issued in (stolen, owners):
        with pytest.raises(BadToken):
            await auth.authenticate(session=None, bearer=issued.access_token)


async def test_other_sessions_of_the_person_survive_that(platform, auth, watch):
    await platform.signed_up("others@example.com")
    other = await platform.with_tokens("others@example.com")
    stolen = await platform.with_tokens("others@example.com")
    await auth.refresh(refresh_token=stolen.refresh_token)
    watch.forward(seconds=6)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=stolen.refresh_token)
    assert await auth.refresh(refresh_token=other.refresh_token)


async def test_a_double_click_is_refused_and_ends_nothing(platform, auth, watch):
    await platform.signed_up("double@example.com")
    first = await platform.with_tokens("double@example.com")
    results = await asyncio.gather(
        *[auth.refresh(refresh_token=first.refresh_token) for _ in range(3)], return_exceptions=True
    )
    fresh = [result for result in results if isinstance(result, Tokens)]
    assert len(fresh) == 1
    assert [type(result) for result in results].count(BadToken) == 2
    watch.forward(seconds=5)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=first.refresh_token)
    assert await auth.refresh(refresh_token=fresh[0].refresh_token)


async def test_a_refresh_token_lives_seven_days_from_each_exchange(platform, auth, watch):
    await platform.signed_up("week@example.com")
    issued = await platform.with_tokens("week@example.com")
    for _ in range(3):
        watch.forward(days=6)
        issued = await auth.refresh(refresh_token=issued.refresh_token)
    watch.forward(days=7)
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=issued.refresh_token)


@pytest.mark.parametrize("made_up", ["", "nonsense", "ü" * 100, "\x00"])
async def test_a_made_up_refresh_token_is_refused(auth, made_up):
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=made_up)


async def test_an_access_token_does_not_refresh(platform, auth):
    await platform.signed_up("wrongkind@example.com")
    issued = await platform.with_tokens("wrongkind@example.com")
    with pytest.raises(BadToken):
        await auth.refresh(refresh_token=issued.access_token)


async def test_replacing_the_refresh_secret_ends_every_refresh_token(platform, auth):
    await platform.signed_up("secret@example.com")
    issued = await platform.with_tokens("secret@example.com")
    with pytest.raises(BadToken):
        await platform.make(refresh_secret="n" * 32).refresh(refresh_token=issued.refresh_token)
