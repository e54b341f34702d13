"""Telling people of new jobs, by mail."""

from datetime import timedelta
from uuid import UUID

from talentsphere.services.alerts.rules.mails import Line, line_of, list_address
from talentsphere.services.alerts.rules.tokens import token_of
from talentsphere.services.alerts.service.base import Base
from talentsphere.services.alerts.store import looks

# A mail shows so many and leads to the rest.
_SHOWN = 20
# Longer than any look goes back, so that a job is not news again.
_KEEP = timedelta(days=200)
_BATCH = 1000


class Telling(Base):
    async def tell(self, *, digest_id: UUID) -> None:
        """Mails what a search found, unless it was turned off or every job of it has closed. Once for each digest."""
        async with self._database.reading() as connection:
            digest = await looks.digest(connection, digest_id)
            jobs = await looks.open_jobs(connection, digest_id) if digest else []
        if digest is None or digest.frequency == "off" or not jobs:
            return
        owner = (await self._users.by_ids(user_ids=(digest.owner_id,))).get(digest.owner_id)
        if owner is None:
            return
        token = token_of(digest.search_id, secret=self._secret)
        lines: list[Line] = [line_of(job, base_url=self._base_url) for job in jobs[:_SHOWN]]
        await self._email.send(
            key=f"alerts:{digest_id}",
            to=owner.email,
            template="alerts/new_jobs",
            context={
                "name": owner.name,
                "search": digest.name,
                "jobs": lines,
                "count": len(jobs),
                "more": len(jobs) - len(lines),
                "all": self._base_url + list_address(digest.question),
                "manage": f"{self._base_url}/alerts/{token}",
            },
            locale=owner.locale,
            unsubscribe=f"{self._base_url}/unsubscribe/{token}",
        )
        async with self._database.transaction() as connection:
            await looks.mailed(connection, digest.search_id, at=self._clock())

    async def sweep(self) -> int:
        """Forgets what was told so long ago that it can't be news again; how many mails."""
        async with self._database.transaction() as connection:
            return await looks.sweep(connection, before=self._clock() - _KEEP, limit=_BATCH)
