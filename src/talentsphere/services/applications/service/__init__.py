"""Use cases of applications."""

from talentsphere.services.applications.service.announcing import Announcing
from talentsphere.services.applications.service.drafting import Drafting
from talentsphere.services.applications.service.erasing import Erasing
from talentsphere.services.applications.service.following import Following
from talentsphere.services.applications.service.reviewing import Reviewing
from talentsphere.services.applications.service.submitting import Submitting
from talentsphere.services.applications.service.tidying import Tidying


class ApplicationsService(Submitting, Following, Drafting, Reviewing, Announcing, Erasing, Tidying):
    """Implements contract.Applications."""
