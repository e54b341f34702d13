"""Setting a new password by a mailed link. Whoever held the old one, or a session, is out."""

from talentsphere.kernel import events
from talentsphere.kernel.mail import normal_address
from talentsphere.services.auth.contract import BadLink, PasswordChanged
from talentsphere.services.auth.rules import passwords, tokens
from talentsphere.services.auth.service.linking import Linking
from talentsphere.services.auth.store import accounts, attempts, links, sessions


class Resetting(Linking):
    async def request_reset(self, *, email: str) -> None:
        await self._request_link(purpose="reset", email=normal_address(email))

    async def reset(self, *, token: str, password: str) -> None:
        link = await self._open_link(token, "reset")
        async with self._database.transaction(keyed=False) as connection:
            account = await accounts.by_email(connection, link.email)
        if account is None:
            raise BadLink
        passwords.check(password, email=account.email, name=account.name)
        password_hash = await self._hasher.hash(password)
        now = self._clock()
        async with self._database.transaction() as connection:
            await self._use_link(connection, link, now=now)
            await accounts.put_credential(
                connection, user_id=account.id, password_hash=password_hash, now=now
            )
            await sessions.end_all(connection, account.id)
            await links.void(connection, email=link.email, purpose="reset", now=now)
            await links.void_changes(connection, user_id=account.id, now=now)
            await attempts.forget(connection, tokens.account_key(account.email))
            await events.emit(connection, PasswordChanged(user_id=account.id, email=account.email))
