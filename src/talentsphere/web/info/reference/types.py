"""JSON Schema in words: what a value is, in pieces that may link to the object they name."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

Schema = Mapping[str, Any]

_GENERIC = re.compile(r"(\w+?)_(?:[\w.]+\.)?(\w+?)_?$")
_PREFIX = "#/components/schemas/"
_FORMATS = {
    "uuid": "UUID",
    "date": "date",
    "date-time": "date and time",
    "binary": "file",
    "email": "e-mail address",
}


class Piece(msgspec.Struct, frozen=True):
    """A part of a type's words; `anchor` is the id of the object it names, if it names one."""

    text: str
    anchor: str = ""


Pieces = tuple[Piece, ...]


def object_name(key: str) -> str:
    """The name of a schema: `Page_talentsphere.jobs.JobCard_` → `Page of JobCard`."""
    if "." not in key:
        return key
    found = _GENERIC.match(key)
    return f"{found[1]} of {found[2]}" if found else key.rpartition(".")[2]


def anchor_of(key: str) -> str:
    return "object-" + re.sub(r"[^a-z0-9]+", "-", object_name(key).lower()).strip("-")


def referred(schema: Schema) -> str | None:
    """The key of the object a schema points at."""
    reference = schema.get("$ref")
    return str(reference).removeprefix(_PREFIX) if reference else None


def pieces(schema: Schema) -> Pieces:
    """What a value is: `list of Location`, `"onsite" or "hybrid"`, `text or null`."""
    if key := referred(schema):
        return (Piece(object_name(key), anchor_of(key)),)
    for several in ("oneOf", "anyOf"):
        if schema.get(several):
            return _joined([pieces(part) for part in schema[several]])
    if schema.get("allOf"):
        return _joined([pieces(part) for part in schema["allOf"]], by=" and ")
    if "const" in schema:
        return (Piece(_literal(schema["const"])),)
    if "enum" in schema:
        return _joined([(Piece(_literal(value)),) for value in schema["enum"]])
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return _joined([pieces({**schema, "type": kind}) for kind in kinds])
    return _plain(str(kinds or ""), schema)


def _plain(kind: str, schema: Schema) -> Pieces:
    if kind == "array":
        return (Piece("list of "), *pieces(schema.get("items", {})))
    if kind == "object":
        values = schema.get("additionalProperties")
        return (
            (Piece("object of "), *pieces(values))
            if isinstance(values, dict) and values
            else (Piece("object"),)
        )
    if kind == "string":
        return (Piece(_FORMATS.get(str(schema.get("format")), "text")),)
    words = {"integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
    return (Piece(words.get(kind, "any value")),)


def _joined(parts: list[Pieces], *, by: str = " or ") -> Pieces:
    found: list[Piece] = []
    for part in dict.fromkeys(parts):
        found += [Piece(by)] if found else []
        found += part
    return tuple(found)


def _literal(value: Any) -> str:
    return msgspec.json.encode(value).decode()
