"""One applicant: reading, moving, deciding, writing."""

from uuid import UUID

import msgspec
from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.recruitment.contract import Candidate, Card, Note, Recruitment, RejectReason


class NewStage(msgspec.Struct, frozen=True, kw_only=True):
    """A stage by id, kind or name; `before` is the application whose card it goes above."""

    stage: str
    before: UUID | None = None


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    reason: RejectReason
    message: str = ""
    notify: bool = True


class NewNote(msgspec.Struct, frozen=True, kw_only=True):
    text: str


class TagChange(msgspec.Struct, frozen=True, kw_only=True):
    tag: str
    remove: bool = False


class NewRating(msgspec.Struct, frozen=True, kw_only=True):
    """1 to 5, or null to take it back."""

    rating: int | None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    subject: str
    text: str


@get("/applications/{application_id:uuid}")
async def candidate(actor: Actor, recruitment: Injected[Recruitment], application_id: UUID) -> Candidate:
    """Everything of one applicant: card, CV, answers, notes, what was done."""
    return await recruitment.candidate(actor, application_id=application_id)


@post("/applications/{application_id:uuid}/stage", status_code=200)
async def move(
    actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: NewStage
) -> Card:
    """Moves an applicant to a stage; those for hired and rejected decide."""
    return await recruitment.move(actor, application_id=application_id, stage=data.stage, before=data.before)


@post("/applications/{application_id:uuid}/reject", status_code=200)
async def reject(
    actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: Rejection
) -> Card:
    """Rejects an applicant, and mails them unless `notify` is false."""
    return await recruitment.reject(
        actor, application_id=application_id, reason=data.reason, message=data.message, notify=data.notify
    )


@post("/applications/{application_id:uuid}/hire", status_code=200)
async def hire(actor: Actor, recruitment: Injected[Recruitment], application_id: UUID) -> Card:
    """Hires an applicant, and mails them."""
    return await recruitment.hire(actor, application_id=application_id)


@post("/applications/{application_id:uuid}/notes")
async def note(actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: NewNote) -> Note:
    """Writes a note that only the company's members read."""
    return await recruitment.note(actor, application_id=application_id, text=data.text)


@post("/applications/{application_id:uuid}/tags", status_code=200)
async def tag(
    actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: TagChange
) -> Card:
    """Adds a tag, or removes it."""
    return await recruitment.tag(actor, application_id=application_id, tag=data.tag, remove=data.remove)


@post("/applications/{application_id:uuid}/rating", status_code=200)
async def rate(
    actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: NewRating
) -> Card:
    """Rates an applicant."""
    return await recruitment.rate(actor, application_id=application_id, rating=data.rating)


@post("/applications/{application_id:uuid}/reply", status_code=204)
async def reply(actor: Actor, recruitment: Injected[Recruitment], application_id: UUID, data: Reply) -> None:
    """Mails the applicant; their answer goes to the bearer's address."""
    await recruitment.reply(actor, application_id=application_id, subject=data.subject, text=data.text)


APPLICANTS = (candidate, move, reject, hire, note, tag, rate, reply)
