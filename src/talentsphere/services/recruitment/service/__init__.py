"""Use cases of recruitment."""

from talentsphere.services.recruitment.service.arriving import Arriving
from talentsphere.services.recruitment.service.boards import Boards
from talentsphere.services.recruitment.service.bulk import Bulk
from talentsphere.services.recruitment.service.candidates import Candidates
from talentsphere.services.recruitment.service.exporting import Exporting
from talentsphere.services.recruitment.service.forgetting import Forgetting
from talentsphere.services.recruitment.service.mailing import Mailing
from talentsphere.services.recruitment.service.moving import Moving
from talentsphere.services.recruitment.service.noting import Noting
from talentsphere.services.recruitment.service.stages import Stages
from talentsphere.services.recruitment.service.telling import Telling


class RecruitmentService(
    Boards,
    Candidates,
    Moving,
    Bulk,
    Noting,
    Mailing,
    Stages,
    Exporting,
    Arriving,
    Telling,
    Forgetting,
):
    """Implements contract.Recruitment."""
