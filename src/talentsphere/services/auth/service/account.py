"""What people change about their own account. Each asks for the password again."""

from talentsphere.kernel import events
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.mail import normal_address
from talentsphere.services.auth.contract import PasswordChanged
from talentsphere.services.auth.rules import passwords
from talentsphere.services.auth.service.linking import Linking
from talentsphere.services.auth.service.proving import Proving
from talentsphere.services.auth.store import accounts, links, sessions


class OwnAccount(Proving, Linking):
    async def change_password(self, actor: Actor, *, current: str, new: str) -> None:
        account = await self._confirm(actor, password=current)
        passwords.check(new, email=account.email, name=account.name, field="new")
        password_hash = await self._hasher.hash(new)
        now = self._clock()
        async with self._database.transaction() as connection:
            await accounts.put_credential(
                connection, user_id=account.id, password_hash=password_hash, now=now
            )
            await sessions.end_all(connection, account.id, but=actor.session_id)
            await links.void(connection, email=account.email, purpose="reset", now=now)
            await links.void_changes(connection, user_id=account.id, now=now)
            await events.emit(connection, PasswordChanged(user_id=account.id, email=account.email))

    async def change_email(self, actor: Actor, *, password: str, email: str) -> None:
        address = normal_address(email)
        account = await self._confirm(actor, password=password)
        await self._request_link(
            purpose="change_email", email=address, user_id=account.id, old_email=account.email
        )

    async def delete_account(self, actor: Actor, *, password: str) -> None:
        account = await self._confirm(actor, password=password)
        # From then on no session, token or link of theirs finds anybody; the news erases the rows.
        await self._users.delete(user_id=account.id)
