from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.auth.contract import BadToken
from talentsphere.services.auth.rules import passwords, people, throttle, tokens
from talentsphere.services.auth.rules.common_passwords import COMMON_PASSWORDS
from talentsphere.services.users import rules as users_rules

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def check(password, email="ada@example.com", name="Ada Lovelace"):
    passwords.check(password, email=email, name=name)


@pytest.mark.parametrize(
    "password",
    [
        "a quiet harbour",
        "correct battery",
        "ünïcödé wörds",
        "7f$kQ-9!xZ",
        "語" * 4 + "日本国民憲法",
        "x" * 10 + "yz" * 95,
    ],
)
def test_long_passwords_of_any_characters_are_taken(password):
    check(password)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short pas", "at least 10"),
        ("", "at least 10"),
        ("ab" * 101, "at most 200"),
        ("Password1234", "first that are tried"),
        ("PASSWORD!!!!", "first that are tried"),
        ("qwertyuiop", "first that are tried"),
        ("1234567890", "first that are tried"),
        ("sunshine2024!", "first that are tried"),
        ("zzzzzzzzzzzz", "first that are tried"),
        ("ababababab", "first that are tried"),
        ("ada@example.com", "not made of your name"),
        ("Ada Lovelace", "not made of your name"),
        ("adalovelace1815", "not made of your name"),
        ("lovelace ada", "not made of your name"),
        ("TalentSphere", "not made of your name"),
        ("talentsphere1", "not made of your name"),
    ],
)
def test_what_would_be_guessed_is_refused_with_advice(password, says):
    with pytest.raises(Invalid, match=says) as refused:
        check(password)
    assert refused.value.fields[0].field == "password"


def test_two_hundred_common_passwords_and_more_are_known():
    assert len(COMMON_PASSWORDS) > 200
    assert all(word == word.lower() for word in COMMON_PASSWORDS)


def test_letters_composed_in_different_ways_are_the_same_password():
    assert passwords.normal("gru\u0308ßen") == passwords.normal("gr\u00fcßen")


@given(st.text(max_size=300))
def test_every_name_auth_takes_users_takes_the_same(name):
    try:
        folded = people.normal_name(name)
    except Invalid:
        return
    assert users_rules.normal_name(folded) == folded


def recent(**changes):
    values = {"by_client": 0, "first_by_client": None, "by_all": 0, "first_by_all": None, "familiar": False}
    return throttle.Recent(**values | changes)


def test_ten_tries_from_one_address_are_let_through():
    assert throttle.retry_after(recent(by_client=9, first_by_client=NOW), now=NOW) is None


def test_the_eleventh_waits_until_the_oldest_is_a_quarter_of_an_hour_old():
    first = NOW - timedelta(minutes=5)
    assert throttle.retry_after(recent(by_client=10, first_by_client=first), now=NOW) == 600


def test_a_hundred_tries_from_anywhere_make_strangers_wait_and_nobody_familiar():
    flooded = {"by_all": 100, "first_by_all": NOW - timedelta(minutes=30)}
    assert throttle.retry_after(recent(**flooded), now=NOW) == 1800
    assert throttle.retry_after(recent(**flooded, familiar=True), now=NOW) is None


@pytest.fixture
def access():
    return tokens.AccessTokens(secret="s" * 32, issuer="https://jobs.example", ttl=3600)


def test_a_token_says_what_it_was_made_with(access):
    user_id, session_id = new_id(), new_id()
    claims = access.read(access.issue(user_id=user_id, session_id=session_id, now=NOW), now=NOW)
    assert (claims.sub, claims.sid) == (user_id, session_id)


def test_a_token_expires(access):
    token = access.issue(user_id=new_id(), session_id=new_id(), now=NOW)
    assert access.read(token, now=NOW + timedelta(seconds=3599))
    with pytest.raises(BadToken):
        access.read(token, now=NOW + timedelta(seconds=3600))


@pytest.mark.parametrize("forge", ["secret", "issuer", "none", "text", "payload"])
def test_a_token_we_did_not_make_is_refused(access, forge):
    made = {"user_id": new_id(), "session_id": new_id(), "now": NOW}
    other = tokens.AccessTokens(
        secret=("t" if forge == "secret" else "s") * 32,
        issuer="https://other.example" if forge == "issuer" else "https://jobs.example",
        ttl=3600,
    )
    token = other.issue(**made)
    header, payload, signature = token.split(".")
    if forge == "none":
        token = f"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}."
    elif forge == "text":
        token = "ein.gültiges.ding"
    elif forge == "payload":
        token = f"{header}.{access.issue(**made | {'user_id': new_id()}).split('.')[1]}.{signature}"
    with pytest.raises(BadToken):
        access.read(token, now=NOW)


def test_a_secret_can_be_replaced_while_tokens_of_the_old_one_are_out(access):
    old = access.issue(user_id=new_id(), session_id=new_id(), now=NOW)
    after = tokens.AccessTokens(
        secret="n" * 32, previous=("s" * 32,), issuer="https://jobs.example", ttl=3600
    )
    assert after.read(old, now=NOW)
    with pytest.raises(BadToken):
        access.read(after.issue(user_id=new_id(), session_id=new_id(), now=NOW), now=NOW)


@given(st.text(max_size=300))
def test_no_text_makes_reading_a_token_fail_in_another_way(text):
    reader = tokens.AccessTokens(secret="s" * 32, issuer="https://jobs.example", ttl=3600)
    with pytest.raises(BadToken):
        reader.read(text, now=NOW)
