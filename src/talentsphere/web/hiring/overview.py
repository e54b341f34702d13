"""A company's jobs with how many applied to each, and what happened lately."""

from typing import Any, get_args
from uuid import UUID

from litestar import get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies
from talentsphere.services.jobs.contract import JobCard, Jobs, Status
from talentsphere.services.recruitment.contract import Recruitment, StageKind
from talentsphere.web.hiring import words
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.recruit.activity import lines
from talentsphere.web.recruit.words import STAGE_KINDS

# What a row shows of its applicants; the rejected and the withdrawn need nobody any more.
_SHOWN: tuple[StageKind, ...] = ("new", "screening", "interview", "offer", "hired")
_RECENT = 15
_STATUSES: dict[str, Status] = {status: status for status in get_args(Status)}


@get("/hiring/{company_id:uuid}", include_in_schema=False)
async def company(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    recruitment: Injected[Recruitment],
    company_id: UUID,
    status: str = "",
    cursor: str | None = None,
) -> Answer:
    """Newest first, all or those of one status."""
    await companies.require(actor, company_id=company_id, permission="recruit")
    wanted = _STATUSES.get(status)
    page = await jobs.of_company(actor, company_id=company_id, status=wanted, cursor=cursor)
    counts = await recruitment.counts(actor, company_id=company_id)
    recent = await recruitment.recent(actor, company_id=company_id)
    shown = await companies.get(company_id=company_id)
    return pages.show(
        request, actor, "hiring/company.html", title=shown.name,
        company=shown, rows=[_row(job, counts.get(job.id, {})) for job in page.items], kinds=_kinds(),
        waiting=sum(of_job.get("new", 0) for of_job in counts.values()), tones=words.STATUS_TONES,
        statuses=words.options(words.STATUSES), chosen=wanted or "", cursor=cursor, next_cursor=page.next,
        recent=lines(pages, request, recent[:_RECENT]), mine=len(await companies.mine(actor)),
    )  # fmt: skip


def _row(job: JobCard, counts: dict[StageKind, int]) -> dict[str, Any]:
    return {
        "job": job,
        "counts": [counts.get(kind, 0) for kind in _SHOWN],
        "everybody": sum(counts.values()),
    }


def _kinds() -> list[str]:
    return [STAGE_KINDS[kind] for kind in _SHOWN]


ROUTES = (company,)
