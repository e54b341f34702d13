"""The editor's form as a posting."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.errors import AppError, FieldProblem, Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.jobs.contract import (
    EmploymentType,
    Interval,
    Job,
    JobChanges,
    JobDraft,
    Level,
    Location,
    Pay,
    Question,
    QuestionKind,
    Workplace,
)
from talentsphere.web.hiring import countries, descriptions
from talentsphere.web.hiring.amounts import read_amount
from talentsphere.web.hiring.job_values import (
    LOCATION,
    NEW_JOB,
    QUESTION,
    location_row,
    question_row,
    values_of,
)
from talentsphere.web.hiring.rows import Row, filled, rearranged, rows_of
from talentsphere.web.kit.forms import Form


class JobForm:
    """What the editor sent. `step` is the button that was pressed, such as `save` or `questions.remove.2`."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.step = form.get("do", "save")
        self.locations = rows_of(form, "locations", fields=LOCATION)
        self.questions = rows_of(form, "questions", fields=QUESTION)
        self._problems: list[FieldProblem] = []

    @classmethod
    def empty(cls) -> "JobForm":
        """A new posting."""
        return cls(Form.showing(**NEW_JOB))

    @classmethod
    def of(cls, job: Job) -> "JobForm":
        """A stored posting."""
        shown = cls(Form.showing(**values_of(job)))
        shown.locations = [location_row(place) for place in job.locations]
        shown.questions = [question_row(question) for question in job.questions]
        return shown

    def rearrange(self) -> bool:
        """Does what a button for rows asks for; whether it was one."""
        name, _, step = self.step.partition(".")
        if name == "locations":
            self.locations = rearranged(self.locations, step, blank=LOCATION)
        elif name == "questions":
            self.questions = rearranged(self.questions, step, blank=QUESTION)
        return name in {"locations", "questions"}

    def drop_empty(self) -> None:
        """Leaves out rows without content, so that positions here and in the posting are the same."""
        self.locations = filled(self.locations, by=("city", "region", "country"))
        self.questions = filled(self.questions, by=("label", "options"))
        for question in self.questions:
            # Answers are kept under the id, so it is given once and never again.
            question["id"] = question["id"] or f"q-{new_id().hex[-12:]}"

    def draft(self, company_id: UUID) -> JobDraft:
        """A new posting. Raises Invalid for what can't be read."""
        return JobDraft(company_id=company_id, **self._fields())

    def changes(self) -> JobChanges:
        """Every field of the editor. Raises Invalid for what can't be read."""
        return JobChanges(**self._fields())

    def failed(self, error: AppError) -> "JobForm":
        """The same with the errors beside the fields that are on the page."""
        self.form.failed(error)
        self.form.errors = {_shown_at(name): message for name, message in self.form.errors.items()}
        return self

    def _fields(self) -> dict[str, Any]:
        self.drop_empty()
        self._problems = []
        fields = {
            "title": self.form.get("title"),
            "department": self.form.get("department") or None,
            "requisition_id": self.form.get("requisition_id") or None,
            "language": self.form.get("language", "en") or "en",
            "description_html": descriptions.to_html(self.form.get("description_html")),
            "workplace": self._chosen("workplace", Workplace),
            "employment_type": self._chosen("employment_type", EmploymentType),
            "level": self._chosen("level", Level) if self.form.get("level") else None,
            "locations": tuple(_location(row) for row in self.locations),
            "pay": self._pay(),
            "questions": tuple(self._question(at, row) for at, row in enumerate(self.questions)),
            "skills": _listed(self.form.get("skills")),
            "valid_through": self._day("valid_through"),
            "applicant_countries": tuple(
                dict.fromkeys(map(countries.code_of, _listed(self.form.get("applicant_countries"))))
            ),
        }
        if self._problems:
            raise Invalid(fields=tuple(self._problems))
        return fields

    def _chosen(self, name: str, kind: Any, value: str | None = None) -> Any:
        try:
            return msgspec.convert(self.form.get(name) if value is None else value, kind)
        except msgspec.ValidationError:
            self._problems.append(FieldProblem(name, "Choose one from the list."))
            return None

    def _pay(self) -> Pay | None:
        least, most = self._amount("pay.min"), self._amount("pay.max")
        if least is None and most is None:
            return None
        return Pay(
            min=least,
            max=most,
            currency=self.form.get("pay.currency").upper(),
            interval=self._chosen("pay.interval", Interval),
        )

    def _amount(self, name: str) -> float | None:
        try:
            return read_amount(self.form.get(name))
        except ValueError:
            self._problems.append(FieldProblem(name, "Write an amount, such as 45000 or 45,000."))
            return None

    def _day(self, name: str) -> date | None:
        typed = self.form.get(name)
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            self._problems.append(FieldProblem(name, "Write the date as year-month-day, such as 2030-06-30."))
            return None

    def _question(self, at: int, row: Row) -> Question:
        kind = self._chosen(f"questions.{at}.kind", QuestionKind, row["kind"])
        options = tuple(line.strip() for line in row["options"].splitlines() if line.strip())
        return Question(
            id=row["id"],
            label=row["label"],
            kind=kind,
            # Options of another kind are hidden by no script, so what was typed before the kind changed is left out.
            options=options if kind in {"select", "multi_select"} else (),
            required=bool(row["required"]),
        )


def _listed(text: str) -> tuple[str, ...]:
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _location(row: Row) -> Location:
    country = countries.code_of(row["country"]) or None
    return Location(city=row["city"] or None, region=row["region"] or None, country=country)


def _shown_at(name: str) -> str:
    """The field of the page for a field of the contract: single skills and countries share one field."""
    first, _, rest = name.partition(".")
    if first in {"skills", "applicant_countries"}:
        return first
    if name == "pay":
        return "pay.min"
    if first == "locations" and rest.isdigit():
        return f"{name}.city"
    return name.removesuffix(".id") + ".label" if name.endswith(".id") else name
