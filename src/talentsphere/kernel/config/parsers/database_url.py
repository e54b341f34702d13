"""PostgreSQL's connection addresses: taken apart, put together, and what they say about encryption."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode

import msgspec

from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser, one_line
from talentsphere.kernel.config.parsers.urls import ESCAPES

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
ENCRYPTED_MODES = frozenset({"require", "verify-ca", "verify-full"})
# The word that chooses the server that comes with the platform; production asks for an explicit choice.
EMBEDDED = "embedded"

_SCHEMES = ("postgresql://", "postgres://")
_PLACE = re.compile(
    r"(?:\[(?P<address>[0-9a-fA-F:.]+)\]|(?P<host>[^:\[\]]+))(?::(?P<port>[0-9]{1,5}))?", re.ASCII
)


class DatabaseUrl(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of an address. `hosts` are pairs of host and port; several mean try one after the other.

    `options` is what stands behind the question mark; PostgreSQL takes host, user and so on there as well.
    """

    hosts: tuple[tuple[str, int | None], ...] = ()
    name: str | None = None
    user: str | None = None
    password: str | None = None
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str) -> str | None:
        return dict(self.options).get(name)

    @property
    def ssl_mode(self) -> str | None:
        return self.option("sslmode")

    @property
    def host_names(self) -> tuple[str, ...]:
        """Every host the address names, wherever it does."""
        named = (self.option("host") or "").split(",")
        return tuple(host for host, _port in self.hosts) + tuple(filter(None, named))

    def __str__(self) -> str:
        login = quote(self.user or "", safe="")
        if self.password is not None:
            login += f":{quote(self.password, safe='')}"
        hosts = ",".join(_written(host, port) for host, port in self.hosts)
        options = f"?{urlencode(self.options, quote_via=quote)}" if self.options else ""
        return f"postgresql://{login}{'@' if login else ''}{hosts}/{quote(self.name or '', safe='')}{options}"


def database_url(*, embedded: bool) -> Parser:
    """The address, kept as it was written; with `embedded` also that word, which gives None."""

    def read(value: str) -> str | None:
        if embedded and value == EMBEDDED:
            return None
        split_database_url(value)
        return value

    return Parser(
        expects=f"a PostgreSQL address{f', or the word {EMBEDDED}' if embedded else ''}",
        hint=f"Write postgresql://user:password@host:5432/name?sslmode=require. {ESCAPES}",
        read=read,
    )


def split_database_url(value: str) -> DatabaseUrl:
    """The parts of an address that names a host or socket. Raises MalformedValueError."""
    scheme = next((scheme for scheme in _SCHEMES if one_line(value).startswith(scheme)), None)
    if scheme is None or "#" in value:
        raise MalformedValueError
    address, _, query = value.removeprefix(scheme).partition("?")
    authority, _, name = address.partition("/")
    login, _, places = authority.rpartition("@")
    user, colon, password = login.partition(":")
    url = DatabaseUrl(
        hosts=tuple(_place(place) for place in places.split(",") if place),
        name=unquote(name) or None,
        user=unquote(user) or None,
        password=unquote(password) if colon else None,
        options=_options(query),
    )
    if "@" in login or "/" in name or not url.host_names or url.ssl_mode not in (None, *SSL_MODES):
        raise MalformedValueError
    return url


def _options(query: str) -> tuple[tuple[str, str], ...]:
    try:
        options = tuple(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    except ValueError:
        raise MalformedValueError from None
    if any(not name for name, _value in options):
        raise MalformedValueError
    return options


def _place(place: str) -> tuple[str, int | None]:
    """Host and port of `host`, `host:port` or `[address]:port`."""
    found = _PLACE.fullmatch(place)
    if not found or int(found["port"] or 1) not in range(1, 65536):
        raise MalformedValueError
    return found["address"] or unquote(found["host"]), int(found["port"]) if found["port"] else None


def _written(host: str, port: int | None) -> str:
    shown = f"[{host}]" if ":" in host else quote(host, safe="")
    return shown if port is None else f"{shown}:{port}"
