"""Who is asking. Made by auth from a session or a token, by commands for the operator at the machine."""

from typing import Literal
from uuid import UUID

import msgspec

from talentsphere.kernel.errors import Forbidden, Unauthenticated

Role = Literal["candidate", "recruiter", "operator"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, nobody (`user_id` is None) or the platform itself (`system`)."""

    user_id: UUID | None = None
    name: str = ""
    email: str = ""
    roles: frozenset[Role] = frozenset()
    session_id: UUID | None = None
    system: bool = False

    @property
    def is_operator(self) -> bool:
        return self.system or "operator" in self.roles

    def person(self) -> UUID:
        """The id of the signed-in person. Raises Unauthenticated for nobody."""
        if self.user_id is None:
            raise Unauthenticated
        return self.user_id

    def require_operator(self) -> None:
        """Raises Unauthenticated for nobody and Forbidden for anybody who is no operator."""
        if self.is_operator:
            return
        self.person()
        raise Forbidden("Only operators can do this.")


NOBODY = Actor()
SYSTEM = Actor(system=True, name="TalentSphere")
