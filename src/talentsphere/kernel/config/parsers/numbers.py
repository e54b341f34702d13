"""Counts, ports, durations and sizes. Every unit is stated; a bare number has the unit the parser names."""

import re
from decimal import Decimal
from typing import Literal

from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser

_WHOLE = re.compile(r"[0-9]{1,18}", re.ASCII)
_DURATION = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?) ?(ms|s|m|h|d|w)?", re.ASCII)
_SIZE = re.compile(r"([0-9]{1,15}) ?([kmgt]i?b|[kmgt]i|b)?", re.ASCII)
_SECONDS = {
    "ms": Decimal("0.001"),
    "s": Decimal(1),
    "m": Decimal(60),
    "h": Decimal(3600),
    "d": Decimal(86400),
    "w": Decimal(604800),
}
_LONGEST = Decimal(3650 * 86400)
_LARGEST = 2**50
_POWERS = {"k": 1, "m": 2, "g": 3, "t": 4}
_UNIT_WORDS = {"s": "seconds", "ms": "milliseconds"}

BareDuration = Literal["s", "ms"]


def integer(*, minimum: int, maximum: int) -> Parser:
    expects = f"a whole number from {minimum} to {maximum}"

    def read(value: str) -> int:
        if not _WHOLE.fullmatch(value) or not minimum <= int(value) <= maximum:
            raise MalformedValueError
        return int(value)

    return Parser(expects=expects, hint="Write digits only.", read=read)


def port_number() -> Parser:
    base = integer(minimum=1, maximum=65535)

    def read(value: str) -> object:
        if value.startswith(("tcp://", "udp://")):
            raise MalformedValueError(
                "Kubernetes puts such an address there for a Service of that name: set enableServiceLinks "
                "to false in the pod, or give the port number yourself."
            )
        return base.read(value)

    return Parser(expects="a port number from 1 to 65535", hint="Write a number such as 8000.", read=read)


def seconds(*, bare: BareDuration) -> Parser:
    """A duration as float seconds. A number without a unit is in `bare`."""
    return _duration(bare=bare, whole=False)


def whole_seconds(*, bare: BareDuration) -> Parser:
    """A duration as int seconds; one that is no whole number of seconds is refused."""
    return _duration(bare=bare, whole=True)


def _duration(*, bare: BareDuration, whole: bool) -> Parser:
    def read(value: str) -> float | int:
        found = _DURATION.fullmatch(value.casefold())
        if not found:
            raise MalformedValueError
        length = Decimal(found[1]) * _SECONDS[found[2] or bare]
        if length > _LONGEST:
            raise MalformedValueError("Ten years is the longest.")
        if not whole:
            return float(length)
        if length % 1:
            raise MalformedValueError(f"Choose whole seconds; {length.normalize():f} s is none.")
        return int(length)

    return Parser(
        expects=f"a duration such as 30s, 15m, 1h or 7d, or a number of {_UNIT_WORDS[bare]}",
        hint="Units are ms, s, m, h, d and w.",
        read=read,
    )


def size(*, bare: Literal["bytes", "MiB"] = "bytes") -> Parser:
    """A size as int bytes. MB is a million bytes and MiB is 1,048,576; a lone M is refused as ambiguous."""

    def read(value: str) -> int:
        found = _SIZE.fullmatch(value.casefold())
        if not found:
            raise MalformedValueError
        unit = found[2] or ("b" if bare == "bytes" else "mib")
        factor = 1 if unit == "b" else (1024 if "i" in unit else 1000) ** _POWERS[unit[0]]
        amount = int(found[1]) * factor
        if not 1 <= amount <= _LARGEST:
            raise MalformedValueError("The smallest is one byte, the largest 1 PiB.")
        return amount

    return Parser(
        expects=f"a size such as 5MiB or 5MB, or a number of {bare}",
        hint="Units are KB, MB, GB (thousands) and KiB, MiB, GiB (1024s); a lone K, M or G is ambiguous.",
        read=read,
    )


def millicores() -> Parser:
    """A share of processor as int thousandths of a core: `1000`, `1000m`."""
    base = integer(minimum=10, maximum=1_000_000)
    return Parser(
        expects="a number of thousandths of a core, from 10 to 1000000",
        hint="Write 1000 for one core, 500 for half of one.",
        read=lambda value: base.read(value.removesuffix("m")),
    )
