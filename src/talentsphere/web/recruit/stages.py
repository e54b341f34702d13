"""The stages of a job's pipeline: names, kinds, order."""

from typing import get_args
from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import FieldProblem, Invalid, NotFound
from talentsphere.kernel.http import Injected
from talentsphere.services.recruitment.contract import Board, Recruitment, StageKind
from talentsphere.web.hiring.rows import Row, filled, rearranged, rows_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit.words import KIND_MEANINGS
from talentsphere.web.shell.texts import N_

_BLANK: Row = {"id": "", "name": "", "kind": "interview"}
_KINDS: dict[str, StageKind] = {kind: kind for kind in get_args(StageKind)}


@get("/hiring/jobs/{job_id:uuid}/stages", include_in_schema=False)
async def stages(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    recruitment: Injected[Recruitment],
    job_id: UUID,
) -> Answer:
    board = await recruitment.board(actor, job_id=job_id)
    rows = [
        {"id": str(column.stage.id), "name": column.stage.name, "kind": column.stage.kind}
        for column in board.columns
        if column.stage.kind != "withdrawn"
    ]
    return _show(request, actor, pages, board, rows, Form())


@post("/hiring/jobs/{job_id:uuid}/stages", include_in_schema=False)
async def set_stages(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    recruitment: Injected[Recruitment],
    job_id: UUID,
) -> Answer:
    """Replaces the pipeline. Buttons that add, remove or move a row keep nothing yet."""
    form = await Form.of(request)
    board = await recruitment.board(actor, job_id=job_id)
    rows = rows_of(form, "stages", fields=_BLANK)
    name, _, step = form.get("do", "save").partition(".")
    if name == "stages":
        return _show(request, actor, pages, board, rearranged(rows, step, blank=_BLANK), Form())
    rows = filled(rows, by=("id", "name"))
    try:
        await recruitment.set_stages(actor, job_id=job_id, stages=tuple(_stage(row) for row in rows))
    except (Invalid, NotFound) as error:
        return _show(request, actor, pages, board, rows, form.failed(error), status=error.status)
    return pages.go(f"/hiring/jobs/{job_id}/board", say=pages.text(request, N_("The stages are saved.")))


def _stage(row: Row) -> tuple[UUID | None, str, StageKind]:
    try:
        stage_id = UUID(row["id"]) if row["id"] else None
    except ValueError:
        raise Invalid(fields=(FieldProblem("stages", "Reload the page and try again."),)) from None
    return stage_id, row["name"], _KINDS.get(row["kind"], "interview")


def _show(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    board: Board,
    rows: list[Row],
    form: Form,
    *,
    status: int = 200,
) -> Answer:
    return pages.show(
        request, actor, "recruit/stages.html", title=pages.text(request, N_("Stages of {job}"), job=board.job_title),
        status=status, form=form, board={"job_id": board.job_id, "job_title": board.job_title}, rows=rows,
        counts={str(column.stage.id): column.count for column in board.columns}, kinds=list(KIND_MEANINGS.items()),
    )  # fmt: skip


ROUTES = (stages, set_stages)
