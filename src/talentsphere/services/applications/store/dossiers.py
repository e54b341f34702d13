"""Applications as recruiters may read them, and what is left of them when the person is gone."""

from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import ApplicationStatus, Dossier

_DOSSIER = """id, job_id, company_id, candidate_id, candidate_name, candidate_email, headline, status, submitted_at,
    cover_letter, answers, questions"""
_CV = """jsonb_build_object('cv_id', cv_id, 'title', cv_title, 'file_id', cv_file_id, 'file_name', cv_file_name,
    'media_type', cv_media_type, 'resume', {resume}, 'text', {text}) AS cv"""
_WHOLE = _DOSSIER + ", " + _CV.format(resume="cv_resume", text="cv_text")
_LIGHT = _DOSSIER + ", " + _CV.format(resume="'{}'::jsonb", text="''")


class Announced(msgspec.Struct, frozen=True):
    """What the mails about a new application say."""

    id: UUID
    job_title: str
    company_id: UUID
    company_name: str
    candidate_id: UUID | None
    candidate_name: str
    candidate_email: str
    headline: str


class Erased(msgspec.Struct, frozen=True):
    """An application of a deleted person; `status` is what it was before."""

    id: UUID
    job_id: UUID
    company_id: UUID
    status: ApplicationStatus


async def whole(connection: Connection, application_id: UUID) -> Dossier | None:
    return await sql.fetch_one(
        connection, Dossier, f"SELECT {_WHOLE} FROM applications.application WHERE id = $1", application_id
    )


async def light(connection: Connection, application_ids: tuple[UUID, ...]) -> list[Dossier]:
    """Without the CVs' text and fields, which are most of a row."""
    return await sql.fetch(
        connection,
        Dossier,
        f"SELECT {_LIGHT} FROM applications.application WHERE id = ANY($1)",
        list(application_ids),
    )


async def announced(connection: Connection, application_id: UUID) -> Announced | None:
    return await sql.fetch_one(
        connection,
        Announced,
        """SELECT id, job_title, company_id, company_name, candidate_id, candidate_name, candidate_email, headline
           FROM applications.application WHERE id = $1""",
        application_id,
    )


async def files_of(connection: Connection, candidate_id: UUID) -> list[UUID]:
    return await sql.fetch_column(
        connection,
        """SELECT cv_file_id FROM applications.application
           WHERE candidate_id = $1 AND cv_file_id IS NOT NULL""",
        candidate_id,
    )


async def files_in_use(connection: Connection, file_ids: list[UUID]) -> set[UUID]:
    """Those of these files that an application has."""
    return set(
        await sql.fetch_column(
            connection,
            "SELECT cv_file_id FROM applications.application WHERE cv_file_id = ANY($1)",
            file_ids,
        )
    )


async def erase(connection: Connection, candidate_id: UUID, *, name: str) -> list[Erased]:
    """Takes the person out of their applications; each with the status it had."""
    return await sql.fetch(
        connection,
        Erased,
        """UPDATE applications.application SET candidate_id = NULL, candidate_name = $2, candidate_email = '',
               headline = '', cover_letter = '', answers = '{}', cv_title = '', cv_file_id = NULL,
               cv_file_name = NULL, cv_media_type = NULL, cv_resume = '{}', cv_text = ''
           WHERE candidate_id = $1 RETURNING id, job_id, company_id, status""",
        candidate_id,
        name,
    )


async def clear_notes(connection: Connection, application_ids: list[UUID]) -> None:
    await sql.execute(
        connection,
        "UPDATE applications.progress SET note = '' WHERE application_id = ANY($1) AND note <> ''",
        application_ids,
    )
