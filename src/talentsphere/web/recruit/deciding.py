"""Moving one applicant, rejecting, hiring. Board, candidate's page and undo post to the same addresses."""

from uuid import UUID

from litestar import Response, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, Invalid
from talentsphere.kernel.http import Injected
from talentsphere.kernel.http.problems import wants_json
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.recruitment.contract import Recruitment, StageNotFound
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.recruit.candidate import show_candidate
from talentsphere.web.recruit.rejections import reason_of
from talentsphere.web.shell.texts import N_


@post("/recruit/candidates/{application_id:uuid}/stage", include_in_schema=False)
async def move(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    recruitment: Injected[Recruitment],
    application_id: UUID,
    stage: str = "",
) -> Answer:
    """To the stage of the form, or of the address for undo. Scripts get no page and see a refusal as a problem."""
    form = await Form.of(request)
    wanted = form.get("stage") or stage
    from_scripts = wants_json(request)
    before = await _card_below(actor, recruitment, application_id, form) if from_scripts else None
    try:
        card = await recruitment.move(actor, application_id=application_id, stage=wanted, before=before)
    except (Conflict, StageNotFound) as error:
        if from_scripts:
            raise
        return pages.go(_back(form, application_id), say=error.detail, tone="bad")
    if from_scripts:
        return Response(b"", status_code=204)
    say = pages.text(request, N_("{name} is moved."), name=card.candidate_name)
    return pages.go(_onward(form, application_id), say=say, undo=_undo(form, application_id))


@post("/recruit/candidates/{application_id:uuid}/reject", include_in_schema=False)
async def reject(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    form = await Form.of(request)
    try:
        card = await recruitment.reject(
            actor,
            application_id=application_id,
            reason=reason_of(form),
            message=form.get("message"),
            notify=form.checked("notify"),
        )
    except (Invalid, Conflict) as error:
        return await show_candidate(
            request, actor, pages, jobs, recruitment, application_id, form=form.failed(error), status=error.status
        )  # fmt: skip
    say = pages.text(request, N_("{name} is rejected."), name=card.candidate_name)
    return pages.go(_onward(form, application_id), say=say, undo=_undo(form, application_id))


@post("/recruit/candidates/{application_id:uuid}/hire", include_in_schema=False)
async def hire(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    recruitment: Injected[Recruitment],
    application_id: UUID,
) -> Answer:
    form = await Form.of(request)
    try:
        card = await recruitment.hire(actor, application_id=application_id)
    except Conflict as error:
        return pages.go(_back(form, application_id), say=error.detail, tone="bad")
    say = pages.text(request, N_("{name} is hired."), name=card.candidate_name)
    return pages.go(_back(form, application_id), say=say, undo=_undo(form, application_id))


async def _card_below(
    actor: Actor, recruitment: Recruitment, application_id: UUID, form: Form
) -> UUID | None:
    """The card that will stand below the moved one: the board says at which place of its column that one is.

    Places are counted among the cards that the board shows, so its filters come with the form.
    """
    job_id, position = _id(form.get("job")), form.get("position")
    if job_id is None or not (position.isascii() and position.isdigit()):
        return None
    board = await recruitment.board(actor, job_id=job_id, tag=form.get("tag") or None, q=form.get("q"))
    stage = form.get("stage")
    cards = next((column.cards for column in board.columns if str(column.stage.id) == stage), ())
    below = [card.id for card in cards if card.id != application_id][int(position[:6]) :]
    return below[0] if below else None


def _onward(form: Form, application_id: UUID) -> str:
    """The next applicant where that was asked for, else where the form came from."""
    following = _id(form.get("following"))
    if form.get("then") == "next" and following is not None:
        return f"/recruit/candidates/{following}"
    return _back(form, application_id)


def _back(form: Form, application_id: UUID) -> str:
    return form.get("next") or f"/recruit/candidates/{application_id}"


def _undo(form: Form, application_id: UUID) -> str | None:
    """The address that moves the card back, by POST; None where the form does not say from which stage it came."""
    before = _id(form.get("from"))
    return f"/recruit/candidates/{application_id}/stage?stage={before}" if before else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


ROUTES = (move, reject, hire)
