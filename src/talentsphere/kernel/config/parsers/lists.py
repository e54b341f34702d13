"""Lists, separated by commas: networks, origins, types of files, and the roles of a deployment."""

import ipaddress
import re
from collections.abc import Callable

from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser
from talentsphere.kernel.config.parsers.urls import site_address

_FILE_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/([a-z0-9][a-z0-9!#$&^_.+-]*|\*)", re.ASCII)
_SERVICE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_EVERYTHING_ELSE = "*"


def networks() -> Parser:
    """Addresses and networks, as a tuple in CIDR form."""
    return Parser(
        expects="a list of addresses or networks",
        hint="Write them with commas, such as 127.0.0.1,10.0.0.0/8,::1.",
        read=lambda value: _each(value, _network),
    )


def origins() -> Parser:
    """Origins for CORS, as a tuple; `*` stands for any."""
    return Parser(
        expects="a list of origins",
        hint="Write them with commas, such as https://jobs.acme.dev,https://acme.dev: scheme and host, no path.",
        read=lambda value: _each(value, lambda item: item if item == "*" else site_address(item)),
    )


def file_types() -> Parser:
    """Media types in lower case, as a tuple."""
    return Parser(
        expects="a list of media types",
        hint="Write them with commas, such as application/pdf,image/*.",
        read=lambda value: _each(value.lower(), _file_type),
    )


def roles() -> Parser:
    """Processes separated by semicolons, each a list of services; `*` stands for all not named elsewhere."""
    return Parser(
        expects="a list of roles",
        hint="Write web;auth,users;* for three processes. A service stands in one of them only.",
        read=_roles,
    )


def _each(value: str, read: Callable[[str], str]) -> tuple[str, ...]:
    items = (item.strip() for item in value.split(","))
    return tuple(dict.fromkeys(read(item) for item in items if item))


def _network(item: str) -> str:
    try:
        return str(ipaddress.ip_network(item, strict=True))
    except ValueError as error:
        raise MalformedValueError(f"{error}.") from None


def _file_type(item: str) -> str:
    if not _FILE_TYPE.fullmatch(item):
        raise MalformedValueError
    return item


def _roles(value: str) -> tuple[tuple[str, ...], ...]:
    groups = (tuple(name.strip() for name in role.split(",")) for role in value.split(";") if role.strip())
    named = tuple(groups)
    services = [service for role in named for service in role]
    if any(service != _EVERYTHING_ELSE and not _SERVICE.fullmatch(service) for service in services):
        raise MalformedValueError
    if len(set(services)) != len(services):
        raise MalformedValueError("A service is named twice; leave it in one role.")
    return named
