"""Use cases of companies."""

from talentsphere.services.companies.service.inviting import Inviting
from talentsphere.services.companies.service.membership import Membership
from talentsphere.services.companies.service.pages import Pages


class CompaniesService(Pages, Membership, Inviting):
    """Implements contract.Companies."""
