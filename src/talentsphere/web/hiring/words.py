"""The words of this area for fixed values, as message ids of the catalogue."""

from talentsphere.web.shell.texts import N_

Choices = tuple[tuple[str, str], ...]

STATUS_TONES = {"draft": "neutral", "published": "good", "closed": "caution"}

STATUSES: Choices = (
    ("", N_("All jobs")),
    ("published", N_("Published")),
    ("draft", N_("Drafts")),
    ("closed", N_("Closed")),
)
EMPLOYMENT_TYPES: Choices = (
    ("full_time", N_("Full time")),
    ("part_time", N_("Part time")),
    ("contract", N_("Contract")),
    ("temporary", N_("Temporary")),
    ("internship", N_("Internship")),
    ("volunteer", N_("Volunteer")),
    ("per_diem", N_("By the day")),
    ("other", N_("Other")),
)
WORKPLACES: Choices = (
    ("onsite", N_("On site")),
    ("hybrid", N_("Hybrid")),
    ("remote", N_("Remote")),
)
LEVELS: Choices = (
    ("internship", N_("Internship")),
    ("entry", N_("Entry level")),
    ("mid", N_("Mid level")),
    ("senior", N_("Senior")),
    ("lead", N_("Lead")),
    ("director", N_("Director")),
    ("executive", N_("Executive")),
)
INTERVALS: Choices = (
    ("year", N_("A year")),
    ("month", N_("A month")),
    ("week", N_("A week")),
    ("day", N_("A day")),
    ("hour", N_("An hour")),
)
QUESTION_KINDS: Choices = (
    ("text", N_("A line of text")),
    ("textarea", N_("A longer text")),
    ("yes_no", N_("Yes or no")),
    ("number", N_("A number")),
    ("select", N_("One of several options")),
    ("multi_select", N_("Any of several options")),
)
MEMBER_ROLES: Choices = (
    ("recruiter", N_("Recruiter: writes jobs and works with applicants")),
    ("admin", N_("Admin: also edits the company page and its members")),
)
ROLE_NAMES = {"admin": N_("Admin"), "recruiter": N_("Recruiter")}

# What a column of an imported table can say, in the words of a person.
TARGETS: Choices = (
    ("reference", N_("Reference number")),
    ("title", N_("Title")),
    ("description", N_("Description")),
    ("company", N_("Company")),
    ("department", N_("Department")),
    ("location", N_("Location in one line")),
    ("city", N_("City")),
    ("region", N_("Region")),
    ("country", N_("Country")),
    ("workplace", N_("Workplace")),
    ("employment_type", N_("Employment type")),
    ("level", N_("Level")),
    ("salary", N_("Pay in one line")),
    ("salary_min", N_("Least pay")),
    ("salary_max", N_("Greatest pay")),
    ("currency", N_("Currency")),
    ("interval", N_("Pay interval")),
    ("skills", N_("Skills")),
    ("requisition_id", N_("Requisition number")),
    ("language", N_("Language")),
    ("published_at", N_("Date of publication")),
    ("valid_through", N_("Closing date")),
    ("url", N_("Web address")),
)
FORMATS = {
    "greenhouse": N_("Greenhouse job board"),
    "lever": N_("Lever postings"),
    "jsonld": N_("schema.org markup"),
    "csv": N_("Table (CSV)"),
    "jsonl": N_("Lines of JSON"),
}


def options(choices: Choices) -> list[list[str]]:
    """The choices as the select macro takes them, before translation."""
    return [[value, words] for value, words in choices]
