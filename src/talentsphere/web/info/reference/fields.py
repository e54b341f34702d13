"""The fields of objects, bodies and addresses."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from talentsphere.web.info.reference.types import Pieces, Schema, anchor_of, object_name, pieces, referred


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field: what it is, whether it has to be there, what it is without being sent."""

    name: str
    type: Pieces
    required: bool
    default: str | None = None
    limits: str = ""
    description: str = ""


class Object(msgspec.Struct, frozen=True, kw_only=True):
    """A named shape of the API."""

    name: str
    anchor: str
    description: str
    fields: tuple[Field, ...]


def fields(schema: Schema) -> tuple[Field, ...]:
    """The properties of an object schema, those that are required first."""
    required = set(schema.get("required", ()))
    found = [
        _field(name, inner, required=name in required) for name, inner in schema.get("properties", {}).items()
    ]
    return tuple(sorted(found, key=lambda field: not field.required))


def parameters(listed: Iterable[Mapping[str, Any]], where: str) -> tuple[Field, ...]:
    """An operation's parameters that stand in its path, its query or its headers."""
    return tuple(
        _field(
            parameter["name"],
            parameter.get("schema", {}),
            required=bool(parameter.get("required")),
            description=str(parameter.get("description", "")),
        )
        for parameter in listed
        if parameter["in"] == where
    )


def objects(schemas: Mapping[str, Schema], wanted: Iterable[str]) -> tuple[Object, ...]:
    """The wanted objects and every one they lead to, by name."""
    found: dict[str, Object] = {}
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if key in found or key not in schemas:
            continue
        schema = schemas[key]
        found[key] = Object(
            name=object_name(key),
            anchor=anchor_of(key),
            description=str(schema.get("description", "")),
            fields=fields(schema),
        )
        waiting += references(schema)
    return tuple(sorted(found.values(), key=lambda item: item.name.lower()))


def references(schema: Any) -> list[str]:
    """The objects a schema points at, however deep inside."""
    if isinstance(schema, Mapping):
        key = referred(schema)
        return [key] if key else [name for inner in schema.values() for name in references(inner)]
    if isinstance(schema, list):
        return [name for inner in schema for name in references(inner)]
    return []


def _field(name: str, schema: Schema, *, required: bool, description: str = "") -> Field:
    default = schema.get("default")
    return Field(
        name=name,
        type=pieces(schema),
        required=required,
        default=None if default in (None, "", [], {}) else msgspec.json.encode(default).decode(),
        limits=_limits(schema),
        description=description or str(schema.get("description", "")),
    )


def _limits(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f"{low:,}–{high:,}"
    if low is not None:
        return f"≥ {low:,}"
    return f"≤ {high:,}" if high is not None else ""
