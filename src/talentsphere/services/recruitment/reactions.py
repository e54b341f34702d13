"""What recruitment does on news."""

from talentsphere.kernel.events import Reaction
from talentsphere.services.applications.contract import ApplicationSubmitted, ApplicationWithdrawn
from talentsphere.services.recruitment.contract import Hired, Rejected, StageChanged
from talentsphere.services.recruitment.service import RecruitmentService
from talentsphere.services.users.contract import UserDeleted


def reactions(recruitment: RecruitmentService) -> tuple[Reaction, ...]:
    """Applicants come and withdraw; candidates hear of moves and decisions; deleted people leave."""

    async def on_submitted(event: ApplicationSubmitted) -> None:
        await recruitment.arrive(application_id=event.application_id, company_id=event.company_id)

    async def on_withdrawn(event: ApplicationWithdrawn) -> None:
        await recruitment.withdraw(application_id=event.application_id, company_id=event.company_id)

    async def on_deleted(event: UserDeleted) -> None:
        await recruitment.forget(user_id=event.user_id)

    return (
        Reaction(ApplicationSubmitted, on_submitted),
        Reaction(ApplicationWithdrawn, on_withdrawn),
        Reaction(StageChanged, recruitment.tell),
        Reaction(Rejected, recruitment.tell),
        Reaction(Hired, recruitment.tell),
        Reaction(UserDeleted, on_deleted),
    )
