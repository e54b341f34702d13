"""What recruiters write on a card: notes, tags, a rating."""

from uuid import UUID

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.services.recruitment.contract import Card, Note
from talentsphere.services.recruitment.rules import words
from talentsphere.services.recruitment.service.base import Base, lock_card, read_card
from talentsphere.services.recruitment.service.transfer import line
from talentsphere.services.recruitment.store import cards, feed


class Noting(Base):
    async def note(self, actor: Actor, *, application_id: UUID, text: str) -> Note:
        await self._admit(actor, application_id)
        written = words.text(text, field="text", most=words.MAX_NOTE)
        async with self._database.transaction() as connection:
            place = await lock_card(connection, application_id)
            note = Note(id=new_id(), author_name=actor.name, text=written, at=self._clock())
            await feed.add_note(connection, application_id=application_id, author_id=actor.user_id, note=note)
            await feed.write(connection, [line(place, actor=actor, kind="noted", at=note.at)])
        return note

    async def tag(self, actor: Actor, *, application_id: UUID, tag: str, remove: bool = False) -> Card:
        await self._admit(actor, application_id)
        normal = words.tag(tag)
        async with self._database.transaction() as connection:
            place = await lock_card(connection, application_id)
            at = self._clock()
            tags = (await read_card(connection, application_id)).tags
            if remove and normal in tags:
                await feed.remove_tag(connection, application_id=application_id, tag=normal)
                written = line(place, actor=actor, kind="untagged", at=at, data={"tag": normal})
                await feed.write(connection, [written])
            elif not remove and normal not in tags:
                words.check_tags(tags)
                await feed.add_tag(connection, application_id=application_id, tag=normal)
                written = line(place, actor=actor, kind="tagged", at=at, data={"tag": normal})
                await feed.write(connection, [written])
            return await read_card(connection, application_id)

    async def rate(self, actor: Actor, *, application_id: UUID, rating: int | None) -> Card:
        await self._admit(actor, application_id)
        words.check_rating(rating)
        async with self._database.transaction() as connection:
            place = await lock_card(connection, application_id)
            at = self._clock()
            if await cards.set_rating(connection, application_id=application_id, rating=rating):
                written = line(place, actor=actor, kind="rated", at=at, data={"rating": rating})
                await feed.write(connection, [written])
            return await read_card(connection, application_id)
