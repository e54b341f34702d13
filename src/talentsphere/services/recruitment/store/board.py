"""What lists show: the board, neighbours, counts, and the rows of an export."""

from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.recruitment.contract import Card, RejectReason, StageKind
from talentsphere.services.recruitment.store.cards import CARD

# $1 the job, $2 a tag or null, $3 part of a name or headline, escaped for LIKE, or ''.
_WANTED = """card.job_id = $1
    AND ($2::text IS NULL OR EXISTS
        (SELECT FROM recruitment.tag WHERE tag.application_id = card.application_id AND tag.tag = $2))
    AND ($3 = '' OR card.candidate_name ILIKE '%' || $3 || '%' OR card.headline ILIKE '%' || $3 || '%')"""


class StageCount(msgspec.Struct, frozen=True):
    stage_id: UUID
    count: int


class KindCount(msgspec.Struct, frozen=True):
    job_id: UUID
    kind: StageKind
    count: int


class Neighbours(msgspec.Struct, frozen=True):
    previous_id: UUID | None
    next_id: UUID | None


class Exported(Card, frozen=True, kw_only=True):
    """A card with what an export says beside it."""

    stage: str
    reject_reason: RejectReason | None


async def counts(connection: Connection, *, job_id: UUID, tag: str | None, q: str) -> dict[UUID, int]:
    """Cards in each stage that holds any of those asked for."""
    rows = await sql.fetch(
        connection,
        StageCount,
        f"SELECT stage_id, count(*) FROM recruitment.card WHERE {_WANTED} GROUP BY stage_id",
        job_id,
        tag,
        _like(q),
    )
    return {row.stage_id: row.count for row in rows}


async def cards(
    connection: Connection, *, job_id: UUID, tag: str | None, q: str, per_stage: int
) -> list[Card]:
    """The first cards of every stage, in their order."""
    return await sql.fetch(
        connection,
        Card,
        f"""SELECT {CARD}
            FROM (SELECT application_id, row_number() OVER
                      (PARTITION BY stage_id ORDER BY position, application_id) AS place
                  FROM recruitment.card WHERE {_WANTED}) AS ranked
            JOIN recruitment.card ON card.application_id = ranked.application_id
            WHERE ranked.place <= {per_stage:d} ORDER BY ranked.place""",
        job_id,
        tag,
        _like(q),
    )


async def neighbours(connection: Connection, card: Card) -> Neighbours:
    found = await sql.fetch_one(
        connection,
        Neighbours,
        """SELECT
               (SELECT application_id FROM recruitment.card WHERE job_id = $1 AND stage_id = $2
                  AND (position, application_id) < ($3, $4::uuid)
                ORDER BY position DESC, application_id DESC LIMIT 1) AS previous_id,
               (SELECT application_id FROM recruitment.card WHERE job_id = $1 AND stage_id = $2
                  AND (position, application_id) > ($3, $4::uuid)
                ORDER BY position, application_id LIMIT 1) AS next_id""",
        card.job_id,
        card.stage_id,
        card.position,
        card.id,
    )
    return found or Neighbours(previous_id=None, next_id=None)


async def by_kind(connection: Connection, company_id: UUID) -> list[KindCount]:
    """Applicants of a company by job and kind of stage."""
    return await sql.fetch(
        connection,
        KindCount,
        """SELECT card.job_id, stage.kind, sum(card.count)::bigint AS count
           FROM (SELECT job_id, stage_id, count(*) FROM recruitment.card
                 WHERE company_id = $1 GROUP BY job_id, stage_id) AS card
           JOIN recruitment.stage ON stage.id = card.stage_id GROUP BY card.job_id, stage.kind""",
        company_id,
    )


async def exported(connection: Connection, *, job_id: UUID, most: int) -> list[Exported]:
    """Rows of the export, newest first."""
    return await sql.fetch(
        connection,
        Exported,
        f"""SELECT {CARD}, stage.name AS stage, card.reject_reason
            FROM recruitment.card JOIN recruitment.stage ON stage.id = card.stage_id
            WHERE card.job_id = $1 ORDER BY card.submitted_at DESC, card.application_id DESC LIMIT {most:d}""",
        job_id,
    )


def _like(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
