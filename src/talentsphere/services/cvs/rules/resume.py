"""JSON Resume as Structs. What the schema does not know is kept in `extra` and comes out again unchanged.

Source: https://github.com/jsonresume/resume-schema, version 1.3. `customSections` and the `location` and
`highlights` of a school are our additions, which its `additionalProperties` allow.
"""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

Text = str | None | UnsetType
Texts = list[str] | None | UnsetType


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A JSON object; UNSET fields were not in it. `extra` holds its keys that have no field."""

    extra: dict[str, Any] = {}


class Location(Part, frozen=True, kw_only=True, rename="camel"):
    address: Text = UNSET
    postal_code: Text = UNSET
    city: Text = UNSET
    country_code: Text = UNSET
    region: Text = UNSET


class Profile(Part, frozen=True, kw_only=True, rename="camel"):
    network: Text = UNSET
    username: Text = UNSET
    url: Text = UNSET


class Basics(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    label: Text = UNSET
    image: Text = UNSET
    email: Text = UNSET
    phone: Text = UNSET
    url: Text = UNSET
    summary: Text = UNSET
    location: Location | None | UnsetType = UNSET
    profiles: list[Profile] | None | UnsetType = UNSET


class Work(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    location: Text = UNSET
    description: Text = UNSET
    position: Text = UNSET
    url: Text = UNSET
    start_date: Text = UNSET
    end_date: Text = UNSET
    summary: Text = UNSET
    highlights: Texts = UNSET


class Volunteer(Part, frozen=True, kw_only=True, rename="camel"):
    organization: Text = UNSET
    position: Text = UNSET
    url: Text = UNSET
    start_date: Text = UNSET
    end_date: Text = UNSET
    summary: Text = UNSET
    highlights: Texts = UNSET


class Education(Part, frozen=True, kw_only=True, rename="camel"):
    institution: Text = UNSET
    url: Text = UNSET
    area: Text = UNSET
    study_type: Text = UNSET
    location: Text = UNSET
    start_date: Text = UNSET
    end_date: Text = UNSET
    score: Text = UNSET
    courses: Texts = UNSET
    highlights: Texts = UNSET


class Award(Part, frozen=True, kw_only=True, rename="camel"):
    title: Text = UNSET
    date: Text = UNSET
    awarder: Text = UNSET
    summary: Text = UNSET


class Certificate(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    date: Text = UNSET
    url: Text = UNSET
    issuer: Text = UNSET


class Publication(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    publisher: Text = UNSET
    release_date: Text = UNSET
    url: Text = UNSET
    summary: Text = UNSET


class Skill(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    level: Text = UNSET
    keywords: Texts = UNSET


class Language(Part, frozen=True, kw_only=True, rename="camel"):
    language: Text = UNSET
    fluency: Text = UNSET


class Interest(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    keywords: Texts = UNSET


class Reference(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    reference: Text = UNSET


class Project(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    description: Text = UNSET
    highlights: Texts = UNSET
    keywords: Texts = UNSET
    start_date: Text = UNSET
    end_date: Text = UNSET
    url: Text = UNSET
    roles: Texts = UNSET
    entity: Text = UNSET
    type: Text = UNSET


class CustomSection(Part, frozen=True, kw_only=True, rename="camel"):
    name: Text = UNSET
    items: Texts = UNSET


class Resume(Part, frozen=True, kw_only=True, rename="camel"):
    """A whole document."""

    basics: Basics | None | UnsetType = UNSET
    work: list[Work] | None | UnsetType = UNSET
    volunteer: list[Volunteer] | None | UnsetType = UNSET
    education: list[Education] | None | UnsetType = UNSET
    awards: list[Award] | None | UnsetType = UNSET
    certificates: list[Certificate] | None | UnsetType = UNSET
    publications: list[Publication] | None | UnsetType = UNSET
    skills: list[Skill] | None | UnsetType = UNSET
    languages: list[Language] | None | UnsetType = UNSET
    interests: list[Interest] | None | UnsetType = UNSET
    references: list[Reference] | None | UnsetType = UNSET
    projects: list[Project] | None | UnsetType = UNSET
    custom_sections: list[CustomSection] | None | UnsetType = UNSET
