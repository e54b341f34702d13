"""Cards: reading and locking them, and moving them between stages."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import Dossier
from talentsphere.services.recruitment.contract import Card, RejectReason, Stage

CARD = """card.application_id AS id, card.job_id, card.stage_id, card.candidate_name, card.headline, card.rating,
    card.submitted_at, card.stage_since, card.position,
    ARRAY(SELECT tag FROM recruitment.tag WHERE tag.application_id = card.application_id ORDER BY tag) AS tags,
    (SELECT count(*) FROM recruitment.note WHERE note.application_id = card.application_id) AS notes"""


class Place(msgspec.Struct, frozen=True):
    """Where a card is: what a permission and a move need to know."""

    application_id: UUID
    job_id: UUID
    company_id: UUID
    stage_id: UUID
    position: float


class Move(msgspec.Struct, frozen=True):
    """A card's new position in the target stage, and the event that tells of it."""

    application_id: UUID
    position: float
    news_id: UUID


_PLACE = "application_id, job_id, company_id, stage_id, position"


async def place(connection: Connection, application_id: UUID, *, lock: bool = False) -> Place | None:
    return await sql.fetch_one(
        connection,
        Place,
        f"SELECT {_PLACE} FROM recruitment.card WHERE application_id = $1 {'FOR UPDATE' if lock else ''}",
        application_id,
    )


async def lock_many(connection: Connection, *, job_id: UUID, application_ids: list[UUID]) -> list[Place]:
    """The cards of this job among these ids, locked in one statement, in the order of the ids."""
    return await sql.fetch(
        connection,
        Place,
        f"""SELECT {_PLACE} FROM recruitment.card WHERE job_id = $1 AND application_id = ANY($2)
            ORDER BY array_position($2, application_id) FOR UPDATE""",
        job_id,
        application_ids,
    )


async def card(connection: Connection, application_id: UUID) -> Card | None:
    return await sql.fetch_one(
        connection, Card, f"SELECT {CARD} FROM recruitment.card WHERE application_id = $1", application_id
    )


async def insert(connection: Connection, *, dossier: Dossier, stage_id: UUID, position: float) -> bool:
    """Whether the card is new."""
    return bool(
        await sql.execute(
            connection,
            """INSERT INTO recruitment.card (application_id, job_id, company_id, candidate_id, candidate_name,
                   headline, stage_id, position, submitted_at, stage_since)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (application_id) DO NOTHING""",
            dossier.id,
            dossier.job_id,
            dossier.company_id,
            dossier.candidate_id,
            dossier.candidate_name,
            dossier.headline,
            stage_id,
            position,
            dossier.submitted_at,
        )
    )


async def move(
    connection: Connection,
    moves: list[Move],
    *,
    target: Stage,
    at: datetime,
    reject_reason: RejectReason | None,
) -> None:
    """Moves cards to a stage, all in one statement."""
    await sql.execute(
        connection,
        """UPDATE recruitment.card SET stage_id = $1, stage_since = $2, reject_reason = $3,
               position = moved.position, news_id = moved.news_id
           FROM unnest($4::uuid[], $5::float8[], $6::uuid[]) AS moved(id, position, news_id)
           WHERE card.application_id = moved.id""",
        target.id,
        at,
        reject_reason,
        [move.application_id for move in moves],
        [move.position for move in moves],
        [move.news_id for move in moves],
    )


async def set_position(connection: Connection, *, application_id: UUID, position: float) -> None:
    await sql.execute(
        connection,
        "UPDATE recruitment.card SET position = $2 WHERE application_id = $1",
        application_id,
        position,
    )


async def set_rating(connection: Connection, *, application_id: UUID, rating: int | None) -> bool:
    """Whether that changed anything."""
    return bool(
        await sql.execute(
            connection,
            """UPDATE recruitment.card SET rating = $2
               WHERE application_id = $1 AND rating IS DISTINCT FROM $2""",
            application_id,
            rating,
        )
    )
