"""The parts of JSON Resume 1.0 that are checked: which key holds what. Keys not named here are kept as they are.

Source: https://github.com/jsonresume/resume-schema (schema.json, v1.0.0).
"""

from talentsphere.services.cvs.rules.values import Check, email, iso_date, plain, web_address

_CHECKS: dict[str, Check] = {
    "url": web_address, "image": web_address, "email": email,
    "startDate": iso_date, "endDate": iso_date, "date": iso_date, "releaseDate": iso_date,
}  # fmt: skip
LISTS = frozenset({"highlights", "keywords", "courses", "roles"})
LOCATION = frozenset({"address", "postalCode", "city", "countryCode", "region"})
PROFILE = frozenset({"network", "username", "url"})
BASICS = frozenset({"name", "label", "image", "email", "phone", "url", "summary"})
SECTIONS: dict[str, frozenset[str]] = {
    "work": frozenset(
        {"name", "location", "description", "position", "url", "startDate", "endDate", "summary", "highlights"}
    ),
    "volunteer": frozenset(
        {"organization", "position", "url", "startDate", "endDate", "summary", "highlights"}
    ),
    "education": frozenset(
        {"institution", "url", "area", "studyType", "startDate", "endDate", "score", "courses"}
    ),
    "awards": frozenset({"title", "date", "awarder", "summary"}),
    "certificates": frozenset({"name", "date", "url", "issuer"}),
    "publications": frozenset({"name", "publisher", "releaseDate", "url", "summary"}),
    "skills": frozenset({"name", "level", "keywords"}),
    "languages": frozenset({"language", "fluency"}),
    "interests": frozenset({"name", "keywords"}),
    "references": frozenset({"name", "reference"}),
    "projects": frozenset(
        {
            "name", "description", "highlights", "keywords", "startDate", "endDate", "url", "roles", "entity",
            "type",
        }
    ),
}  # fmt: skip


def check_of(key: str) -> Check:
    """How the text under a key of the schema is checked."""
    return _CHECKS.get(key, plain)
