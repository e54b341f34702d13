import asyncio

import pytest

from talentsphere.kernel.errors import Conflict, Invalid, Unauthenticated
from talentsphere.services.auth.contract import BadLink, WrongCredentials
from talentsphere.services.users.service import UsersService


class Faltering(UsersService):
    """Users whose process dies right after it made a person, once."""

    def __init__(self, database):
        super().__init__(database)
        self.faltered = False

    async def create(self, **values):
        person = await super().create(**values)
        if not self.faltered:
            self.faltered = True
            raise ConnectionResetError
        return person


async def test_a_sign_up_becomes_an_account_by_its_link(platform, auth, password):
    await auth.register(email=" Ada@Example.com ", password=password, name="Ada  Lovelace", role="recruiter")
    assert await platform.users.find(email="ada@example.com") is None
    me = await auth.verify(token=await platform.token("ada@example.com", "auth/verify"))
    assert (me.email, me.name, me.roles) == ("ada@example.com", "Ada Lovelace", ("recruiter",))
    assert (await platform.on_a_page("ada@example.com")).user_id == me.id


async def test_before_the_link_is_followed_nobody_can_sign_in(platform, auth, password):
    await auth.register(email="waiting@example.com", password=password, name="W", role="candidate")
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("waiting@example.com")


async def test_the_link_of_a_sign_up_works_once(platform, auth):
    await platform.signed_up("once@example.com")
    token = await platform.token("once@example.com", "auth/verify")
    with pytest.raises(BadLink):
        await auth.verify(token=token)


async def test_of_two_who_follow_one_link_at_once_one_gets_it(platform, auth, password):
    await auth.register(email="race@example.com", password=password, name="R", role="candidate")
    token = await platform.token("race@example.com", "auth/verify")
    results = await asyncio.gather(*[auth.verify(token=token) for _ in range(2)], return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["BadLink", "Me"]
    assert await platform.count("auth.credential c JOIN users.person p ON p.id = c.user_id", "email = $1", "race@example.com") == 1  # fmt: skip


async def test_the_link_of_a_sign_up_is_good_for_a_day(platform, auth, watch, password):
    await auth.register(email="late@example.com", password=password, name="L", role="candidate")
    token = await platform.token("late@example.com", "auth/verify")
    watch.forward(hours=24)
    with pytest.raises(BadLink):
        await auth.verify(token=token)


@pytest.mark.parametrize("token", ["", "nonsense", "ü" * 500, "\x00"])
async def test_a_made_up_token_is_no_link(auth, token):
    with pytest.raises(BadLink):
        await auth.verify(token=token)


async def test_a_link_of_another_kind_verifies_nothing(platform, auth):
    await platform.signed_up("kinds@example.com")
    await auth.request_reset(email="kinds@example.com")
    with pytest.raises(BadLink):
        await auth.verify(token=await platform.token("kinds@example.com", "auth/reset"))


async def test_a_crash_between_person_and_password_is_mended_by_following_the_link_again(platform, password):
    auth = platform.make(users=Faltering(platform.database))
    await auth.register(email="crash@example.com", password=password, name="C", role="candidate")
    token = await platform.token("crash@example.com", "auth/verify")
    with pytest.raises(ConnectionResetError):
        await auth.verify(token=token)
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("crash@example.com")
    me = await auth.verify(token=token)
    assert (await platform.on_a_page("crash@example.com")).user_id == me.id


async def test_the_owner_of_a_known_address_is_told_and_nothing_changes(platform, auth, password):
    me = await platform.signed_up("known@example.com")
    await auth.register(
        email="KNOWN@example.com", password="somebody else wants in", name="M", role="recruiter"
    )
    (mail, *_) = await platform.mails("known@example.com")
    assert mail.template == "auth/known_address"
    assert not any("token=" in link for link in mail.links)
    assert (await platform.on_a_page("known@example.com")).user_id == me.id


async def test_an_older_sign_up_can_not_take_over_an_account_that_was_made_since(platform, auth, password):
    await auth.register(email="hijack@example.com", password="set by a stranger", name="S", role="recruiter")
    strangers = await platform.token("hijack@example.com", "auth/verify")
    await platform.signed_up("hijack@example.com")
    with pytest.raises(BadLink):
        await auth.verify(token=strangers)
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("hijack@example.com", password="set by a stranger")
    assert (await platform.on_a_page("hijack@example.com")).roles == {"candidate"}


async def test_known_and_unknown_addresses_leave_the_same_trace_while_somebody_waits(
    platform, auth, password
):
    await platform.signed_up("trace-known@example.com")

    async def rows():
        return [
            await platform.count(t) for t in ("auth.link", "email.message", "events.pgqueuer", "users.person")
        ]

    deltas = []
    for email in ("trace-known@example.com", "trace-unknown@example.com"):
        before = await rows()
        await auth.register(email=email, password=password, name="T", role="candidate")
        await auth.request_reset(email=email)
        deltas.append([after - was for after, was in zip(await rows(), before, strict=True)])
    assert deltas[0] == deltas[1]
    assert deltas[0][1:] == [0, 2, 0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"password": "short"}, "password"),
        ({"password": "bad@example.com", "email": "bad@example.com"}, "password"),
    ],
)
async def test_what_is_wrong_with_a_sign_up_is_said(auth, password, changes, field):
    values = {"email": "bad@example.com", "password": password, "name": "B", "role": "candidate"}
    with pytest.raises(Invalid) as refused:
        await auth.register(**values | changes)
    assert refused.value.fields[0].field == field


async def test_one_address_gets_five_sign_up_mails_an_hour(platform, auth, watch, password):
    for _ in range(7):
        await auth.register(email="flood@example.com", password=password, name="F", role="candidate")
    assert len(await platform.mails("flood@example.com")) == 5
    await platform.signed_up("flooded@example.com")
    watch.forward(hours=1)
    await auth.register(email="flood@example.com", password=password, name="F", role="candidate")
    assert len(await platform.mails("flood@example.com")) == 6


async def test_a_mail_of_a_link_is_sent_once_however_often_the_news_comes(platform, auth, password):
    await auth.register(email="again@example.com", password=password, name="A", role="candidate")
    link_id = await platform.database.primary.fetchval(
        "SELECT id FROM auth.link WHERE email = 'again@example.com'"
    )
    for _ in range(3):
        await auth.mail_link(link_id=link_id)
    assert len(await platform.mails("again@example.com")) == 1


async def test_no_token_and_no_password_is_kept_readable(platform, auth, password):
    await auth.register(email="hidden@example.com", password=password, name="H", role="candidate")
    token = await platform.token("hidden@example.com", "auth/verify")
    rows = await platform.database.primary.fetch("SELECT link::text AS row FROM auth.link")
    assert not any(token in row["row"] or password in row["row"] for row in rows)


async def test_a_verified_person_is_signed_in_and_nobody_else(platform, auth):
    me = await platform.signed_up("direct@example.com")
    cookie = await auth.sign_in_verified(user_id=me.id, user_agent="Firefox")
    assert (await auth.authenticate(session=cookie, bearer=None)).user_id == me.id
    await platform.users.delete(user_id=me.id)
    with pytest.raises(Unauthenticated):
        await auth.sign_in_verified(user_id=me.id, user_agent="Firefox")


async def test_an_operator_adds_people_who_can_sign_in_at_once(platform, auth):
    added = await auth.add_user(
        email="ops@example.com", name="Op", password="a long enough word", roles=("operator",)
    )
    assert (await platform.on_a_page("ops@example.com", password="a long enough word")).is_operator
    again = await auth.add_user(
        email="ops@example.com", name="Op", password="another long word", roles=("operator",)
    )
    assert again.id == added.id
    with pytest.raises(WrongCredentials):
        await platform.on_a_page("ops@example.com", password="a long enough word")
    assert await platform.on_a_page("ops@example.com", password="another long word")


async def test_an_address_that_was_taken_meanwhile_is_a_conflict(platform, auth, password):
    await platform.signed_up("mover@example.com")
    actor = await platform.on_a_page("mover@example.com")
    await auth.change_email(actor, password=password, email="wanted@example.com")
    token = await platform.token("wanted@example.com", "auth/email_change")
    await platform.signed_up("wanted@example.com")
    with pytest.raises(Conflict):
        await auth.verify(token=token)
