"""Use cases of email."""

from talentsphere.services.email.service.delivering import Delivering
from talentsphere.services.email.service.queueing import Queueing
from talentsphere.services.email.service.reading import Reading
from talentsphere.services.email.service.upkeep import Upkeep


class EmailService(Queueing, Delivering, Reading, Upkeep):
    """Implements contract.Email."""
