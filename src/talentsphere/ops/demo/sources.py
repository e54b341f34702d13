"""The word lists in data/, read once and checked against their types."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from talentsphere.ops.demo.source_types import (
    CompanySource,
    CountrySource,
    Family,
    IndustrySource,
    NameList,
    PeopleWords,
    Phrases,
)

T = TypeVar("T")

_DATA = files("talentsphere.ops.demo") / "data"


def read(name: str, kind: type[T]) -> T:
    """A file of data/ as `kind`. Raises msgspec.ValidationError where it does not fit."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), kind)


@cache
def countries() -> dict[str, CountrySource]:
    return read("places.toml", dict[str, CountrySource])


@cache
def industries() -> dict[str, IndustrySource]:
    return read("industries.toml", dict[str, IndustrySource])


@cache
def companies() -> tuple[CompanySource, ...]:
    return read("companies.toml", dict[str, tuple[CompanySource, ...]])["companies"]


@cache
def phrases() -> Phrases:
    return read("phrases.toml", Phrases)


@cache
def people() -> PeopleWords:
    return read("people.toml", PeopleWords)


@cache
def names() -> dict[str, NameList]:
    return read("names.toml", dict[str, NameList])


@cache
def families() -> dict[str, Family]:
    """The families of occupations by key, in the order of the files' names."""
    found = sorted(entry.name for entry in (_DATA / "fields").iterdir() if entry.name.endswith(".toml"))
    fields = [read(f"fields/{name}", dict[str, tuple[Family, ...]]) for name in found]
    return {family.key: family for field in fields for family in field["families"]}
