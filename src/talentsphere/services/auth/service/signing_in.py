"""Signing in, from a page or as a client of the API."""

from uuid import UUID

from talentsphere.kernel.errors import Unauthenticated
from talentsphere.services.auth.contract import Tokens
from talentsphere.services.auth.service.opening import Opening
from talentsphere.services.auth.service.proving import Proving
from talentsphere.services.auth.store import accounts


class SigningIn(Proving, Opening):
    async def login(self, *, email: str, password: str, user_agent: str, client: str = "") -> Tokens:
        account = await self._prove(email=email, password=password, client=client)
        fresh_hash = await self._fresh_hash(account, password=password)
        now = self._clock()
        async with self._database.transaction() as connection:
            await self._welcome(connection, account, client=client, fresh_hash=fresh_hash, now=now)
            return await self._open_api(connection, user_id=account.id, user_agent=user_agent, now=now)

    async def sign_in(self, *, email: str, password: str, user_agent: str, client: str = "") -> str:
        account = await self._prove(email=email, password=password, client=client)
        fresh_hash = await self._fresh_hash(account, password=password)
        now = self._clock()
        async with self._database.transaction() as connection:
            await self._welcome(connection, account, client=client, fresh_hash=fresh_hash, now=now)
            return await self._open_page(connection, user_id=account.id, user_agent=user_agent, now=now)

    async def sign_in_verified(self, *, user_id: UUID, user_agent: str) -> str:
        async with self._database.transaction() as connection:
            if await accounts.by_id(connection, user_id) is None:
                raise Unauthenticated
            return await self._open_page(
                connection, user_id=user_id, user_agent=user_agent, now=self._clock()
            )
