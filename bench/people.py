"""Candidates who can apply at once: an account, a session of the API and a CV with a file for each."""

import asyncio
import io
from typing import Any
from uuid import UUID

import docx
import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.runtime.home import home_of
from talentsphere.runtime.wiring import Services, running

_PASSWORD = "four plain words suffice"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A bearer's token and the CV to apply with."""

    token: str
    cv_id: UUID


async def candidates(settings: Any, count: int) -> list[Candidate]:
    """Makes them by the services' own use cases, a few at a time: a password takes tens of milliseconds."""
    room = asyncio.Semaphore(4)

    async def one(services: Services, number: int) -> Candidate:
        async with room:
            return await _candidate(services, number)

    async with running(settings, home_of(settings)) as services:
        return list(await asyncio.gather(*(one(services, number) for number in range(count))))


async def _candidate(services: Services, number: int) -> Candidate:
    email = f"candidate{number}@bench.example"
    me = await services.auth.add_user(
        email=email, name=f"Candidate {number}", password=_PASSWORD, roles=("candidate",)
    )
    tokens = await services.auth.login(email=email, password=_PASSWORD, user_agent="bench", client="")
    actor = Actor(user_id=me.id, name=me.name, email=me.email, roles=frozenset(me.roles))
    cv = await services.cvs.upload(actor, data=_curriculum(number), name=f"candidate-{number}.docx")
    return Candidate(token=tokens.access_token, cv_id=cv.id)


def _curriculum(number: int) -> bytes:
    document = docx.Document()
    for line in (
        f"Candidate {number}",
        f"candidate{number}@bench.example",
        "Experience",
        "Software Engineer, Harbour Systems, 2019 – 2024",
        "Built services in Python and SQL, and looked after them.",
        "Education",
        "BSc Computer Science, University of Leeds, 2015 – 2018",
        "Skills",
        "Python, SQL, Linux",
    ):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
