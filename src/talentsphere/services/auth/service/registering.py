"""Signing up: what was entered waits, hashed, until the mailed link shows that the address is theirs."""

from talentsphere.kernel import events
from talentsphere.kernel.mail import normal_address
from talentsphere.services.auth.contract import BadLink, EmailChanged, Me, SignUpRole
from talentsphere.services.auth.rules import passwords, people
from talentsphere.services.auth.service.linking import Linking
from talentsphere.services.auth.store import accounts, links
from talentsphere.services.users.contract import Profile


class Registering(Linking):
    async def register(self, *, email: str, password: str, name: str, role: SignUpRole) -> None:
        address, known_as = normal_address(email), people.normal_name(name)
        passwords.check(password, email=address, name=known_as)
        password_hash = await self._hasher.hash(password)
        await self._request_link(
            purpose="sign_up", email=address, name=known_as, role=role, password_hash=password_hash
        )

    async def verify(self, *, token: str) -> Me:
        link = await self._open_link(token, "sign_up", "change_email")
        if link.purpose == "sign_up":
            return await self._finish_sign_up(link)
        return await self._finish_change(link)

    async def _finish_sign_up(self, link: links.Link) -> Me:
        assert link.name is not None  # the table says so for this purpose
        assert link.role is not None
        assert link.password_hash is not None
        async with self._database.transaction(keyed=False) as connection:
            present = await accounts.by_email(connection, link.email)
        if present is not None and present.password_hash is not None:
            raise BadLink("This address has an account already. Sign in, or set a new password.")
        # The person first, keyed by the address; the link is used up together with the credential. Whatever happens
        # between the two, following the link again finishes it.
        person = await self._users.create(
            email=link.email, name=link.name, roles=(link.role,), user_id=link.id
        )
        now = self._clock()
        async with self._database.transaction() as connection:
            await self._use_link(connection, link, now=now)
            await accounts.add_credential(
                connection, user_id=person.id, password_hash=link.password_hash, now=now
            )
            await links.void(connection, email=link.email, purpose="sign_up", now=now)
        return _me(person)

    async def _finish_change(self, link: links.Link) -> Me:
        assert link.user_id is not None  # the table says so for this purpose
        assert link.old_email is not None
        async with self._database.transaction(keyed=False) as connection:
            account = await accounts.by_id(connection, link.user_id)
        if account is None:
            raise BadLink
        await self._users.change_email(user_id=account.id, email=link.email)
        now = self._clock()
        async with self._database.transaction() as connection:
            await self._use_link(connection, link, now=now)
            await links.void_changes(connection, user_id=account.id, now=now)
            await events.emit(
                connection,
                EmailChanged(user_id=account.id, old_email=link.old_email, new_email=link.email),
            )
        return Me(id=account.id, email=link.email, name=account.name, roles=account.roles)


def _me(person: Profile) -> Me:
    return Me(id=person.id, email=person.email, name=person.name, roles=person.roles)
