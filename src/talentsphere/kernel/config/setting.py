"""What one row of the settings table says."""

import enum
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from talentsphere.kernel.config.parsers.base import Parser

# The settings read so far, by field. A row's `derive` sees the rows above it.
Values = Mapping[str, Any]


class Secrecy(enum.Enum):
    """What may be shown of a value. All but OPEN may also be given as a file, by `NAME_FILE`."""

    OPEN = "everything"
    URL = "all but the password inside"
    HIDDEN = "nothing"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting. The first of `names` is the one that pages and messages use.

    A `default` is written as an operator would write it and goes through the same parser; None leaves the
    field None. `derive` computes a default from the rows above, and `derived` says so in words.
    `kept=False` marks a part that only goes into another setting and has no field of its own; that other
    one lists the fields of its parts in `made_of`.
    `required` means in production; `min_length` counts characters.
    """

    field: str
    names: tuple[str, ...]
    parser: Parser
    doc: str
    default: str | None = None
    derive: Callable[[Values], object] | None = None
    derived: str = ""
    secrecy: Secrecy = Secrecy.OPEN
    kept: bool = True
    made_of: tuple[str, ...] = ()
    required: bool = False
    min_length: int = 0

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def may_be_file(self) -> bool:
        return self.secrecy is not Secrecy.OPEN


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that belong together, as the page shows them."""

    title: str
    settings: tuple[Setting, ...]
