"""The demo's applications as rows: what candidates see of them, and recruiters' boards."""

from itertools import count
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.ids import new_id
from talentsphere.ops.demo.model import Application, Candidate, Company, Posting, Recruiter
from talentsphere.ops.demo.rows import Row, cv_title, last_change
from talentsphere.services.cvs.rules.plain_text import as_plain_text
from talentsphere.services.recruitment.contract import DEFAULT_STAGES

# What a candidate sees of each kind of stage.
STATUS = {
    "new": "submitted", "screening": "in_review", "interview": "interview", "offer": "offer", "hired": "hired",
    "rejected": "rejected",
}  # fmt: skip
_NAMES: dict[str, str] = {kind: name for name, kind in DEFAULT_STAGES}


class Pipelines:
    """Stages of the jobs that have applications, and the next free place in each."""

    def __init__(self) -> None:
        self.stages: dict[tuple[UUID, str], UUID] = {}
        self.rows: dict[str, list[Row]] = {"recruitment.pipeline": [], "recruitment.stage": []}
        self._places = count(1)

    def stage(self, job_id: UUID, company_id: UUID, kind: str) -> UUID:
        if (job_id, kind) not in self.stages:
            self.rows["recruitment.pipeline"].append({"job_id": job_id, "company_id": company_id})
            for position, (name, stage_kind) in enumerate(DEFAULT_STAGES):
                stage_id = self.stages[job_id, stage_kind] = new_id()
                self.rows["recruitment.stage"].append(
                    {"id": stage_id, "job_id": job_id, "name": name, "kind": stage_kind, "position": position}
                )
        return self.stages[job_id, kind]

    def place(self) -> float:
        return float(next(self._places))


class Applied:
    """One application with everything around it, by table."""

    def __init__(
        self,
        application: Application,
        *,
        posting: Posting,
        job: Row,
        company: Company,
        candidate: Candidate,
        candidate_id: UUID,
        cv_id: UUID,
        recruiters: dict[str, tuple[UUID, Recruiter]],
    ) -> None:
        self._application = application
        self._posting = posting
        self._job = job
        self._company = company
        self._candidate = candidate
        self._candidate_id = candidate_id
        self._cv_id = cv_id
        self._recruiters = recruiters
        self._id = new_id()

    def rows(self, pipelines: Pipelines) -> dict[str, list[Row]]:
        return {
            "applications.application": [self._row()],
            "applications.progress": self._progress(),
            "recruitment.card": [self._card(pipelines)],
            "recruitment.note": self._notes(),
            "recruitment.tag": [{"application_id": self._id, "tag": tag} for tag in self._application.tags],
            "recruitment.activity": self._activity(),
        }

    def _row(self) -> Row:
        it = self._application
        return {
            "id": self._id,
            "job_id": self._job["id"],
            "job_title": self._posting.title,
            "job_slug": self._job["slug"],
            "company_id": self._job["company_id"],
            "company_name": self._company.name,
            "questions": msgspec.to_builtins(self._posting.questions),
            "candidate_id": self._candidate_id,
            "candidate_name": self._candidate.name,
            "candidate_email": self._candidate.email,
            "headline": self._candidate.headline,
            "status": STATUS[it.stage],
            "submitted_at": it.submitted_at,
            "updated_at": last_change(it),
            "cover_letter": it.cover_letter,
            "answers": it.answers,
            "cv_id": self._cv_id,
            "cv_title": cv_title(self._candidate),
            "cv_resume": self._candidate.resume,
            "cv_text": as_plain_text(self._candidate.resume),
        }

    def _progress(self) -> list[Row]:
        it = self._application
        steps: list[tuple[str, Any]] = [("submitted", it.submitted_at)]
        for move in it.moves:
            if STATUS[move.stage] != steps[-1][0]:
                steps.append((STATUS[move.stage], move.at))
        message = it.rejection.message if it.rejection else ""
        return [
            {
                "application_id": self._id,
                "key": f"demo:{number}",
                "status": status,
                "at": at,
                "note": message if status == "rejected" else "",
            }
            for number, (status, at) in enumerate(steps)
        ]

    def _card(self, pipelines: Pipelines) -> Row:
        it = self._application
        return {
            "application_id": self._id,
            "job_id": self._job["id"],
            "company_id": self._job["company_id"],
            "candidate_id": self._candidate_id,
            "candidate_name": self._candidate.name,
            "headline": self._candidate.headline,
            "stage_id": pipelines.stage(self._job["id"], self._job["company_id"], it.stage),
            "position": pipelines.place(),
            "rating": it.rating,
            "reject_reason": it.rejection.reason if it.rejection else None,
            "submitted_at": it.submitted_at,
            "stage_since": last_change(it),
            "told": STATUS[it.stage],
        }

    def _notes(self) -> list[Row]:
        return [
            {
                "id": new_id(),
                "application_id": self._id,
                "author_id": self._recruiters[note.author_email][0],
                "author_name": self._recruiters[note.author_email][1].name,
                "text": note.text,
                "at": note.at,
            }
            for note in self._application.notes
        ]

    def _activity(self) -> list[Row]:
        it = self._application
        rows = [self._event("applied", it.submitted_at, None, {})]
        before = "new"
        for move in it.moves:
            if move.stage == before:
                continue
            kind = move.stage if move.stage in {"rejected", "hired"} else "moved"
            data = {"from": _NAMES[before], "to": _NAMES[move.stage]}
            if kind == "rejected" and it.rejection:
                data["reason"] = it.rejection.reason
            rows.append(self._event(kind, move.at, move.by_email, data))
            before = move.stage
        rows += [self._event("noted", note.at, note.author_email, {}) for note in it.notes]
        return rows

    def _event(self, kind: str, at: Any, by: str | None, data: Row) -> Row:
        actor_id, name = (None, self._candidate.name) if by is None else (
            self._recruiters[by][0], self._recruiters[by][1].name
        )  # fmt: skip
        return {
            "id": new_id(),
            "application_id": self._id,
            "company_id": self._job["company_id"],
            "at": at,
            "kind": kind,
            "actor_id": actor_id,
            "actor_name": name,
            "data": data,
        }
