"""The public door of users."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from talentsphere.kernel.actor import Actor, Role
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.events import Event


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A person as they describe themselves. `email` is verified."""

    id: UUID
    email: str
    name: str
    roles: tuple[Role, ...]
    headline: str
    about: str
    city: str
    country: str
    links: tuple[str, ...]
    locale: str
    timezone: str
    discoverable: bool
    created_at: datetime


class ProfileChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may change about themselves; what is left out stays."""

    name: str | UnsetType = UNSET
    headline: str | UnsetType = UNSET
    about: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    country: str | UnsetType = UNSET
    links: tuple[str, ...] | UnsetType = UNSET
    locale: str | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    discoverable: bool | UnsetType = UNSET


class UserNotFound(NotFound):
    code = "user_not_found"
    title = "There is no such person"


class UserDeleted(Event, frozen=True, kw_only=True, tag="users.deleted"):
    """A person's account is gone: every service erases or anonymises what it holds of them."""

    user_id: UUID
    email: str


class Users(Protocol):
    """Use cases. Those without an actor are for services above, never for routes."""

    async def get(self, actor: Actor, *, user_id: UUID) -> Profile:
        """A profile, for its owner and operators. Raises UserNotFound, Forbidden."""

    async def change(self, actor: Actor, *, changes: ProfileChanges) -> Profile:
        """Changes the actor's own profile. Raises Invalid."""

    async def create(
        self, *, email: str, name: str, roles: tuple[Role, ...], user_id: UUID | None = None
    ) -> Profile:
        """Makes a person with a verified address; the existing one when the address is known (keyed by it)."""

    async def find(self, *, email: str) -> Profile | None:
        """The person of an address, compared without case."""

    async def by_ids(self, *, user_ids: tuple[UUID, ...]) -> dict[UUID, Profile]:
        """The people of these ids, at most 1,000; unknown ids are left out."""

    async def change_email(self, *, user_id: UUID, email: str) -> None:
        """Sets a verified new address. Raises Conflict when another person has it."""

    async def delete(self, *, user_id: UUID) -> None:
        """Erases a person and emits UserDeleted. Repeating it changes nothing."""
