"""JSON routes of auth under /api/v1/auth."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Router, delete, get, post
from litestar.datastructures import CacheControlHeader

from talentsphere.kernel import idempotency
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth, Me, Session, SignUpRole, Tokens


class SignUp(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    password: str
    name: str
    role: SignUpRole = "candidate"


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    password: str


class LinkToken(msgspec.Struct, frozen=True, kw_only=True):
    token: str


class RefreshToken(msgspec.Struct, frozen=True, kw_only=True):
    refresh_token: str


class Address(msgspec.Struct, frozen=True, kw_only=True):
    email: str


class NewPassword(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    password: str


class PasswordChange(msgspec.Struct, frozen=True, kw_only=True):
    current: str
    new: str


class Password(msgspec.Struct, frozen=True, kw_only=True):
    password: str


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """What is said whether or not an address is known."""

    detail: str


@post("/register", status_code=202)
async def register(auth: Injected[Auth], data: SignUp) -> Accepted:
    """Keeps a sign-up and mails a link; the answer is the same for a known address."""
    await auth.register(email=data.email, password=data.password, name=data.name, role=data.role)
    return Accepted(detail="Follow the link in the mail we sent you. It works for 24 hours.")


@post("/verify", status_code=204)
async def verify(auth: Injected[Auth], data: LinkToken) -> None:
    """Makes the account of a mailed sign-up link, or the new address of a mailed change link, take effect."""
    await auth.verify(token=data.token)


@post("/login", status_code=200)
async def login(request: Request[Any, Any, Any], auth: Injected[Auth], data: Credentials) -> Tokens:
    """Exchanges an address and a password for tokens."""
    _keep_no_answer()
    return await auth.login(
        email=data.email,
        password=data.password,
        user_agent=request.headers.get("user-agent", ""),
        client=_client(request),
    )


@post("/refresh", status_code=200)
async def refresh(auth: Injected[Auth], data: RefreshToken) -> Tokens:
    """Exchanges a refresh token, once, for new tokens; using it again ends the session."""
    _keep_no_answer()
    return await auth.refresh(refresh_token=data.refresh_token)


@post("/logout", status_code=204)
async def logout(actor: Actor, auth: Injected[Auth]) -> None:
    """Ends the session of the bearer's token."""
    await auth.logout(actor)


@get("/me")
async def me(actor: Actor, auth: Injected[Auth]) -> Me:
    """Who the bearer is."""
    return await auth.me(actor)


@post("/reset-request", status_code=202)
async def request_reset(auth: Injected[Auth], data: Address) -> Accepted:
    """Mails a link to set a new password when the address is known; the answer is the same when it is not."""
    await auth.request_reset(email=data.email)
    return Accepted(
        detail="If the address has an account, a mail with a link is on its way. It works for one hour."
    )


@post("/reset", status_code=204)
async def reset(auth: Injected[Auth], data: NewPassword) -> None:
    """Sets the password by a mailed link and ends every session."""
    await auth.reset(token=data.token, password=data.password)


@post("/password", status_code=204)
async def change_password(actor: Actor, auth: Injected[Auth], data: PasswordChange) -> None:
    """Changes the bearer's password and ends every other session."""
    await auth.change_password(actor, current=data.current, new=data.new)


@post("/email", status_code=202)
async def change_email(actor: Actor, auth: Injected[Auth], data: Credentials) -> Accepted:
    """Mails a link to the bearer's new address; the address changes when the link is followed."""
    await auth.change_email(actor, password=data.password, email=data.email)
    return Accepted(detail="Follow the link in the mail we sent to the new address. It works for 24 hours.")


@delete("/account", status_code=204)
async def delete_account(actor: Actor, auth: Injected[Auth], data: Password) -> None:
    """Deletes the bearer's account and what every service holds of them."""
    await auth.delete_account(actor, password=data.password)


@get("/sessions")
async def sessions(actor: Actor, auth: Injected[Auth]) -> list[Session]:
    """Where the bearer is signed in, the last used first."""
    return await auth.sessions(actor)


@delete("/sessions/{session_id:uuid}")
async def end_session(actor: Actor, auth: Injected[Auth], session_id: UUID) -> None:
    """Ends one of the bearer's own sessions."""
    await auth.end_session(actor, session_id=session_id)


def _client(request: Request[Any, Any, Any]) -> str:
    """The caller's network address as the gateway saw it, else as this process does."""
    seen = request.headers.get("x-real-ip") or (request.client.host if request.client else "")
    return seen[:64]


def _keep_no_answer() -> None:
    """Tokens are not stored, not even as the answer to a repeated Idempotency-Key."""
    idempotency.current.set(None)


ROUTES = (
    Router(
        "/api/v1/auth",
        route_handlers=[
            register,
            verify,
            login,
            refresh,
            logout,
            me,
            request_reset,
            reset,
            change_password,
            change_email,
            delete_account,
            sessions,
            end_session,
        ],
        cache_control=CacheControlHeader(no_store=True),
        tags=["auth"],
    ),
)
