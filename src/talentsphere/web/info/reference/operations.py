"""The operations of the API by service."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from talentsphere import registry
from talentsphere.web.info.reference.fields import Field, Object, fields, objects, parameters, references
from talentsphere.web.info.reference.types import Pieces, Schema, pieces, referred

METHODS = ("get", "post", "put", "patch", "delete")
_PREFIX = "/api/v1"
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent or answered: its media type, what it is, and its fields where it is an object."""

    media_type: str
    type: Pieces
    fields: tuple[Field, ...] = ()


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What a success is like; `type` is empty when there is no body."""

    status: str
    type: Pieces = ()


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    anchor: str
    method: str
    path: str
    name: str
    description: str
    path_fields: tuple[Field, ...]
    query_fields: tuple[Field, ...]
    body: Body | None
    answers: tuple[Answered, ...]


class ServiceReference(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    owns: str
    operations: tuple[Operation, ...]


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """The whole API: its services in the order of the registry, and the objects they answer with."""

    services: tuple[ServiceReference, ...]
    objects: tuple[Object, ...]


def reference(document: Mapping[str, Any]) -> Reference:
    """Reads an OpenAPI 3.1 document."""
    schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
    by_tag: dict[str, list[Operation]] = {}
    wanted: list[str] = []
    for path, method, described in _described(document):
        tag = next(iter(described.get("tags", ())), path.removeprefix(_PREFIX).strip("/").split("/")[0])
        by_tag.setdefault(tag, []).append(_operation(path, method, described, schemas))
        wanted += _wanted(described)
    owns = {service.name: service.owns for service in registry.ALL}
    order = {service.name: place for place, service in enumerate(registry.ALL)}
    services = tuple(
        ServiceReference(name=tag, owns=owns.get(tag, ""), operations=tuple(found))
        for tag, found in sorted(by_tag.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    )
    return Reference(services=services, objects=objects(schemas, [*wanted, "Problem"]))


def _described(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path, methods in document.get("paths", {}).items():
        yield from ((path, method, methods[method]) for method in METHODS if method in methods)


def _operation(
    path: str, method: str, described: Mapping[str, Any], schemas: Mapping[str, Schema]
) -> Operation:
    listed = described.get("parameters", ())
    return Operation(
        anchor=re.sub(r"[^a-z0-9]+", "-", f"{method} {path.removeprefix(_PREFIX)}".lower()).strip("-"),
        method=method.upper(),
        path=path,
        name=" ".join(_WORDS.findall(str(described.get("summary", "")))).capitalize(),
        description=str(described.get("description", "")),
        path_fields=parameters(listed, "path"),
        query_fields=parameters(listed, "query"),
        body=_body(described.get("requestBody"), schemas),
        answers=tuple(
            Answered(status=status, type=_answered(answer))
            for status, answer in described.get("responses", {}).items()
            if status.startswith("2")
        ),
    )


def _body(request: Mapping[str, Any] | None, schemas: Mapping[str, Schema]) -> Body | None:
    for media_type, content in (request or {}).get("content", {}).items():
        schema = content.get("schema", {})
        key = referred(schema)
        shape = schemas.get(key, {}) if key else schema
        return Body(media_type=media_type, type=pieces(schema), fields=fields(shape))
    return None


def _answered(answer: Mapping[str, Any]) -> Pieces:
    for content in answer.get("content", {}).values():
        return pieces(content.get("schema", {}))
    return ()


def _wanted(described: Mapping[str, Any]) -> list[str]:
    """The objects to describe by themselves: answers, and what bodies hold (their own fields stand beside them)."""
    answers = [answer for status, answer in described.get("responses", {}).items() if status[0] == "2"]
    return references(answers) + references(described.get("requestBody"))
