import asyncio

import pytest

from talentsphere.kernel.errors import TooMany
from talentsphere.services.auth.contract import WrongCredentials
from talentsphere.services.auth.service.hashing import Hasher


async def tries(auth, email, count, *, password="wrong for sure", client="198.51.100.7"):
    """The errors of so many tries."""
    errors = []
    for _ in range(count):
        try:
            await auth.sign_in(email=email, password=password, user_agent="", client=client)
        except (WrongCredentials, TooMany) as error:
            errors.append(error)
    return errors


async def test_signing_in_takes_the_address_in_any_case(platform, auth, password):
    me = await platform.signed_up("case@example.com")
    assert (await platform.on_a_page(" CASE@Example.com")).user_id == me.id


@pytest.mark.parametrize("email", ["nobody@example.com", "wrongpw@example.com", "", "no address", "x" * 400])
async def test_wrong_in_any_way_is_one_answer(platform, auth, email):
    if email.startswith("wrongpw"):
        await platform.signed_up(email)
    (error,) = await tries(auth, email, 1)
    assert (type(error), error.detail, error.fields) == (WrongCredentials, WrongCredentials.title, ())


async def test_every_sign_in_has_a_token_of_its_own(platform, auth, password):
    await platform.signed_up("fixation@example.com")
    cookies = {
        await auth.sign_in(email="fixation@example.com", password=password, user_agent="", client="x")
        for _ in range(3)
    }
    assert len(cookies) == 3
    assert all(len(cookie) >= 43 for cookie in cookies)


async def test_only_hashes_of_tokens_are_kept(platform, auth, password):
    await platform.signed_up("kept@example.com")
    cookie = await auth.sign_in(email="kept@example.com", password=password, user_agent="", client="x")
    issued = await platform.with_tokens("kept@example.com")
    rows = await platform.database.primary.fetch(
        "SELECT session::text AS row FROM auth.session UNION ALL SELECT refresh::text FROM auth.refresh"
    )
    assert not any(secret in row["row"] for row in rows for secret in (cookie, issued.refresh_token))


async def test_after_ten_wrong_tries_from_one_address_it_waits(platform, auth, watch, password):
    await platform.signed_up("limit@example.com")
    errors = await tries(auth, "limit@example.com", 11)
    assert [type(error) for error in errors] == [WrongCredentials] * 10 + [TooMany]
    assert 0 < errors[-1].retry_after <= 900
    watch.forward(seconds=errors[-1].retry_after)
    assert await auth.sign_in(
        email="limit@example.com", password=password, user_agent="", client="198.51.100.7"
    )


async def test_an_unknown_address_waits_just_the_same(auth):
    errors = await tries(auth, "limit-nobody@example.com", 11)
    assert [type(error) for error in errors] == [WrongCredentials] * 10 + [TooMany]


async def test_the_right_password_does_not_pass_a_limit(platform, auth, password):
    await platform.signed_up("stop@example.com")
    await tries(auth, "stop@example.com", 10)
    with pytest.raises(TooMany):
        await auth.sign_in(email="stop@example.com", password=password, user_agent="", client="198.51.100.7")


async def test_many_tries_at_once_do_not_slip_through(platform, auth):
    await platform.signed_up("burst@example.com")
    results = await asyncio.gather(*[tries(auth, "burst@example.com", 1) for _ in range(20)])
    kinds = [type(error) for (error,) in results]
    assert kinds.count(WrongCredentials) == 10
    assert kinds.count(TooMany) == 10


async def test_a_success_starts_the_count_anew(platform, auth, password):
    await platform.signed_up("anew@example.com")
    await tries(auth, "anew@example.com", 9)
    await auth.sign_in(email="anew@example.com", password=password, user_agent="", client="198.51.100.7")
    assert {type(error) for error in await tries(auth, "anew@example.com", 10)} == {WrongCredentials}


async def test_a_flood_from_everywhere_stops_strangers_and_not_the_owner(platform, auth, password):
    await platform.signed_up("victim@example.com")
    await platform.on_a_page("victim@example.com", client="203.0.113.5")
    for number in range(10):
        await tries(auth, "victim@example.com", 10, client=f"198.51.100.{number}")
    (stranger,) = await tries(auth, "victim@example.com", 1, client="198.51.100.99")
    assert isinstance(stranger, TooMany)
    assert await platform.on_a_page("victim@example.com", client="203.0.113.5")


async def test_other_accounts_are_not_slowed_by_a_flood(platform, auth):
    await platform.signed_up("bystander@example.com")
    await tries(auth, "flooded-one@example.com", 11)
    assert await platform.on_a_page("bystander@example.com", client="198.51.100.7")


async def test_the_hash_is_renewed_when_parameters_change(platform, auth, password):
    me = await platform.signed_up("rehash@example.com")
    from argon2 import Parameters, Type

    dearer = Parameters(
        type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=2, memory_cost=16, parallelism=1
    )
    renewed = platform.make(hasher=Hasher(parameters=dearer))
    await renewed.sign_in(email="rehash@example.com", password=password, user_agent="", client="x")
    stored = await platform.database.primary.fetchval(
        "SELECT password_hash FROM auth.credential WHERE user_id = $1", me.id
    )
    assert "m=16,t=2" in stored
    assert await renewed.sign_in(email="rehash@example.com", password=password, user_agent="", client="x")
