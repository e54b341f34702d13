"""What reactions need: whether news still holds, what a candidate was told, and who is gone."""

from datetime import datetime
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.applications.contract import ApplicationStatus, Dossier


class Told(msgspec.Struct, frozen=True):
    """The last event about a card, and the last thing its candidate was told."""

    news_id: UUID | None
    told: ApplicationStatus


async def of_card(connection: Connection, application_id: UUID) -> Told | None:
    return await sql.fetch_one(
        connection,
        Told,
        "SELECT news_id, told FROM recruitment.card WHERE application_id = $1",
        application_id,
    )


async def set_told(
    connection: Connection, *, application_id: UUID, news_id: UUID, told: ApplicationStatus
) -> None:
    """Unless newer news came meanwhile, which then tells for itself."""
    await sql.execute(
        connection,
        "UPDATE recruitment.card SET told = $3 WHERE application_id = $1 AND news_id = $2",
        application_id,
        news_id,
        told,
    )


async def withdraw(
    connection: Connection, *, dossier: Dossier, stage_id: UUID, position: float, at: datetime
) -> None:
    """Puts a card to the withdrawn, with the person as their application names them now."""
    await sql.execute(
        connection,
        """UPDATE recruitment.card SET stage_id = $2, position = $3, candidate_id = $4, candidate_name = $5,
               headline = $6, stage_since = $7, news_id = NULL, told = 'withdrawn', reject_reason = NULL
           WHERE application_id = $1""",
        dossier.id,
        stage_id,
        position,
        dossier.candidate_id,
        dossier.candidate_name,
        dossier.headline,
        at,
    )


async def forget_candidate(connection: Connection, user_id: UUID, *, name: str) -> None:
    """Takes a deleted person out of their cards, and what recruiters wrote about and to them with it."""
    ids = await sql.fetch_column(
        connection,
        """UPDATE recruitment.card SET candidate_id = NULL, candidate_name = $2, headline = '', rating = NULL
           WHERE candidate_id = $1 RETURNING application_id""",
        user_id,
        name,
    )
    await sql.execute(connection, "DELETE FROM recruitment.note WHERE application_id = ANY($1)", ids)
    await sql.execute(connection, "DELETE FROM recruitment.tag WHERE application_id = ANY($1)", ids)
    await sql.execute(
        connection,
        """UPDATE recruitment.activity
           SET data = data - '{message,subject,text,tag,rating}'::text[],
               actor_name = CASE WHEN kind IN ('applied', 'withdrawn') THEN $2 ELSE actor_name END,
               actor_id = CASE WHEN kind IN ('applied', 'withdrawn') THEN NULL ELSE actor_id END
           WHERE application_id = ANY($1)""",
        ids,
        name,
    )


async def forget_recruiter(connection: Connection, user_id: UUID, *, name: str) -> None:
    """Notes and deeds of a deleted recruiter stay with the company, without their name."""
    await sql.execute(
        connection,
        "UPDATE recruitment.note SET author_id = NULL, author_name = $2 WHERE author_id = $1",
        user_id,
        name,
    )
    await sql.execute(
        connection,
        "UPDATE recruitment.activity SET actor_id = NULL, actor_name = $2 WHERE actor_id = $1",
        user_id,
        name,
    )
