"""Settings that come out of several variables: the database by parts, the cache's encryption, the sender."""

from typing import Any

import msgspec

from talentsphere.kernel.config.findings import Code
from talentsphere.kernel.config.parsers.database_url import (
    EMBEDDED,
    ENCRYPTED_MODES,
    DatabaseUrl,
    split_database_url,
)
from talentsphere.kernel.config.parsers.mailbox import address_of, compose
from talentsphere.kernel.config.reading import Reading
from talentsphere.kernel.config.table import setting_of

_DEFAULTS = {"db_port": 5432, "db_name": "talentsphere", "db_user": "talentsphere"}
_SENDER_NAME = "TalentSphere"
_SENDER_ADDRESS = "no-reply@localhost"


def settle(reading: Reading) -> None:
    """Fills in what comes out of several variables, and notes as problems where they contradict each other."""
    _database(reading)
    _redis(reading)
    _sender(reading)


def _database(reading: Reading) -> None:
    parts = {
        part: reading.values[part] for part in setting_of("database_url").made_of if part in reading.sources
    }
    if not parts or reading.malformed & {"database_url", "db_host"}:
        return
    if "database_url" not in reading.sources:
        reading.values["database_url"] = _from_parts(reading, parts)
        return
    address = reading.values["database_url"]
    if address is None:
        for part in parts:
            _contradiction(reading, "database_url", part, f"chooses the {EMBEDDED} server")
        return
    url = split_database_url(address)
    stated = _stated(url)
    for part, value in parts.items():
        if stated[part] is not None and not _agree(part, stated[part], value):
            _contradiction(reading, "database_url", part, "says otherwise")
    missing = {part: value for part, value in parts.items() if stated[part] is None}
    if missing:
        reading.values["database_url"] = str(_with_parts(url, missing))


def _from_parts(reading: Reading, parts: dict[str, Any]) -> str | None:
    if "db_host" in parts:
        return str(_with_parts(DatabaseUrl(), _DEFAULTS | parts))
    given = ", ".join(reading.sources[part] for part in parts)
    reading.problem(
        Code.INCOMPLETE_DATABASE,
        "DB_HOST",
        f"{given} says something about a database, and DB_HOST does not say where it is.",
        hint="Give DB_HOST or DATABASE_URL; or remove the parts to use the embedded server.",
    )
    return None


def _stated(url: DatabaseUrl) -> dict[str, Any]:
    """What an address says itself, by part."""
    ports = {port for _host, port in url.hosts if port is not None} | {url.option("port")} - {None}
    return {
        "db_host": ",".join(url.host_names),
        "db_port": ",".join(map(str, ports)) or None,
        "db_name": url.name or url.option("dbname") or url.option("database"),
        "db_user": url.user or url.option("user"),
        "db_password": url.password or url.option("password"),
        "db_ssl": url.ssl_mode,
    }


def _agree(part: str, stated: str, value: object) -> bool:
    if part == "db_ssl" and value == "require":
        return stated in ENCRYPTED_MODES
    return stated == str(value)


def _with_parts(url: DatabaseUrl, parts: dict[str, Any]) -> DatabaseUrl:
    hosts = ((parts["db_host"], None),) if "db_host" in parts else url.hosts
    mode = parts.get("db_ssl")
    return msgspec.structs.replace(
        url,
        hosts=tuple((host, port or parts.get("db_port")) for host, port in hosts),
        name=parts.get("db_name", url.name),
        user=parts.get("db_user", url.user),
        password=parts.get("db_password", url.password),
        options=url.options + ((("sslmode", mode),) if mode else ()),
    )


def _redis(reading: Reading) -> None:
    encrypted, address = reading.values["redis_tls"], reading.values["redis_url"]
    if encrypted is None or address is None:
        return
    if encrypted and address.startswith("redis://"):
        reading.values["redis_url"] = address.replace("redis://", "rediss://", 1)
    elif encrypted is not address.startswith("rediss://"):
        _contradiction(reading, "redis_url", "redis_tls", f"starts with {address.partition(':')[0]}://")


def _sender(reading: Reading) -> None:
    name, address = reading.values["sendgrid_from_name"], reading.values["sendgrid_from_email"]
    sender = reading.values["mail_from"]
    if sender is None:
        reading.values["mail_from"] = compose(name=name or _SENDER_NAME, address=address or _SENDER_ADDRESS)
    elif address is not None and address_of(sender) != address_of(address):
        _contradiction(reading, "mail_from", "sendgrid_from_email", f"has the address {address_of(sender)}")


def _contradiction(reading: Reading, whole: str, part: str, why: str) -> None:
    names = reading.sources[whole], reading.sources[part]
    reading.problem(
        Code.CONTRADICTION,
        names[1],
        f"{names[0]} and {names[1]} contradict each other: {names[0]} {why}.",
        hint=f"Remove {names[1]}, or change {names[0]}.",
    )
