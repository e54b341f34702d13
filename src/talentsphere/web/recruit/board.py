"""The board of a job: its applicants by stage, what can be done with several at once, their table."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Response, get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid, NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.recruitment.contract import BulkResult, Column, Recruitment
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit.rejections import reason_of
from talentsphere.web.recruit.words import REJECT_REASONS, STAGE_KINDS, TONES
from talentsphere.web.shell.texts import N_

_STATUS_TONES = {"draft": "neutral", "published": "good", "closed": "caution"}


@get("/hiring/jobs/{job_id:uuid}/board", include_in_schema=False)
async def board(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    job_id: UUID,
    tag: str = "",
    q: str = "",
) -> Answer:
    """All applicants, or those with a tag or a part of a name or headline."""
    return await _show(request, actor, pages, jobs, recruitment, job_id, tag=tag.strip(), q=q.strip())


@post("/hiring/jobs/{job_id:uuid}/bulk", include_in_schema=False)
async def bulk(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    job_id: UUID,
) -> Answer:
    """Moves or rejects the chosen applicants."""
    form = await Form.of(request)
    tag, q = form.get("tag"), form.get("q")
    chosen = form.all("applicant")
    try:
        result, done = await _carry_out(actor, recruitment, job_id, form, chosen)
    except (Invalid, NotFound) as error:
        return await _show(
            request, actor, pages, jobs, recruitment, job_id,
            tag=tag, q=q, form=form.failed(error), chosen=chosen, status=error.status,
        )  # fmt: skip
    say = pages.text(request, done, n=result.done)
    if result.skipped:
        say += " " + pages.text(
            request, N_("Left out, because they are there already or have withdrawn: {n}."), n=result.skipped
        )  # fmt: skip
    return pages.go(board_address(job_id, tag=tag, q=q), say=say)


@get("/hiring/jobs/{job_id:uuid}/export.csv", include_in_schema=False)
async def export(actor: Injected[Actor], recruitment: Injected[Recruitment], job_id: UUID) -> Response[bytes]:
    """The applicants as a table for spreadsheets, newest first."""
    return Response(
        await recruitment.export_csv(actor, job_id=job_id),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="applicants-{job_id}.csv"',
            "Cache-Control": "no-store",
        },
    )


def board_address(job_id: UUID, *, tag: str = "", q: str = "") -> str:
    """The board with these filters."""
    filters = {name: value for name, value in (("q", q), ("tag", tag)) if value}
    return f"/hiring/jobs/{job_id}/board" + (f"?{urlencode(filters)}" if filters else "")


_MOVED, _REJECTED = N_("Applicants moved: {n}."), N_("Applicants rejected: {n}.")


async def _carry_out(
    actor: Actor, recruitment: Recruitment, job_id: UUID, form: Form, chosen: list[str]
) -> tuple[BulkResult, str]:
    try:
        ids = tuple(UUID(one) for one in chosen)
    except ValueError:
        ids = ()
    if not ids:
        raise Invalid.field("applicant", "Choose applicants first, by the boxes on their cards.")
    if form.get("do") != "reject":
        stage = form.get("stage")
        return await recruitment.bulk_move(actor, job_id=job_id, application_ids=ids, stage=stage), _MOVED
    result = await recruitment.bulk_reject(
        actor,
        job_id=job_id,
        application_ids=ids,
        reason=reason_of(form),
        message=form.get("message"),
        notify=form.checked("notify"),
    )
    return result, _REJECTED


async def _show(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    jobs: Jobs,
    recruitment: Recruitment,
    job_id: UUID,
    *,
    tag: str,
    q: str,
    form: Form | None = None,
    chosen: list[str] | None = None,
    status: int = 200,
) -> Answer:
    job = await jobs.get(actor, job_id=job_id)
    shown = await recruitment.board(actor, job_id=job_id, tag=tag or None, q=q)
    columns = [_column(column) for column in shown.columns if column.stage.kind != "withdrawn"]
    withdrawn = [
        card for column in shown.columns if column.stage.kind == "withdrawn" for card in column.cards
    ]
    return pages.show(
        request, actor, "recruit/board.html", title=pages.text(request, N_("Applicants for {job}"), job=job.title),
        status=status, form=form or Form(), header_search=False,
        job=job, columns=columns, withdrawn=withdrawn, chosen=chosen or [],
        everybody=sum(column.count for column in shown.columns), tones=TONES, job_tone=_STATUS_TONES[job.status],
        tags=sorted({tag for column in shown.columns for card in column.cards for tag in card.tags}),
        tag=tag, q=q, here=board_address(job_id, tag=tag, q=q), without_q=board_address(job_id, tag=tag),
        without_tag=board_address(job_id, q=q), kind_names=STAGE_KINDS, reasons=list(REJECT_REASONS.items()),
    )  # fmt: skip


def _column(column: Column) -> dict[str, Any]:
    """A column as the template takes it, with ids as text, since they stand in addresses and attributes."""
    return {
        "id": str(column.stage.id),
        "name": column.stage.name,
        "kind": column.stage.kind,
        "count": column.count,
        "cards": [msgspec.structs.asdict(card) | {"id": str(card.id)} for card in column.cards],
    }


ROUTES = (board, bulk, export)
