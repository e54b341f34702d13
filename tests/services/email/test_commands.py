import asyncio
import json
from dataclasses import dataclass
from typing import Any

import pytest
from click.testing import CliRunner

from talentsphere.services.email.commands import COMMANDS


@dataclass
class Services:
    email: Any


class Session:
    """What the command line hands to commands; runs on the test's own loop from the runner's thread."""

    def __init__(self, services, loop):
        self._services, self._loop = services, loop

    def run(self, use):
        return asyncio.run_coroutine_threadsafe(use(self._services), self._loop).result(timeout=20)


@pytest.fixture
async def call(email):
    session = Session(Services(email), asyncio.get_running_loop())

    async def called(*arguments):
        return await asyncio.to_thread(CliRunner().invoke, COMMANDS[0], arguments, obj=session)

    return called


async def test_the_list_of_an_address_is_json_with_these_fields(call, email, send):
    await email.deliver(mail_id=await send(email, "cli-1", to="cli@example.com"))
    await send(email, "cli-2", to="cli@example.com")
    done = await call("list", "--to", "cli@example.com", "--json")
    newest, oldest = json.loads(done.stdout)
    assert set(newest) == {"id", "to", "subject", "text", "html", "links", "delivered_at"}
    assert newest["delivered_at"] is None
    assert oldest["delivered_at"] is not None
    assert oldest["links"] == ["https://jobs.example/verify?token=abc"]


async def test_the_list_of_an_unknown_address_is_an_empty_list(call):
    assert json.loads((await call("list", "--to", "nobody@example.com", "--json")).stdout) == []


async def test_the_list_goes_past_one_page(call, email, send):
    for number in range(60):
        await send(email, f"cli-many-{number}", to="many@example.com")
    done = await call("list", "--to", "many@example.com", "--limit", "55", "--json")
    assert len(json.loads(done.stdout)) == 55
    assert "many@example.com" in (await call("list", "--to", "many@example.com")).stdout


async def test_one_message_is_shown_with_its_deliveries(call, email, send):
    mail_id = await send(email, "cli-show")
    await email.deliver(mail_id=mail_id)
    assert "kept in the local mailbox" in (await call("show", str(mail_id))).stdout
    shown = json.loads((await call("show", str(mail_id), "--json")).stdout)
    assert (shown["status"], shown["deliveries"][0]["outcome"]) == ("sent", "sent")


async def test_retry_says_how_many_were_queued(call, email, send):
    mail_id = await send(email, "cli-retry")
    assert json.loads((await call("retry", str(mail_id), "--json")).stdout) == {"queued": 0}


async def test_an_id_that_is_none_is_a_usage_error(call):
    assert (await call("show", "nonsense")).exit_code == 2
