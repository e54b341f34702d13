"""The page of the editor."""

from typing import Any

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.services.companies.contract import Company
from talentsphere.services.jobs.contract import Job
from talentsphere.web.hiring import countries, descriptions, words
from talentsphere.web.hiring.hints import hints
from talentsphere.web.hiring.job_form import JobForm
from talentsphere.web.hiring.job_values import LOCATION
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.texts import N_

# Offered while a currency is typed; any other code of ISO 4217 is accepted too.
_CURRENCIES = (
    "EUR", "GBP", "USD", "CHF", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "INR", "JPY", "BRL", "ZAR", "SGD",
)  # fmt: skip


def show_editor(
    request: AnyRequest,
    actor: Actor,
    pages: Pages,
    company: Company,
    shown: JobForm,
    *,
    job: Job | None = None,
    note: str = "",
    status: int = 200,
) -> Answer:
    """The editor with a form; `job` is what is stored of it, `note` is said above everything."""
    title = pages.text(request, N_("New job")) if job is None else job.title
    return pages.show(
        request, actor, "hiring/editor.html", title=title, status=status, form=shown.form,
        company=company, job=job, note=note,
        action=f"/hiring/jobs/{job.id}" if job else f"/hiring/{company.id}/jobs/new",
        locations=shown.locations or [dict(LOCATION)], questions=shown.questions, added=_added(shown),
        preview=descriptions.preview(shown.form.get("description_html")) if shown.step == "preview" else None,
        hints=hints(job) if job else [], source=_source(job), tones=words.STATUS_TONES,
        countries=countries.names(), currencies=_CURRENCIES, **_choices(),
    )  # fmt: skip


def _choices() -> dict[str, Any]:
    return {
        "employment_types": words.options(words.EMPLOYMENT_TYPES),
        "workplaces": words.options(words.WORKPLACES),
        "levels": words.options(words.LEVELS),
        "intervals": words.options(words.INTERVALS),
        "question_kinds": words.options(words.QUESTION_KINDS),
    }


def _added(shown: JobForm) -> str:
    """The row that a button has just made, such as `questions.2`: the focus goes there."""
    rows = {"locations.add": shown.locations, "questions.add": shown.questions}.get(shown.step)
    return f"{shown.step.removesuffix('.add')}.{len(rows) - 1}" if rows else ""


def _source(job: Job | None) -> list[tuple[str, str]]:
    """What an import kept beside the fields of a posting, as names and readable values."""
    if job is None or not job.source:
        return []
    return [(name, _readable(value)) for name, value in job.source.items() if value not in (None, "", [], {})]


def _readable(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return ", ".join(map(str, value))
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
