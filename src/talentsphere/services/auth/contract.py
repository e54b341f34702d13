"""The public door of auth."""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor, Role
from talentsphere.kernel.errors import Invalid, NotFound, Unauthenticated
from talentsphere.kernel.events import Event

SESSION_COOKIE = "ts_session"

SignUpRole = Literal["candidate", "recruiter"]


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What a client of the API carries. `expires_in` is the access token's life in seconds."""

    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - the name of a scheme


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a person is signed in."""

    id: UUID
    kind: Literal["page", "api"]
    user_agent: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    current: bool


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who the bearer is."""

    id: UUID
    email: str
    name: str
    roles: tuple[Role, ...]


class WrongCredentials(Unauthenticated):
    code = "wrong_credentials"
    title = "The e-mail address or the password is not right"


class BadLink(Invalid):
    code = "bad_link"
    title = "This link is no longer valid; ask for a new one"


class BadToken(Unauthenticated):
    code = "bad_token"
    title = "This token is not valid or has expired"


class SessionNotFound(NotFound):
    code = "session_not_found"
    title = "This session is over already"


class LinkRequested(Event, frozen=True, kw_only=True, tag="auth.link_requested"):
    """A link is to be mailed. Whether the address is known is looked up afterwards, so no answer can tell."""

    link_id: UUID


class PasswordChanged(Event, frozen=True, kw_only=True, tag="auth.password_changed"):
    """Somebody set a new password, knowing the old one or by a mailed link."""

    user_id: UUID
    email: str


class EmailChanged(Event, frozen=True, kw_only=True, tag="auth.email_changed"):
    """Somebody confirmed a new address."""

    user_id: UUID
    old_email: str
    new_email: str


class Auth(Protocol):
    """Use cases. Answers never tell whether an address is known."""

    async def register(self, *, email: str, password: str, name: str, role: SignUpRole) -> None:
        """Keeps a sign-up and mails a link; the owner of a known address gets a different mail."""

    async def verify(self, *, token: str) -> Me:
        """Turns a mailed sign-up (or change of address) link into an account. Raises BadLink."""

    async def login(self, *, email: str, password: str, user_agent: str, client: str = "") -> Tokens:
        """API sign-in; `client` is the caller's network address. Raises WrongCredentials, TooMany."""

    async def refresh(self, *, refresh_token: str) -> Tokens:
        """Exchanges a refresh token once; a second use of it ends its whole family. Raises BadToken."""

    async def logout(self, actor: Actor) -> None:
        """Ends the actor's present session."""

    async def sign_in(self, *, email: str, password: str, user_agent: str, client: str = "") -> str:
        """Page sign-in: the value for the session cookie, a new one each time. As `login` otherwise."""

    async def sign_in_verified(self, *, user_id: UUID, user_agent: str) -> str:
        """The session cookie for somebody who just followed a verification link."""

    async def authenticate(self, *, session: str | None, bearer: str | None) -> Actor:
        """Who is asking; NOBODY without either. Raises BadToken for a bearer that is not valid."""

    async def me(self, actor: Actor) -> Me:
        """Who the actor is. Raises Unauthenticated."""

    async def request_reset(self, *, email: str) -> None:
        """Mails a link to set a new password when the address is known."""

    async def reset(self, *, token: str, password: str) -> None:
        """Sets the password and ends every session. Raises BadLink, Invalid."""

    async def change_password(self, actor: Actor, *, current: str, new: str) -> None:
        """Ends every other session. Raises WrongCredentials, Invalid."""

    async def change_email(self, actor: Actor, *, password: str, email: str) -> None:
        """Mails a link to the new address; it changes when that is followed; the old one is told."""

    async def delete_account(self, actor: Actor, *, password: str) -> None:
        """Deletes the person everywhere. Raises WrongCredentials."""

    async def sessions(self, actor: Actor) -> list[Session]:
        """Where the actor is signed in, the last used first, at most 100."""

    async def end_session(self, actor: Actor, *, session_id: UUID) -> None:
        """Signs one of the actor's own sessions out. Raises SessionNotFound."""

    async def add_user(self, *, email: str, name: str, password: str, roles: tuple[Role, ...]) -> Me:
        """For the command line: a verified account without mail; sets the password when it exists."""

    async def hash_password(self, password: str) -> str:
        """Argon2id in a thread, for loading many accounts that share one password."""
