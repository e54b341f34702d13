"""Pipelines and their stages."""

from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.recruitment.contract import Stage


async def of_job(connection: Connection, job_id: UUID) -> tuple[Stage, ...]:
    """In their order; none for a job whose pipeline nobody needed yet."""
    return tuple(
        await sql.fetch(
            connection,
            Stage,
            "SELECT id, name, kind, position FROM recruitment.stage WHERE job_id = $1 ORDER BY position",
            job_id,
        )
    )


async def lock(
    connection: Connection, *, job_id: UUID, company_id: UUID, defaults: tuple[Stage, ...]
) -> tuple[Stage, ...]:
    """The pipeline, made of the defaults when there is none, locked until the transaction ends."""
    if not await _lock(connection, job_id):
        await _make(connection, job_id=job_id, company_id=company_id, stages=defaults)
        # Somebody else may have made it at the same time; then this waits for them.
        await _lock(connection, job_id)
    return await of_job(connection, job_id)


async def _lock(connection: Connection, job_id: UUID) -> bool:
    found = await sql.fetch_value(
        connection, "SELECT job_id FROM recruitment.pipeline WHERE job_id = $1 FOR UPDATE", job_id
    )
    return found is not None


async def _make(connection: Connection, *, job_id: UUID, company_id: UUID, stages: tuple[Stage, ...]) -> None:
    if await sql.execute(
        connection,
        "INSERT INTO recruitment.pipeline (job_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        job_id,
        company_id,
    ):
        for stage in stages:
            await put(connection, job_id=job_id, stage=stage)


async def put(connection: Connection, *, job_id: UUID, stage: Stage) -> None:
    await sql.execute(
        connection,
        """INSERT INTO recruitment.stage (id, job_id, name, kind, position) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (job_id, id) DO UPDATE
           SET name = excluded.name, kind = excluded.kind, position = excluded.position""",
        stage.id,
        job_id,
        stage.name,
        stage.kind,
        stage.position,
    )


async def replace(connection: Connection, *, job_id: UUID, stages: tuple[Stage, ...]) -> None:
    """Makes these the stages of a job. A stage with cards that is left out is refused by the database."""
    await sql.execute(
        connection,
        "DELETE FROM recruitment.stage WHERE job_id = $1 AND id <> ALL($2)",
        job_id,
        [stage.id for stage in stages],
    )
    for stage in stages:
        await put(connection, job_id=job_id, stage=stage)


async def occupied(connection: Connection, job_id: UUID) -> frozenset[UUID]:
    """The stages that hold cards."""
    return frozenset(
        await sql.fetch_column(
            connection, "SELECT DISTINCT stage_id FROM recruitment.card WHERE job_id = $1", job_id
        )
    )
