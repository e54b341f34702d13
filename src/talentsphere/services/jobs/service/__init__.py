"""Use cases of jobs."""

from talentsphere.services.jobs.service.authoring import Authoring
from talentsphere.services.jobs.service.checking import Checking
from talentsphere.services.jobs.service.importing import Importing
from talentsphere.services.jobs.service.moderating import Moderating
from talentsphere.services.jobs.service.publicity import Publicity
from talentsphere.services.jobs.service.reading import Reading


class JobsService(Authoring, Importing, Reading, Publicity, Checking, Moderating):
    """Implements contract.Jobs."""
