import asyncio
import json
from dataclasses import dataclass
from typing import Any

import pytest
from click.testing import CliRunner

from talentsphere.services.auth.commands import COMMANDS


@dataclass
class Services:
    auth: Any


class Session:
    """What the command line hands to commands; runs on the test's own loop from the runner's thread."""

    def __init__(self, services, loop):
        self._services, self._loop = services, loop

    def run(self, use):
        return asyncio.run_coroutine_threadsafe(use(self._services), self._loop).result(timeout=20)


@pytest.fixture
async def call(auth):
    session = Session(Services(auth), asyncio.get_running_loop())

    async def called(*arguments):
        return await asyncio.to_thread(CliRunner().invoke, COMMANDS[0], arguments, obj=session)

    return called


PERSON = ("add", "--email", "cli@example.com", "--name", "Cli Person", "--role", "operator")


async def test_a_password_is_made_up_and_printed_once(call, platform):
    added = json.loads((await call(*PERSON, "--json")).stdout)
    assert (added["email"], added["roles"]) == ("cli@example.com", ["operator"])
    assert (await platform.on_a_page("cli@example.com", password=added["password"])).is_operator


async def test_a_given_password_is_not_printed(call, platform, password):
    done = await call(*PERSON, "--password", password)
    assert (done.exit_code, password in done.output) == (0, False)
    assert "can sign in as operator" in done.stdout
    assert await platform.on_a_page("cli@example.com", password=password)


async def test_a_made_up_password_is_readable_without_json_too(call):
    assert "Password: " in (await call(*PERSON)).stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((*PERSON, "--password", "short"), 1), ((*PERSON[:-1], "king"), 2), (("add", "--email", "x"), 2)],
)
async def test_what_is_wrong_ends_with_its_exit_code(call, arguments, code):
    assert (await call(*arguments)).exit_code == code
