"""Names from many cultures, and an e-mail address of its own for each person."""

import re
from random import Random

from talentsphere.ops.demo.companies import ascii_letters
from talentsphere.ops.demo.sources import countries
from talentsphere.ops.demo.sources import names as name_lists

DOMAIN = "demo.example"
# How often a name is of the first, second … culture of its country, and how often of any in the world.
_BY_RANK = (60, 14, 9, 6, 5)
_ANY = 9


class Names:
    """Draws names that were not drawn before."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._seen: set[str] = set()
        self._emails: set[str] = set()

    def draw(self, country: str) -> str:
        """A name as it may be met in `country`."""
        while True:
            name = self._name(country)
            if name not in self._seen:
                self._seen.add(name)
                return name

    def email(self, name: str) -> str:
        """An address at DOMAIN that nobody else has."""
        local = ".".join(re.findall(r"[a-z0-9]+", ascii_letters(name).lower()))
        number, email = 1, f"{local}@{DOMAIN}"
        while email in self._emails:
            number += 1
            email = f"{local}{number}@{DOMAIN}"
        self._emails.add(email)
        return email

    def keep(self, name: str, email: str) -> None:
        """Sets a name and an address aside, for the named accounts."""
        self._seen.add(name)
        self._emails.add(email)

    def _name(self, country: str) -> str:
        local = countries()[country].names
        everywhere = self._rng.choice(list(name_lists()))
        culture = self._rng.choices([*local, everywhere], [*_BY_RANK[: len(local)], _ANY])[0]
        lists = name_lists()[culture]
        given = self._rng.choice(lists.given.split(", "))
        return f"{given} {self._rng.choice(lists.family.split(', '))}"
