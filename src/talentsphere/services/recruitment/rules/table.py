"""The exported table of applicants, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from talentsphere.services.applications.contract import Dossier
from talentsphere.services.recruitment.contract import Card, RejectReason

# What makes a spreadsheet run a cell, in their full-width forms too (OWASP, CSV injection).
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # fmt: skip
_COLUMNS = (
    "Name",
    "E-mail",
    "Headline",
    "Stage",
    "Rating",
    "Tags",
    "Notes",
    "Applied",
    "At this stage since",
    "Reason",
)


class Table:
    """Collects rows as they are read; a column for each question that anybody was asked, in order of appearance."""

    def __init__(self) -> None:
        self._questions: dict[str, str] = {}
        self._rows: list[tuple[list[Any], Mapping[str, Any]]] = []

    def add(self, card: Card, *, stage: str, reason: RejectReason | None, dossier: Dossier | None) -> None:
        """One applicant. Without a dossier the address and the answers stay empty."""
        for question in dossier.questions if dossier else ():
            self._questions.setdefault(question.id, question.label)
        email = dossier.candidate_email if dossier else ""
        cells = _cells(card, email=email, stage=stage, reason=reason)
        self._rows.append((cells, dossier.answers if dossier else {}))

    def content(self) -> bytes:
        """UTF-8 with a byte order mark, lines ended as RFC 4180 has them."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([defused(cell) for cell in (*_COLUMNS, *self._questions.values())])
        for cells, answers in self._rows:
            given = (answer(answers.get(question)) for question in self._questions)
            writer.writerow([defused(cell) for cell in (*cells, *given)])
        return out.getvalue().encode("utf-8-sig")


def defused(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    if isinstance(cell, str) and (
        cell.startswith(_STARTS_FORMULA) or cell.lstrip().startswith(_STARTS_FORMULA)
    ):
        return "'" + cell
    return cell


def answer(value: Any) -> Any:
    """An answer as one cell."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case list():
            return "; ".join(str(item) for item in value)
        case _:
            return value


def _cells(card: Card, *, email: str, stage: str, reason: RejectReason | None) -> list[Any]:
    return [
        card.candidate_name,
        email,
        card.headline,
        stage,
        card.rating,
        "; ".join(card.tags),
        card.notes,
        card.submitted_at.isoformat(timespec="minutes"),
        card.stage_since.isoformat(timespec="minutes"),
        reason,
    ]
