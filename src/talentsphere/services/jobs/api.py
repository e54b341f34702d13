"""JSON routes of jobs under /api/v1/jobs. The list and suggestions there belong to search."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, patch, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.http import Injected
from talentsphere.kernel.paging import Page, link_header
from talentsphere.services.jobs.contract import (
    ImportFormat,
    ImportReport,
    Job,
    JobCard,
    JobChanges,
    JobDraft,
    Jobs,
    Report,
    ReportReason,
    Status,
)


class NewReport(msgspec.Struct, frozen=True, kw_only=True):
    reason: ReportReason
    details: str = ""


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    close_job: bool


class ImportForm(msgspec.Struct, kw_only=True):
    """`mapping` is a JSON object of target → column; without `company_id` (operators only) the file names companies."""

    file: UploadFile
    format: ImportFormat | None = None
    company_id: UUID | None = None
    dry_run: bool = False
    shift_dates: bool = False
    mapping: str = ""


@post("/")
async def create(actor: Injected[Actor], jobs: Injected[Jobs], data: JobDraft) -> Job:
    """Writes a draft; for members of the company."""
    return await jobs.create(actor, draft=data)


@get("/{job_id:uuid}")
async def read(actor: Injected[Actor], jobs: Injected[Jobs], job_id: UUID) -> Job:
    """A posting. Drafts are for members of the company."""
    return await jobs.get(actor, job_id=job_id)


@patch("/{job_id:uuid}")
async def change(actor: Injected[Actor], jobs: Injected[Jobs], job_id: UUID, data: JobChanges) -> Job:
    """Changes the given fields."""
    return await jobs.change(actor, job_id=job_id, changes=data)


@delete("/{job_id:uuid}")
async def delete_draft(actor: Injected[Actor], jobs: Injected[Jobs], job_id: UUID) -> None:
    """Deletes a draft."""
    await jobs.delete_draft(actor, job_id=job_id)


@post("/{job_id:uuid}/publish", status_code=200)
async def publish(actor: Injected[Actor], jobs: Injected[Jobs], job_id: UUID) -> Job:
    """Makes a draft or closed posting public."""
    return await jobs.publish(actor, job_id=job_id)


@post("/{job_id:uuid}/close", status_code=200)
async def close(actor: Injected[Actor], jobs: Injected[Jobs], job_id: UUID) -> Job:
    """Ends a posting: no further applications, gone from search."""
    return await jobs.close(actor, job_id=job_id)


@post("/{job_id:uuid}/reports", status_code=202)
async def report(
    actor: Injected[Actor],
    request: Request[Any, Any, Any],
    jobs: Injected[Jobs],
    job_id: UUID,
    data: NewReport,
) -> None:
    """Tells the operators that something is wrong with a posting. Public."""
    client = request.headers.get("x-real-ip", "")
    await jobs.report(actor, job_id=job_id, reason=data.reason, details=data.details, client=client)


@get("/reports")
async def reports(actor: Injected[Actor], jobs: Injected[Jobs]) -> list[Report]:
    """Open reports, oldest first; for operators."""
    return await jobs.reports(actor)


@post("/reports/{report_id:uuid}/settle", status_code=204)
async def settle(actor: Injected[Actor], jobs: Injected[Jobs], report_id: UUID, data: Settlement) -> None:
    """Settles a report, with or without closing the posting; for operators."""
    await jobs.settle_report(actor, report_id=report_id, close_job=data.close_job)


@get("/of-company/{company_id:uuid}")
async def of_company(
    actor: Injected[Actor],
    request: Request[Any, Any, Any],
    jobs: Injected[Jobs],
    company_id: UUID,
    status: Status | None = None,
    cursor: str | None = None,
) -> Response[Page[JobCard]]:
    """A company's postings in every status, for its members; 50 a page."""
    page = await jobs.of_company(actor, company_id=company_id, status=status, cursor=cursor)
    query = {"status": status} if status else {}
    return Response(page, headers=link_header(request.url.path, query, page.next))


@post("/import", status_code=200)
async def import_postings(
    actor: Injected[Actor],
    jobs: Injected[Jobs],
    data: Annotated[ImportForm, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> ImportReport:
    """Reads postings from a Greenhouse or Lever board, schema.org JSON-LD, CSV or lines of JSON."""
    return await jobs.import_postings(
        actor,
        data=await data.file.read(),
        format=data.format,
        company_id=data.company_id,
        mapping=_mapping(data.mapping),
        dry_run=data.dry_run,
        shift_dates=data.shift_dates,
    )


def _mapping(text: str) -> dict[str, str] | None:
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=dict[str, str])
    except msgspec.MsgspecError:
        raise Invalid.field("mapping", 'Send a JSON object such as {"title": "Position"}.') from None


ROUTES = (
    Router(
        "/api/v1/jobs",
        route_handlers=[
            create, read, change, delete_draft, publish, close, report, reports, settle, of_company, import_postings,
        ],
        tags=["jobs"],
    ),
)  # fmt: skip
