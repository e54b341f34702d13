from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import SMTPUTF8

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.mail import normal_address
from talentsphere.services.email import rules
from talentsphere.services.email.contract import Mail


def mail(**changes):
    values = {
        "id": new_id(), "to": "ada@example.com", "subject": "Hello", "template": "auth/verify", "text": "Text\n",
        "html": "<p>Text</p>", "links": (), "message_id": "<1@jobs.example>", "status": "queued", "attempts": 1,
        "last_error": None, "queued_at": datetime(2026, 3, 1, 12, 0, tzinfo=UTC), "delivered_at": None,
    }  # fmt: skip
    return Mail(**values | changes)


def composed(message, **options):
    return rules.compose(
        message, **{"mail_from": "TalentSphere <no-reply@jobs.example>", "reply_to": None} | options
    )


def headers_of(message):
    return set(BytesParser(policy=SMTPUTF8).parsebytes(message.as_bytes(policy=SMTPUTF8)).keys())


HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}


@given(local=st.text(min_size=1, max_size=20), domain=st.text(min_size=1, max_size=20))
def test_no_address_that_passes_adds_a_header(local, domain):
    try:
        message = composed(mail(to=normal_address(f"{local}@{domain}")))
    except (Invalid, ValueError):
        return
    assert headers_of(message) == HEADERS


@given(st.text(max_size=400))
def test_no_subject_adds_a_header(text):
    line = rules.subject_line(text)
    assert len(line) <= 250
    assert headers_of(composed(mail(subject=line))) == HEADERS


def test_a_subject_with_a_line_break_can_not_be_composed():
    with pytest.raises(ValueError, match="linefeed"):
        composed(mail(subject="Hello\nBcc: x@y.example"))


def test_links_are_found_once_each_without_the_punctuation_after_them():
    text = "See https://a.example/x?y=1, or (https://b.example/z). Again: https://a.example/x?y=1"
    assert rules.links_in(text) == ("https://a.example/x?y=1", "https://b.example/z")


def test_a_message_has_both_forms_and_says_that_it_is_automatic():
    message = composed(mail(), reply_to="team@firm.example")
    assert message["Message-ID"] == "<1@jobs.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == "team@firm.example"
    assert message["Date"] == "Sun, 01 Mar 2026 12:00:00 +0000"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_a_domain_in_other_letters_is_written_as_servers_read_it():
    assert composed(mail(to="ada@bücher.example"))["To"] == "ada@xn--bcher-kva.example"


def test_pauses_grow_to_four_hours():
    pauses = [rules.pause(attempts) for attempts in range(40)]
    assert pauses[0] == timedelta(minutes=2)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=4)


def test_a_message_is_hopeless_after_a_day():
    queued = mail()
    assert not rules.is_hopeless(queued, now=queued.queued_at + timedelta(hours=23))
    assert rules.is_hopeless(queued, now=queued.queued_at + timedelta(hours=24))
