"""The parts of JSON Resume that the edit page shows, as tables (https://jsonresume.org/schema)."""

from typing import Literal

import msgspec

from talentsphere.web.shell.texts import N_

# `lines` is a list of texts, one on each line; `commas` a list on one line; `date` is YYYY, YYYY-MM or YYYY-MM-DD.
Kind = Literal["text", "area", "lines", "commas", "date", "url", "email", "tel"]


class Field(msgspec.Struct, frozen=True):
    """A key of an entry. `half` fields stand side by side where there is room."""

    key: str
    label: str
    kind: Kind = "text"
    half: bool = False
    hint: str = ""


class Section(msgspec.Struct, frozen=True):
    """A list of entries. `path` is where it lies in the document."""

    key: str
    path: tuple[str, ...]
    title: str
    add: str
    entry: str
    fields: tuple[Field, ...]


_START = Field("startDate", N_("From"), "date", half=True, hint=N_("Year and month, such as 2021-05"))
_END = Field("endDate", N_("Until"), "date", half=True, hint=N_("Empty while it goes on"))

BASICS: tuple[Field, ...] = (
    Field("name", N_("Name"), half=True),
    Field("label", N_("What you are"), half=True),
    Field("email", N_("E-mail"), "email", half=True),
    Field("phone", N_("Phone"), "tel", half=True),
    Field("url", N_("Web page"), "url"),
    Field("summary", N_("Summary"), "area"),
)
LOCATION: tuple[Field, ...] = (
    Field("city", N_("City"), half=True),
    Field("region", N_("Region"), half=True),
    Field("postalCode", N_("Postal code"), half=True),
    Field("countryCode", N_("Country code"), half=True, hint=N_("Two letters, such as DE")),
)

SECTIONS: tuple[Section, ...] = (
    Section(
        "work", ("work",), N_("Work"), N_("Add a post"), N_("Post {n}"),
        (
            Field("position", N_("Position"), half=True),
            Field("name", N_("Employer"), half=True),
            _START,
            _END,
            Field("location", N_("Place"), half=True),
            Field("url", N_("Web page"), "url", half=True),
            Field("summary", N_("What it was about"), "area"),
            Field("highlights", N_("What you did there"), "lines", hint=N_("One on each line")),
        ),
    ),
    Section(
        "education", ("education",), N_("Education"), N_("Add a school"), N_("School {n}"),
        (
            Field("institution", N_("School"), half=True),
            Field("area", N_("Subject"), half=True),
            Field("studyType", N_("Degree"), half=True),
            Field("score", N_("Result"), half=True),
            _START,
            _END,
            Field("courses", N_("Courses"), "lines", hint=N_("One on each line")),
        ),
    ),
    Section(
        "skills", ("skills",), N_("Skills"), N_("Add a skill"), N_("Skill {n}"),
        (
            Field("name", N_("Skill"), half=True),
            Field("level", N_("Level"), half=True),
            Field("keywords", N_("In detail"), "commas", hint=N_("With commas between")),
        ),
    ),
    Section(
        "languages", ("languages",), N_("Languages"), N_("Add a language"), N_("Language {n}"),
        (
            Field("language", N_("Language"), half=True),
            Field("fluency", N_("How well"), half=True),
        ),
    ),
    Section(
        "projects", ("projects",), N_("Projects"), N_("Add a project"), N_("Project {n}"),
        (
            Field("name", N_("Project"), half=True),
            Field("url", N_("Web page"), "url", half=True),
            _START,
            _END,
            Field("description", N_("What it is"), "area"),
            Field("highlights", N_("What you did"), "lines", hint=N_("One on each line")),
            Field("keywords", N_("Made with"), "commas", hint=N_("With commas between")),
        ),
    ),
    Section(
        "certificates", ("certificates",), N_("Certificates"), N_("Add a certificate"), N_("Certificate {n}"),
        (
            Field("name", N_("Certificate"), half=True),
            Field("issuer", N_("Issued by"), half=True),
            Field("date", N_("Date"), "date", half=True, hint=N_("Year and month, such as 2021-05")),
            Field("url", N_("Web page"), "url", half=True),
        ),
    ),
    Section(
        "profiles", ("basics", "profiles"), N_("Links"), N_("Add a link"), N_("Link {n}"),
        (
            Field("network", N_("Site"), half=True, hint=N_("Such as GitHub")),
            Field("username", N_("Name there"), half=True),
            Field("url", N_("Address"), "url"),
        ),
    ),
)  # fmt: skip

BY_KEY = {section.key: section for section in SECTIONS}

# Parts of JSON Resume and of what is read from files that stay as they are.
KEPT_TITLES: dict[str, str] = {
    "volunteer": N_("Volunteering"),
    "awards": N_("Awards"),
    "publications": N_("Publications"),
    "interests": N_("Interests"),
    "references": N_("References"),
    "customSections": N_("Other parts of your file"),
}
