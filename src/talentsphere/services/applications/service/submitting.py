"""Sending an application: once for each person and job, with the CV as it is now."""

from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from talentsphere.kernel import events
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import (
    AlreadyApplied,
    Application,
    ApplicationStatus,
    ApplicationSubmitted,
    NewApplication,
)
from talentsphere.services.applications.rules import submissions
from talentsphere.services.applications.service.base import Base, found
from talentsphere.services.applications.store import drafts, progress, sent
from talentsphere.services.cvs.contract import CvSnapshot
from talentsphere.services.jobs.contract import Job
from talentsphere.services.users.contract import Profile, UserNotFound

# What the database says when the row surely did not come about.
_REFUSED = (AppError, asyncpg.IntegrityConstraintViolationError, asyncpg.DataError)


class Submitting(Base):
    async def submit(self, actor: Actor, *, application: NewApplication) -> Application:
        candidate_id = actor.person()
        # Before the snapshot, so that a repeat copies no file.
        await self._refuse_repeat(candidate_id, application.job_id)
        job = await self._jobs.get(actor, job_id=application.job_id)
        submissions.check_open(job, today=self._clock().date())
        sendable = submissions.checked(application, job.questions)
        profile = (await self._users.by_ids(user_ids=(candidate_id,))).get(candidate_id)
        if profile is None:
            raise UserNotFound
        snapshot = await self._cvs.snapshot(actor, cv_id=sendable.cv_id)
        try:
            return await self._store(_columns(job, profile, sendable, snapshot))
        except _REFUSED as refused:
            if snapshot.file_id is not None:
                await self._files.delete(file_id=snapshot.file_id)
            if isinstance(refused, asyncpg.UniqueViolationError):
                raise AlreadyApplied(_explanation("submitted")) from None
            raise

    async def _refuse_repeat(self, candidate_id: UUID, job_id: UUID) -> None:
        async with self._database.reading() as connection:
            status = await sent.status_for_job(connection, candidate_id=candidate_id, job_id=job_id)
        if status is not None:
            raise AlreadyApplied(_explanation(status))

    async def _store(self, values: dict[str, Any]) -> Application:
        submitted_at = self._clock()
        async with self._database.transaction() as connection:
            await sent.insert(connection, values | {"submitted_at": submitted_at, "updated_at": submitted_at})
            await progress.add(
                connection, application_id=values["id"], key="submitted", status="submitted", at=submitted_at
            )
            await drafts.delete(connection, candidate_id=values["candidate_id"], job_id=values["job_id"])
            await events.emit(
                connection,
                ApplicationSubmitted(
                    application_id=values["id"],
                    job_id=values["job_id"],
                    company_id=values["company_id"],
                    candidate_id=values["candidate_id"],
                ),
            )
            return found(await sent.by_id(connection, values["id"], candidate_id=values["candidate_id"]))


def _explanation(status: ApplicationStatus) -> str:
    if status == "withdrawn":
        return (
            "You applied for this job and withdrew. An application can be sent once for each job; "
            "write to the company if you changed your mind."
        )
    return "You have already applied for this job. You find it under your applications."


def _columns(
    job: Job, profile: Profile, sendable: submissions.Sendable, snapshot: CvSnapshot
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "job_id": job.id,
        "job_title": job.title,
        "job_slug": job.slug,
        "company_id": job.company_id,
        "company_name": job.company_name,
        "questions": msgspec.to_builtins(job.questions),
        "candidate_id": profile.id,
        "candidate_name": profile.name,
        "candidate_email": profile.email,
        "headline": submissions.headline(profile.headline, snapshot.resume),
        "status": "submitted",
        "cover_letter": sendable.cover_letter,
        "answers": sendable.answers,
        "cv_id": snapshot.cv_id,
        "cv_title": snapshot.title,
        "cv_file_id": snapshot.file_id,
        "cv_file_name": snapshot.file_name,
        "cv_media_type": snapshot.media_type,
        "cv_resume": snapshot.resume,
        "cv_text": snapshot.text,
    }
