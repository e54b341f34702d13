"""What jobs does on news and at times."""

from talentsphere.kernel.events import Reaction, Task
from talentsphere.services.companies.contract import CompaniesChanged
from talentsphere.services.jobs.service import JobsService


def reactions(jobs: JobsService) -> tuple[Reaction, ...]:
    """On a changed company: its postings show another name or logo."""

    async def on_company(event: CompaniesChanged) -> None:
        await jobs.announce_company(company_id=event.company_id)

    return (Reaction(CompaniesChanged, on_company),)


def tasks(jobs: JobsService) -> tuple[Task, ...]:
    """Every minute: postings past their last day are closed."""
    return (Task("jobs.close_due", jobs.close_due),)
