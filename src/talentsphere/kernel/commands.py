"""What commands of services share: the session they are given, and how they print data."""

import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

import msgspec

T = TypeVar("T")


class CommandSession(Protocol):
    """What `@click.pass_obj` hands to a command."""

    settings: Any

    def run(self, use: Callable[[Any], Awaitable[T]]) -> T:
        """Runs `use(services)` on an open database and returns its result."""


def print_json(value: Any) -> None:
    """Data for programs, on stdout."""
    sys.stdout.write(json.dumps(msgspec.to_builtins(value), indent=2, ensure_ascii=False) + "\n")
