"""Importing a board: first a rehearsal that changes nothing, then the import itself."""

from typing import Any, get_args
from uuid import UUID

from litestar import get, post
from litestar.datastructures import UploadFile

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.http import Injected
from talentsphere.services.companies.contract import Companies, Company
from talentsphere.services.jobs.contract import ImportFormat, ImportReport, Jobs
from talentsphere.web.hiring import words
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

_TABLES = frozenset({"csv", "jsonl"})
_ERRORS_SHOWN = 100
_TITLE = N_("Import jobs")


@get("/hiring/{company_id:uuid}/import", include_in_schema=False)
async def choose_file(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    company_id: UUID,
) -> Answer:
    await companies.require(actor, company_id=company_id, permission="recruit")
    company = await companies.get(company_id=company_id)
    return _show(request, actor, pages, company, Form.showing(publish="yes"))


@post("/hiring/{company_id:uuid}/import", include_in_schema=False)
async def import_jobs(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    companies: Injected[Companies],
    jobs: Injected[Jobs],
    company_id: UUID,
) -> Answer:
    """Rehearses (`do` is check or recheck) or imports the file that was sent."""
    await companies.require(actor, company_id=company_id, permission="recruit")
    company = await companies.get(company_id=company_id)
    form = await Form.of(request)
    step = form.get("do", "check")
    try:
        report = await jobs.import_postings(
            actor,
            data=await _content(form.files.get("file"), pages.text(request, N_("Choose the file first."))),
            format=_format(form.get("format")),
            company_id=company_id,
            mapping=None if step == "check" else _mapping(form),
            dry_run=step != "import",
            publish=form.checked("publish"),
        )
    except Invalid as error:
        return _show(request, actor, pages, company, form.failed(error), status=error.status)
    return _show(request, actor, pages, company, form, report=report)


def _show(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    company: Company,
    form: Form,
    *,
    report: ImportReport | None = None,
    status: int = 200,
) -> Answer:
    return pages.show(
        request, actor, "hiring/import.html", title=_TITLE, status=status, form=form, company=company,
        report=report, columns=_columns(report, form), targets=words.TARGETS, formats=words.FORMATS,
        errors=report.errors[:_ERRORS_SHOWN] if report else (),
        more_errors=max(len(report.errors) - _ERRORS_SHOWN, 0) if report else 0,
    )  # fmt: skip


def _columns(report: ImportReport | None, form: Form) -> list[str]:
    """The columns of a table, in order of their names; none for a format that has its own fields.

    When a mapping was refused the columns are those it was chosen from, as far as the form says them.
    """
    if report is not None:
        known = {*report.mapping.values(), *report.unmapped} if report.format in _TABLES else set()
    else:
        known = {column for column in (form.get(name) for name in form.names("mapping.")) if column}
    return sorted(known, key=str.casefold)


def _mapping(form: Form) -> dict[str, str] | None:
    """What each target is read from, "" for nothing; None where no mapping was asked for."""
    return {name.removeprefix("mapping."): form.get(name) for name in form.names("mapping.")} or None


def _format(name: str) -> ImportFormat | None:
    formats: dict[str, Any] = {known: known for known in get_args(ImportFormat)}
    return formats.get(name)


async def _content(upload: UploadFile | None, missing: str) -> bytes:
    if upload is None:
        raise Invalid.field("file", missing)
    return await upload.read()


ROUTES = (choose_file, import_jobs)
