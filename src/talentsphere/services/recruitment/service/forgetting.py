"""Deleted people: applicants lose their names, recruiters' notes stay without theirs."""

from uuid import UUID

from talentsphere.services.recruitment.service.base import DELETED_PERSON, Base
from talentsphere.services.recruitment.store import news

FORMER_COLLEAGUE = "Former colleague"


class Forgetting(Base):
    async def forget(self, *, user_id: UUID) -> None:
        """Repeating it changes nothing."""
        async with self._database.transaction() as connection:
            await news.forget_candidate(connection, user_id, name=DELETED_PERSON)
            await news.forget_recruiter(connection, user_id, name=FORMER_COLLEAGUE)
