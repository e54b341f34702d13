"""JSON routes of users under /api/v1/users."""

from uuid import UUID

from litestar import Router, get, patch

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.users.contract import Profile, ProfileChanges, Users


@get("/me")
async def my_profile(actor: Injected[Actor], users: Injected[Users]) -> Profile:
    """The bearer's own profile."""
    return await users.get(actor, user_id=actor.person())


@patch("/me")
async def change_my_profile(actor: Injected[Actor], users: Injected[Users], data: ProfileChanges) -> Profile:
    """Changes the given fields of the bearer's own profile."""
    return await users.change(actor, changes=data)


@get("/{user_id:uuid}")
async def profile(actor: Injected[Actor], users: Injected[Users], user_id: UUID) -> Profile:
    """A profile, for its owner and operators."""
    return await users.get(actor, user_id=user_id)


ROUTES = (Router("/api/v1/users", route_handlers=[my_profile, change_my_profile, profile], tags=["users"]),)
