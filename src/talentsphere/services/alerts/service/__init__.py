"""Use cases of alerts."""

from talentsphere.services.alerts.service.looking import Looking
from talentsphere.services.alerts.service.saving import Saving
from talentsphere.services.alerts.service.telling import Telling


class AlertsService(Saving, Looking, Telling):
    """Implements contract.Alerts; the worker alone looks and tells."""
