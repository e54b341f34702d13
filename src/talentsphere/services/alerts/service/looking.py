"""Looking for jobs that are new to a saved search.

What a search tells of is written down in one transaction with the news of it, so that a worker that dies tells
neither twice nor never.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from talentsphere.kernel import events
from talentsphere.kernel.ids import new_id
from talentsphere.services.alerts.contract import JobsFound
from talentsphere.services.alerts.rules.questions import news_of
from talentsphere.services.alerts.rules.timing import is_day, next_look, zone_of
from talentsphere.services.alerts.service.base import Base
from talentsphere.services.alerts.store import looks
from talentsphere.services.search.contract import JobResults
from talentsphere.services.users.contract import Profile

_BATCH = 200
# The schedule comes every minute; a run that takes longer leaves the rest to the next.
_LONGEST_RUN = timedelta(seconds=45)
# The index may lag, and imports carry dates of their own: looks overlap by this, and what was told is not told again.
_OVERLAP = timedelta(days=1)
_INDEX_LAG = timedelta(minutes=10)
_UTC = ZoneInfo("UTC")


class Looking(Base):
    async def look(self) -> int:
        """Looks for what is new to every search that is due; how many mails that makes."""
        began = self._clock()
        await self._skip_idle(began)
        made = 0
        while self._clock() - began < _LONGEST_RUN:
            async with self._database.reading() as connection:
                due = await looks.due(connection, now=began, limit=_BATCH)
            if not due:
                break
            owners = await self._users.by_ids(user_ids=tuple({search.owner_id for search in due}))
            settled = 0
            for search in due:
                outcome = await self._look_for(search, owners.get(search.owner_id))
                settled += outcome is not None
                made += outcome is True
            if not settled:
                break  # The index is away; they stay due.
        return made

    async def _skip_idle(self, now: datetime) -> None:
        async with self._database.reading() as connection:
            newest = await looks.newest_published_at(connection)
        if newest is None or now - newest < _INDEX_LAG:
            return
        async with self._database.transaction() as connection:
            soon = next_look("instant", after=now, zone=_UTC) if is_day(now, zone=_UTC) else None
            await looks.skip_idle(
                connection,
                now=now,
                next_look_at=soon or now + timedelta(minutes=1),
                since=newest + _INDEX_LAG,
            )

    async def _look_for(self, search: looks.Due, owner: Profile | None) -> bool | None:
        """Whether a mail will go; None when nobody could look."""
        now = self._clock()
        zone = zone_of(owner.timezone if owner else "UTC")
        after = next_look(search.frequency, after=now, zone=zone)
        if search.frequency == "instant" and after is not None and not is_day(now, zone=zone):
            async with self._database.transaction() as connection:
                await looks.put_off(connection, search, until=after)
            return False
        found = await self._search.find(query=news_of(search.question, since=search.seen_until, now=now))
        if found.degraded:
            return None
        return await self._write_down(search, found, now=now, next_look_at=after)

    async def _write_down(
        self, search: looks.Due, found: JobResults, *, now: datetime, next_look_at: datetime | None
    ) -> bool:
        # Where no job has all the words, search offers those with some; that is no news.
        matching = () if found.matched == "any" else found.items
        new = [
            item.job.id
            for item in matching
            if item.job.published_at is not None and item.job.published_at > search.seen_until
        ]
        async with self._database.transaction() as connection:
            if not await looks.take(connection, search):
                return False
            untold = await looks.untold(connection, search.id, new) if new else set()
            await looks.looked(
                connection,
                search.id,
                at=now,
                seen_until=max(search.created_at, search.seen_until, now - _OVERLAP),
                next_look_at=next_look_at,
            )
            if untold:
                digest_id = new_id()
                await looks.add_digest(
                    connection,
                    digest_id,
                    search_id=search.id,
                    job_ids=[job_id for job_id in new if job_id in untold],
                    total=found.total.value,
                    at=now,
                )
                await events.emit(connection, JobsFound(digest_id=digest_id))
        return bool(untold)
