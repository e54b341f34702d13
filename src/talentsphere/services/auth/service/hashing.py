"""Argon2id in threads, a few at a time: each hash takes 64 MiB and a core's full attention."""

import asyncio
import base64
import secrets

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from talentsphere.services.auth.rules import passwords


class Hasher:
    """Hashes and checks passwords with one set of parameters, at most `at_once` together."""

    def __init__(self, *, parameters: Parameters = RFC_9106_LOW_MEMORY, at_once: int = 3) -> None:
        self._argon2 = PasswordHasher.from_parameters(parameters)
        self._turns = asyncio.Semaphore(at_once)
        self._decoy = _decoy(parameters)

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(lambda: self._argon2.hash(passwords.normal(password)))

    async def is_right(self, password: str, *, stored: str | None) -> bool:
        """Whether a password belongs to a hash. Without a hash the answer is no, and takes as long."""
        async with self._turns:
            return await asyncio.to_thread(self._check, stored or self._decoy, password)

    def is_outdated(self, stored: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._argon2.check_needs_rehash(stored)

    def _check(self, stored: str, password: str) -> bool:
        try:
            return self._argon2.verify(stored, passwords.normal(password))
        except VerifyMismatchError:
            return False


def _decoy(parameters: Parameters) -> str:
    """A hash of these parameters that no password has."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
        for length in (parameters.salt_len, parameters.hash_len)
    )
    return (
        f"$argon2id$v={parameters.version}$m={parameters.memory_cost},t={parameters.time_cost}"
        f",p={parameters.parallelism}${salt}${digest}"
    )
