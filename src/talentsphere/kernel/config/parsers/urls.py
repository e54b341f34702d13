"""Addresses of the platform itself and of the servers it uses."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser, one_line

_HOST = re.compile(r"[a-z0-9._~-]+|[0-9a-f:.]+", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,252}", re.ASCII)
_FOLDER = re.compile(r"/[A-Za-z0-9._/-]{0,100}", re.ASCII)
ESCAPES = "Characters such as @ : / ? # in a user name or password are written as %40 %3A %2F %3F %23."


def split_url(value: str) -> SplitResult:
    """The parts of an address whose port, if any, is a number. Raises MalformedValueError."""
    try:
        parts = urlsplit(one_line(value))
        _ = parts.port
    except ValueError:
        raise MalformedValueError(ESCAPES) from None
    return parts


def site() -> Parser:
    """An http or https address without a path, as a text without a slash at its end."""
    return Parser(
        expects="an http or https address without a path",
        hint="Write scheme, host and perhaps a port, such as https://talent.acme.dev.",
        read=site_address,
    )


def site_address(value: str) -> str:
    """`value` as an origin: scheme and host in lower case, port when it is not the scheme's own."""
    parts = split_url(value)
    bare = parts.path in {"", "/"} and not (parts.query or parts.fragment or parts.username is not None)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare:
        raise MalformedValueError
    if not _HOST.fullmatch(parts.hostname):
        raise MalformedValueError
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in {None, usual} else "")


def host(*, sockets: bool = False) -> Parser:
    """A host's name or address, without a port; with `sockets` also the folder of a socket."""

    def read(value: str) -> str:
        if _NAME.fullmatch(value) or (sockets and _FOLDER.fullmatch(value)):
            return value
        try:
            return str(ipaddress.ip_address(value))
        except ValueError:
            raise MalformedValueError from None

    return Parser(
        expects=f"a host's name or address{', or the folder of a socket' if sockets else ''}",
        hint="Write one such as 127.0.0.1 or db.acme.dev; a port has a setting of its own.",
        read=read,
    )


def service_url(*schemes: str) -> Parser:
    """The address of a server, kept as it was written."""

    def read(value: str) -> str:
        parts = split_url(value)
        if parts.scheme not in schemes or not (parts.hostname or parts.scheme == "unix"):
            raise MalformedValueError
        return value

    example = f"{schemes[0]}://host"
    return Parser(
        expects=f"an address that starts with {' or '.join(f'{scheme}://' for scheme in schemes)}",
        hint=f"Write one such as {example}. {ESCAPES}",
        read=read,
    )
