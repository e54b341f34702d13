"""What goes wrong in the ways callers expect, and the events that jobs emits."""

from uuid import UUID

from talentsphere.kernel.errors import Conflict, NotFound
from talentsphere.kernel.events import Event


class JobNotFound(NotFound):
    code = "job_not_found"
    title = "This job does not exist, or is not public"


class JobNotOpen(Conflict):
    code = "job_not_open"
    title = "This job is closed for applications"


class JobsChanged(Event, frozen=True, kw_only=True, tag="jobs.changed"):
    """Postings were published, edited, closed or removed: whoever keeps a copy reads them anew."""

    job_ids: tuple[UUID, ...]
