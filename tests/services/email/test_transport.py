import asyncio
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from aiosmtpd.smtp import AuthResult

from factories.site import free_port
from talentsphere.services.email.transport import PermanentFailure, SmtpTransport, TemporaryFailure


@pytest.fixture
def message():
    message = EmailMessage(policy=SMTP)
    message["From"] = "TalentSphere <no-reply@jobs.example>"
    message["To"] = "ada@example.com"
    message["Subject"] = "Grüße"
    message["Message-ID"] = "<1@jobs.example>"
    message.set_content("Ein Gruß.\n.\nEnde\n")
    return message


def transport(port, **options):
    return SmtpTransport(**{"host": "127.0.0.1", "port": port, "tls": "none", "timeout": 5} | options)


async def test_a_message_arrives_whole(message, smtp, mail_server):
    assert await smtp.deliver(message) == "2.0.0 Taken"
    (envelope,) = mail_server.taken
    assert envelope.mail_from == "no-reply@jobs.example"
    assert envelope.rcpt_tos == ["ada@example.com"]
    assert b"Message-ID: <1@jobs.example>" in envelope.content
    assert b"\r\n.\r\n" in envelope.content or b"base64" in envelope.content


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("451 4.3.0 Try later", TemporaryFailure),
        ("421 4.7.0 Too busy", TemporaryFailure),
        ("554 5.7.1 Not wanted", PermanentFailure),
        ("552 5.2.2 Mailbox full", PermanentFailure),
    ],
)
async def test_the_answer_to_the_message_decides(message, smtp, mail_server, answer, kind):
    mail_server.answers = [answer]
    with pytest.raises(kind, match=answer.split(" ", 1)[1]):
        await smtp.deliver(message)
    assert mail_server.taken == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [("550 5.1.1 No such person", PermanentFailure), ("450 4.2.0 Greylisted", TemporaryFailure)],
)
async def test_the_answer_to_the_recipient_decides(message, smtp, mail_server, answer, kind):
    mail_server.rcpt_answer = answer
    with pytest.raises(kind, match=answer[4:]):
        await smtp.deliver(message)


async def test_a_server_that_is_away_is_temporary(message):
    with pytest.raises(TemporaryFailure, match=r"127\.0\.0\.1"):
        await transport(free_port()).deliver(message)


async def test_a_server_that_never_answers_is_temporary(message):
    async def silent(reader, writer):
        await reader.read()
        writer.close()

    port = free_port()
    async with await asyncio.start_server(silent, "127.0.0.1", port):
        with pytest.raises(TemporaryFailure):
            await transport(port, timeout=0.3).deliver(message)


async def test_a_connection_lost_in_the_middle_is_temporary(message):
    async def rude(reader, writer):
        writer.write(b"220 mail.example ESMTP\r\n")
        await reader.readline()
        writer.write(b"250 mail.example\r\n")
        await reader.readline()
        writer.close()

    port = free_port()
    async with await asyncio.start_server(rude, "127.0.0.1", port):
        with pytest.raises(TemporaryFailure):
            await transport(port).deliver(message)


async def test_encryption_from_the_start_is_spoken(message, mail_server, serving, certificate):
    server, client = certificate
    async with serving(mail_server, implicit_tls=server) as port:
        await transport(port, host="localhost", tls="tls", tls_context=client).deliver(message)
    assert len(mail_server.taken) == 1


async def test_starttls_is_used_when_it_is_offered(message, mail_server, serving, certificate):
    server, client = certificate
    async with serving(mail_server, tls_context=server, require_starttls=True) as port:
        await transport(port, host="localhost", tls="starttls", tls_context=client).deliver(message)
    assert len(mail_server.taken) == 1


async def test_without_a_password_a_server_without_starttls_will_do(message, mail_server, serving):
    async with serving(mail_server) as port:
        await transport(port, tls="starttls").deliver(message)
    assert len(mail_server.taken) == 1


async def test_a_password_never_travels_in_the_clear(message, mail_server, serving):
    asked = []

    def authenticator(server, session, envelope, mechanism, data):
        asked.append(data)
        return AuthResult(success=True)

    async with serving(mail_server, authenticator=authenticator, auth_require_tls=False) as port:
        with pytest.raises(TemporaryFailure):
            await transport(port, tls="starttls", user="us", password="secret").deliver(message)
    assert asked == []


async def test_a_certificate_nobody_vouches_for_is_not_trusted(message, mail_server, serving, certificate):
    server, _ = certificate
    async with serving(mail_server, tls_context=server) as port:
        with pytest.raises(TemporaryFailure, match="certificate"):
            await transport(port, host="localhost", tls="starttls").deliver(message)
    assert mail_server.taken == []


@pytest.mark.parametrize(("password", "arrives"), [("right", True), ("wrong", False)])
async def test_a_wrong_password_is_ours_to_correct_and_so_temporary(
    message, mail_server, serving, certificate, password, arrives
):
    server, client = certificate

    def authenticator(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"right", handled=data.password == b"right")

    async with serving(
        mail_server, tls_context=server, authenticator=authenticator, auth_required=True
    ) as port:
        options = {"host": "localhost", "tls": "starttls", "tls_context": client}
        sender = transport(port, user="us", password=password, **options)
        if arrives:
            await sender.deliver(message)
        else:
            with pytest.raises(TemporaryFailure, match="535"):
                await sender.deliver(message)
    assert len(mail_server.taken) == arrives
