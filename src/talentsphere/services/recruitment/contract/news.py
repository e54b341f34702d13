"""What recruitment refuses, and the events it emits."""

from uuid import UUID

from talentsphere.kernel.errors import Conflict, Invalid, NotFound
from talentsphere.kernel.events import Event
from talentsphere.services.recruitment.contract.candidates import RejectReason
from talentsphere.services.recruitment.contract.pipeline import StageKind


class StageNotFound(NotFound):
    code = "stage_not_found"
    title = "There is no such stage in this job's pipeline"


class ApplicantNotFound(NotFound):
    code = "applicant_not_found"
    title = "There is no such applicant"


class Decided(Conflict):
    code = "already_decided"
    title = "This application is withdrawn and can't be moved"


class BadStages(Invalid):
    code = "bad_stages"
    title = "A pipeline needs a first stage, and exactly one for hired and one for rejected"


class StageChanged(Event, frozen=True, kw_only=True, tag="recruitment.stage_changed"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
    stage: str
    kind: StageKind


class Rejected(Event, frozen=True, kw_only=True, tag="recruitment.rejected"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
    reason: RejectReason
    message: str
    notify: bool


class Hired(Event, frozen=True, kw_only=True, tag="recruitment.hired"):
    application_id: UUID
    job_id: UUID
    company_id: UUID
