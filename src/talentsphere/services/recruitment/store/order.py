"""Positions of cards within their stage. Callers hold the pipeline's lock."""

from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection


class Gap(msgspec.Struct, frozen=True):
    """The positions of a card and of the one above it, if there is one."""

    following: float
    previous: float | None


async def last(connection: Connection, *, job_id: UUID, stage_id: UUID) -> float | None:
    found: float | None = await sql.fetch_value(
        connection,
        """SELECT position FROM recruitment.card WHERE job_id = $1 AND stage_id = $2
           ORDER BY position DESC, application_id DESC LIMIT 1""",
        job_id,
        stage_id,
    )
    return found


async def gap_above(
    connection: Connection, *, job_id: UUID, stage_id: UUID, before: UUID, moving: UUID
) -> Gap | None:
    """The gap above the card `before`, as if the moving card were away; None when it is not in the stage."""
    return await sql.fetch_one(
        connection,
        Gap,
        """SELECT below.position AS following,
               (SELECT above.position FROM recruitment.card AS above
                WHERE above.job_id = $1 AND above.stage_id = $2 AND above.application_id <> $4
                  AND (above.position, above.application_id) < (below.position, below.application_id)
                ORDER BY above.position DESC, above.application_id DESC LIMIT 1) AS previous
           FROM recruitment.card AS below
           WHERE below.application_id = $3 AND below.job_id = $1 AND below.stage_id = $2""",
        job_id,
        stage_id,
        before,
        moving,
    )


async def spread(connection: Connection, *, job_id: UUID, stage_id: UUID, step: float) -> None:
    """Gives the cards of a stage round positions with room between them, in the order they have."""
    await sql.execute(
        connection,
        """UPDATE recruitment.card SET position = spread.place * $3::float8
           FROM (SELECT application_id, row_number() OVER (ORDER BY position, application_id) AS place
                 FROM recruitment.card WHERE job_id = $1 AND stage_id = $2) AS spread
           WHERE card.application_id = spread.application_id""",
        job_id,
        stage_id,
        step,
    )
