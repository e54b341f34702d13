"""Proving who one is by a password, with a bound on tries that counts them before they are checked."""

from datetime import datetime

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import TooMany, Unauthenticated
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.contract import WrongCredentials
from talentsphere.services.auth.rules import people, throttle, tokens
from talentsphere.services.auth.service.base import Base
from talentsphere.services.auth.store import accounts, attempts
from talentsphere.services.auth.store.accounts import Account


class Proving(Base):
    """Known and unknown addresses take the same statements, the same hash and the same time."""

    async def _prove(self, *, email: str, password: str, client: str) -> Account:
        """The account of an address and its password. Raises WrongCredentials, TooMany."""
        address = people.comparable(email)
        async with self._database.transaction(keyed=False) as connection:
            await self._count_try(connection, tokens.account_key(address), client=client)
            account = await accounts.by_email(connection, address)
        stored = account.password_hash if account else None
        is_right = await self._hasher.is_right(password, stored=stored)
        if account is None or stored is None or not is_right:
            raise WrongCredentials
        return account

    async def _confirm(self, actor: Actor, *, password: str) -> Account:
        """The actor's account, when the password is theirs. Tries are counted for the session they come from."""
        user_id = actor.person()
        async with self._database.transaction(keyed=False) as connection:
            account = await accounts.by_id(connection, user_id)
        if account is None:
            raise Unauthenticated
        client = f"session {actor.session_id}"
        proven = await self._prove(email=account.email, password=password, client=client)
        async with self._database.transaction(keyed=False) as connection:
            await attempts.clear(connection, account=tokens.account_key(account.email), client=client)
        return proven

    async def _count_try(self, connection: Connection, account: bytes, *, client: str) -> None:
        """Counts a try before its outcome is known, so that many at once don't all slip through."""
        now = self._clock()
        await attempts.take_turn(connection, account)
        recent = await attempts.recent(
            connection,
            account=account,
            client=client,
            client_since=now - throttle.CLIENT_WINDOW,
            account_since=now - throttle.ACCOUNT_WINDOW,
        )
        wait = throttle.retry_after(recent, now=now)
        if wait is not None:
            raise TooMany(
                "Too many tries to sign in. Wait a little, or set a new password.", retry_after=wait
            )
        await attempts.insert(connection, attempt_id=new_id(), account=account, client=client, at=now)

    async def _welcome(
        self, connection: Connection, account: Account, *, client: str, fresh_hash: str | None, now: datetime
    ) -> None:
        """What a success changes: its tries no longer count, its client is familiar, its hash is up to date."""
        key = tokens.account_key(account.email)
        await attempts.clear(connection, account=key, client=client)
        await attempts.remember(connection, account=key, client=client, at=now)
        if fresh_hash is not None and account.password_hash is not None:
            await accounts.replace_hash(
                connection, user_id=account.id, old=account.password_hash, new=fresh_hash
            )

    async def _fresh_hash(self, account: Account, *, password: str) -> str | None:
        """The password's hash by today's parameters, when the stored one was made with others."""
        if account.password_hash is None or not self._hasher.is_outdated(account.password_hash):
            return None
        return await self._hasher.hash(password)
