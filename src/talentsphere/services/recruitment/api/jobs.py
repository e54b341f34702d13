"""A job's board, its pipeline and its export; a company's overview."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post, put

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.recruitment.contract import (
    ActivityKind,
    Board,
    BulkResult,
    Recruitment,
    RejectReason,
    Stage,
    StageKind,
)


class BulkMove(msgspec.Struct, frozen=True, kw_only=True):
    application_ids: tuple[UUID, ...]
    stage: str


class BulkRejection(msgspec.Struct, frozen=True, kw_only=True):
    application_ids: tuple[UUID, ...]
    reason: RejectReason
    message: str = ""
    notify: bool = True


class PipelineStage(msgspec.Struct, frozen=True, kw_only=True):
    """A stage that stays (with its id) or a new one."""

    id: UUID | None = None
    name: str
    kind: StageKind


class Pipeline(msgspec.Struct, frozen=True, kw_only=True):
    stages: tuple[PipelineStage, ...]


class RecentActivity(msgspec.Struct, frozen=True, kw_only=True):
    application_id: UUID
    at: datetime
    kind: ActivityKind
    actor_name: str
    data: dict[str, Any]


@get("/jobs/{job_id:uuid}/board")
async def board(
    actor: Actor, recruitment: Injected[Recruitment], job_id: UUID, tag: str | None = None, q: str = ""
) -> Board:
    """A job's applicants by stage; `tag` and `q` (part of a name or headline) narrow it."""
    return await recruitment.board(actor, job_id=job_id, tag=tag, q=q)


@post("/jobs/{job_id:uuid}/bulk/stage", status_code=200)
async def bulk_move(
    actor: Actor, recruitment: Injected[Recruitment], job_id: UUID, data: BulkMove
) -> BulkResult:
    """Moves up to 500 applicants of a job at once, all or none."""
    return await recruitment.bulk_move(
        actor, job_id=job_id, application_ids=data.application_ids, stage=data.stage
    )


@post("/jobs/{job_id:uuid}/bulk/reject", status_code=200)
async def bulk_reject(
    actor: Actor, recruitment: Injected[Recruitment], job_id: UUID, data: BulkRejection
) -> BulkResult:
    """Rejects up to 500 applicants of a job at once, all or none."""
    return await recruitment.bulk_reject(
        actor,
        job_id=job_id,
        application_ids=data.application_ids,
        reason=data.reason,
        message=data.message,
        notify=data.notify,
    )


@put("/jobs/{job_id:uuid}/stages")
async def set_stages(
    actor: Actor, recruitment: Injected[Recruitment], job_id: UUID, data: Pipeline
) -> tuple[Stage, ...]:
    """Replaces a job's pipeline by these stages, in this order."""
    return await recruitment.set_stages(
        actor, job_id=job_id, stages=tuple((stage.id, stage.name, stage.kind) for stage in data.stages)
    )


@get("/jobs/{job_id:uuid}/export.csv", media_type="text/csv")
async def export(actor: Actor, recruitment: Injected[Recruitment], job_id: UUID) -> Response[bytes]:
    """A job's applicants as CSV, newest first, at most 20,000."""
    return Response(
        await recruitment.export_csv(actor, job_id=job_id),
        media_type="text/csv",
        headers={
            "Content-Disposition": f'attachment; filename="applicants-{job_id}.csv"',
            "Cache-Control": "no-store",
        },
    )


@get("/companies/{company_id:uuid}/counts")
async def counts(
    actor: Actor, recruitment: Injected[Recruitment], company_id: UUID
) -> dict[UUID, dict[StageKind, int]]:
    """Applicants of each of the company's jobs by kind of stage."""
    return await recruitment.counts(actor, company_id=company_id)


@get("/companies/{company_id:uuid}/recent")
async def recent(actor: Actor, recruitment: Injected[Recruitment], company_id: UUID) -> list[RecentActivity]:
    """The company's last 50 activities, newest first."""
    return [
        RecentActivity(
            application_id=application_id,
            at=activity.at,
            kind=activity.kind,
            actor_name=activity.actor_name,
            data=activity.data,
        )
        for application_id, activity in await recruitment.recent(actor, company_id=company_id)
    ]


JOBS = (board, bulk_move, bulk_reject, set_stages, export, counts, recent)
