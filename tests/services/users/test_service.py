import pytest

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, Forbidden, Invalid
from talentsphere.services.users.contract import ProfileChanges, UserNotFound
from talentsphere.services.users.service import UsersService


@pytest.fixture
def users(database):
    return UsersService(database)


async def make(users, email):
    return await users.create(email=email, name="Ada Lovelace", roles=("candidate",))


async def test_creating_a_known_address_again_returns_the_same_person(users):
    first = await make(users, "ada@example.com")
    assert await make(users, " ADA@example.com ") == first


async def test_only_the_owner_reads_a_profile(users):
    owner = await make(users, "owner@example.com")
    stranger = await make(users, "stranger@example.com")
    assert (await users.get(Actor(user_id=owner.id), user_id=owner.id)).email == "owner@example.com"
    with pytest.raises(Forbidden):
        await users.get(Actor(user_id=stranger.id), user_id=owner.id)


async def test_a_change_leaves_other_fields_as_they_were(users):
    person = await make(users, "change@example.com")
    changed = await users.change(Actor(user_id=person.id), changes=ProfileChanges(headline="Analyst"))
    assert (changed.headline, changed.name) == ("Analyst", "Ada Lovelace")


async def test_a_change_names_every_field_that_is_wrong(users):
    person = await make(users, "wrong@example.com")
    with pytest.raises(Invalid) as refused:
        await users.change(
            Actor(user_id=person.id), changes=ProfileChanges(city="x" * 101, links=("javascript:alert(1)",))
        )
    assert {problem.field for problem in refused.value.fields} == {"city", "links"}


async def test_an_address_can_not_be_taken_from_another_person(users):
    taken = await make(users, "taken@example.com")
    other = await make(users, "other@example.com")
    with pytest.raises(Conflict):
        await users.change_email(user_id=other.id, email=taken.email)


async def test_deleting_tells_every_subscriber_and_repeats_harmlessly(users, database):
    person = await make(users, "gone@example.com")
    await users.delete(user_id=person.id)
    await users.delete(user_id=person.id)
    queued = await database.primary.fetch("SELECT entrypoint FROM events.pgqueuer")
    assert "users.deleted>auth" in {row["entrypoint"] for row in queued}
    with pytest.raises(UserNotFound):
        await users.get(Actor(user_id=person.id), user_id=person.id)
