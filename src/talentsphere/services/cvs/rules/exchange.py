"""JSON Resume documents to Structs and back, without losing a key."""

from typing import Any

import msgspec
from msgspec import UNSET

from talentsphere.kernel.errors import Invalid
from talentsphere.services.cvs.rules.resume import (
    Award,
    Basics,
    Certificate,
    CustomSection,
    Education,
    Interest,
    Language,
    Location,
    Part,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Volunteer,
    Work,
)
from talentsphere.services.cvs.rules.validation import validate_resume

_NESTED: dict[type[Part], dict[str, type[Part]]] = {
    Resume: {
        "basics": Basics, "work": Work, "volunteer": Volunteer, "education": Education, "awards": Award,
        "certificates": Certificate, "publications": Publication, "skills": Skill, "languages": Language,
        "interests": Interest, "references": Reference, "projects": Project, "customSections": CustomSection,
    },
    Basics: {"location": Location, "profiles": Profile},
}  # fmt: skip


def resume_from(document: object) -> Resume:
    """The document as Structs. Raises Invalid, with the places, where it can't be kept as it is."""
    blocking = tuple(problem for problem in validate_resume(document) if problem.blocking)
    if blocking:
        raise Invalid("This is no JSON Resume document that can be kept as it is.", fields=blocking)
    return msgspec.convert(_parted(Resume, document), Resume)


def resume_to(resume: Resume) -> dict[str, Any]:
    """The document again, with every key that came in."""
    document: dict[str, Any] = _whole(resume)
    return document


def _parted(kind: type[Part], value: Any) -> Any:
    if isinstance(value, list):
        return [_parted(kind, item) for item in value]
    if not isinstance(value, dict):
        return value
    names = {field.encode_name for field in msgspec.structs.fields(kind) if field.name != "extra"}
    nested = _NESTED.get(kind, {})
    part = {
        key: _parted(nested[key], value[key]) if key in nested else value[key] for key in names & value.keys()
    }
    return part | {"extra": {key: item for key, item in value.items() if key not in names}}


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if not isinstance(value, Part):
        return value
    fields = [field for field in msgspec.structs.fields(type(value)) if field.name != "extra"]
    values = {field.encode_name: getattr(value, field.name) for field in fields}
    return {key: _whole(item) for key, item in values.items() if item is not UNSET} | value.extra
