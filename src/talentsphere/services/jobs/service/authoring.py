"""Writing postings: drafts, changes, publishing, closing."""

from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, FieldProblem, Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.jobs.contract import Job, JobChanges, JobDraft
from talentsphere.services.jobs.rules.changes import apply_changes, draft_of
from talentsphere.services.jobs.rules.descriptions import plain_text, sanitise
from talentsphere.services.jobs.rules.slugs import slug
from talentsphere.services.jobs.rules.validation import problems
from talentsphere.services.jobs.service.base import EVENT_SIZE, Base, announce, found
from talentsphere.services.jobs.store import postings


class Authoring(Base):
    async def create(self, actor: Actor, *, draft: JobDraft) -> Job:
        await self._companies.require(actor, company_id=draft.company_id, permission="recruit")
        company = await self._companies.get(company_id=draft.company_id)
        draft = clean(draft)
        _refuse(problems(draft, today=self._today()))
        job_id = new_id()
        values = _columns(msgspec.structs.asdict(draft))
        values |= {"slug": slug(draft.title, company.name, job_id), "created_by": actor.user_id}
        async with self._database.transaction() as connection:
            await postings.insert(connection, job_id=job_id, values=values)
            return found(await postings.by_id(connection, job_id))

    async def change(self, actor: Actor, *, job_id: UUID, changes: JobChanges) -> Job:
        job = await self._own(actor, job_id)
        changed = clean(apply_changes(draft_of(job, company_id=job.company_id), changes))
        _refuse(self._problems(job, changed, publishing=job.status == "published"))
        given = {
            field: value
            for field, value in msgspec.structs.asdict(changed).items()
            if getattr(changes, field, msgspec.UNSET) is not msgspec.UNSET
        }
        async with self._database.transaction() as connection:
            status = await postings.lock(connection, job_id)
            if given:
                await postings.update(connection, job_id=job_id, values=_columns(given))
            if given and status != "draft":
                await announce(connection, [job_id])
            return found(await postings.by_id(connection, job_id))

    async def publish(self, actor: Actor, *, job_id: UUID) -> Job:
        job = await self._own(actor, job_id)
        _refuse(self._problems(job, draft_of(job, company_id=job.company_id), publishing=True))
        async with self._database.transaction() as connection:
            if await postings.lock(connection, job_id) != "published":
                await postings.publish(connection, job_id)
                await announce(connection, [job_id])
            return found(await postings.by_id(connection, job_id))

    def _problems(self, job: Job, draft: JobDraft, *, publishing: bool) -> tuple[FieldProblem, ...]:
        # Boards leave out what we ask of people; what was imported so may be published so.
        imported = job.source is not None
        return problems(draft, today=self._today(), publishing=publishing, imported=imported)

    async def close(self, actor: Actor, *, job_id: UUID) -> Job:
        job = await self._own(actor, job_id)
        if job.status == "draft":
            raise Conflict("This job is a draft. Delete it, or publish it first.")
        async with self._database.transaction() as connection:
            if await postings.lock(connection, job_id) == "published":
                await postings.close(connection, [job_id])
                await announce(connection, [job_id])
            return found(await postings.by_id(connection, job_id))

    async def delete_draft(self, actor: Actor, *, job_id: UUID) -> None:
        job = await self._own(actor, job_id)
        if job.status != "draft":
            raise Conflict("Only drafts can be deleted. Close this job instead; its applications stay.")
        async with self._database.transaction() as connection:
            await postings.delete_draft(connection, job_id)

    async def close_due(self) -> int:
        """Closes postings past their last day; how many. Called every minute, in short transactions."""
        closed = 0
        while True:
            async with self._database.transaction() as connection:
                due = await postings.take_due(connection, self._today(), limit=EVENT_SIZE)
                if due:
                    await postings.close(connection, due)
                    await announce(connection, due)
            closed += len(due)
            if len(due) < EVENT_SIZE:
                return closed

    async def announce_company(self, *, company_id: UUID) -> None:
        """The company's card changed: its postings are read anew by whoever shows them."""
        async with self._database.transaction() as connection:
            await announce(connection, await postings.published_ids(connection, company_id))


def clean(draft: JobDraft) -> JobDraft:
    """The draft with its description sanitised: what is judged is what is stored."""
    return msgspec.structs.replace(draft, description_html=sanitise(draft.description_html))


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """Fields as their columns: the description as text too, lists and Structs as plain data."""
    columns = dict(values)
    if "description_html" in columns:
        columns["description_text"] = plain_text(columns["description_html"])
    if "title" in columns:
        columns["title"] = " ".join(columns["title"].split())
    for name in ("locations", "pay", "questions"):
        if name in columns:
            columns[name] = msgspec.to_builtins(columns[name])
    for name in ("skills", "applicant_countries"):
        if name in columns:
            columns[name] = list(columns[name])
    return columns


def _refuse(found_problems: tuple[FieldProblem, ...]) -> None:
    if found_problems:
        raise Invalid(fields=found_problems)
