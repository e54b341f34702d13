"""Writes a new service slice and enters it where services are listed. Called by bin/new-service."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path.cwd()
SOURCE = ROOT / "src" / "talentsphere"
FIRST_FREE_PORT = 3020
# What stands above the services' tiers in the import rules.
_TIERS = "containers =\n    talentsphere.services\n"

FILES = {
    "src/talentsphere/services/{name}/__init__.py": '''"""{Title}: say in one sentence what it owns.

Owns its notes. It never says what else it might do one day.
"""
''',
    "src/talentsphere/services/{name}/contract.py": '''"""The public door of {name}."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note of its owner."""

    id: UUID
    text: str
    created_at: datetime


class {Title}(Protocol):
    """Use cases."""

    async def add(self, actor: Actor, *, text: str) -> Note:
        """Keeps a note of the actor's own. Raises Invalid for an empty one."""

    async def mine(self, actor: Actor) -> list[Note]:
        """The actor's notes, newest first, at most 100."""
''',
    "src/talentsphere/services/{name}/store.py": '''"""All SQL of {name}."""

from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.{name}.contract import Note

_NOTE = "id, text, created_at"


async def insert(connection: Connection, *, note_id: UUID, owner_id: UUID, text: str) -> Note:
    [note] = await sql.fetch(
        connection,
        Note,
        f"INSERT INTO {name}.note (id, owner_id, text) VALUES ($1, $2, $3) RETURNING {{_NOTE}}",
        note_id,
        owner_id,
        text,
    )
    return note


async def of_owner(connection: Connection, owner_id: UUID) -> list[Note]:
    return await sql.fetch(
        connection,
        Note,
        f"SELECT {{_NOTE}} FROM {name}.note WHERE owner_id = $1 ORDER BY created_at DESC LIMIT 100",
        owner_id,
    )
''',
    "src/talentsphere/services/{name}/service.py": '''"""Use cases of {name}."""

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Database
from talentsphere.services.{name} import store
from talentsphere.services.{name}.contract import Note


class {Title}Service:
    """Implements contract.{Title}."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, actor: Actor, *, text: str) -> Note:
        owner_id = actor.person()
        if not text.strip():
            raise Invalid.field("text", "Write something first.")
        async with self._database.transaction() as connection:
            return await store.insert(connection, note_id=new_id(), owner_id=owner_id, text=text.strip())

    async def mine(self, actor: Actor) -> list[Note]:
        async with self._database.reading() as connection:
            return await store.of_owner(connection, actor.person())
''',
    "src/talentsphere/services/{name}/api.py": '''"""JSON routes of {name} under /api/v1/{name}."""

import msgspec
from litestar import Router, get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.{name}.contract import Note, {Title}


class NewNote(msgspec.Struct, frozen=True, kw_only=True):
    text: str


@post("/")
async def add(actor: Injected[Actor], {name}: Injected[{Title}], data: NewNote) -> Note:
    """Keeps a note of the bearer's own."""
    return await {name}.add(actor, text=data.text)


@get("/")
async def mine(actor: Injected[Actor], {name}: Injected[{Title}]) -> list[Note]:
    """The bearer's notes, newest first."""
    return await {name}.mine(actor)


ROUTES = (Router("/api/v1/{name}", route_handlers=[add, mine], tags=["{name}"]),)
''',
    "src/talentsphere/services/{name}/migrations/0001_notes.sql": """CREATE SCHEMA IF NOT EXISTS {name};

CREATE TABLE {name}.note (
    id         uuid        PRIMARY KEY,
    owner_id   uuid        NOT NULL,
    text       text        NOT NULL CHECK (text <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX note_owner ON {name}.note (owner_id, created_at DESC);
""",
    "tests/services/{name}/test_service.py": """import pytest

from talentsphere.kernel.actor import NOBODY, Actor
from talentsphere.kernel.errors import Invalid, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.services.{name}.service import {Title}Service


@pytest.fixture
def {name}(database):
    return {Title}Service(database)


async def test_a_note_is_its_owners_alone({name}):
    owner, stranger = Actor(user_id=new_id()), Actor(user_id=new_id())
    note = await {name}.add(owner, text=" remember ")
    assert note.text == "remember"
    assert await {name}.mine(owner) == [note]
    assert await {name}.mine(stranger) == []


async def test_an_empty_note_and_nobodys_note_are_refused({name}):
    with pytest.raises(Invalid):
        await {name}.add(Actor(user_id=new_id()), text="  ")
    with pytest.raises(Unauthenticated):
        await {name}.add(NOBODY, text="x")
""",
}


def main(arguments: list[str]) -> None:
    """Exits 2 when the name can't be used, 1 when it is taken."""
    if len(arguments) != 1 or not re.fullmatch(r"[a-z]{3,30}", arguments[0]):
        sys.exit("usage: bin/new-service NAME, one word of 3 to 30 lower-case letters")
    name = arguments[0]
    if (SOURCE / "services" / name).exists():
        print(f"error: there is a service {name} already", file=sys.stderr)
        sys.exit(1)
    for path, text in FILES.items():
        target = ROOT / path.format(name=name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.format(name=name, Title=name.capitalize()), encoding="utf-8")
    register(name)
    wire(name)
    touched = [
        "src/talentsphere/runtime/wiring.py",
        f"src/talentsphere/services/{name}",
        f"tests/services/{name}",
    ]
    subprocess.run([".venv/bin/ruff", "check", "--fix", "--quiet", *touched], check=True)
    print(f"Made {name}. Next: bin/test tests/services/{name}, then replace its notes by what it is for.")


def register(name: str) -> None:
    """The registry gets the service on a tier and port of its own; the import rules get the tier."""
    path = SOURCE / "registry.py"
    text = path.read_text(encoding="utf-8")
    tier = max(int(found) for found in re.findall(r"tier=(\d+)", text) if int(found) < 99) + 1  # noqa: PLR2004
    port = max([FIRST_FREE_PORT, *(int(found) + 1 for found in re.findall(r"port=(30\d\d)", text))])
    entry = f'''    Service(
        name="{name}",
        owns="its notes",
        tier={tier},
        port={port},
        routes=(Route("/api/v1/{name}"),),
    ),
)

WEB = '''
    path.write_text(text.replace(")\n\nWEB = ", entry, 1), encoding="utf-8")
    rules = ROOT / ".importlinter"
    lines = rules.read_text(encoding="utf-8")
    rules.write_text(
        lines.replace(f"{_TIERS}layers =\n", f"{_TIERS}layers =\n    {name}\n", 1), encoding="utf-8"
    )


def wire(name: str) -> None:
    """The wiring constructs it last, since it is on the highest tier."""
    path = SOURCE / "runtime" / "wiring.py"
    text = path.read_text(encoding="utf-8")
    title = name.capitalize()
    text = text.replace(
        "from talentsphere.services.users.service",
        f"from talentsphere.services.{name}.service import {title}Service\nfrom talentsphere.services.users.service",
        1,
    )
    text = text.replace(
        "    search: SearchService\n", f"    search: SearchService\n    {name}: {title}Service\n", 1
    )
    text = text.replace(
        "        search=search,\n",
        f"        {name}={title}Service(database),\n        search=search,\n",
        1,
    )
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
