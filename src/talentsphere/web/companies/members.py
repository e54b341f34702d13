"""Whether the reader recruits for a company, so that pages can offer what only members may do."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Forbidden, Unauthenticated
from talentsphere.services.companies.contract import Companies

_MAY = frozenset({"recruiter", "operator"})


async def recruits_for(companies: Companies, actor: Actor, company_id: UUID) -> bool:
    """Asks only for people whose role makes it possible; most readers cost nothing."""
    if not actor.roles & _MAY:
        return False
    try:
        await companies.require(actor, company_id=company_id, permission="recruit")
    except (Forbidden, Unauthenticated):
        return False
    return True
