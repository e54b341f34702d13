"""What is wrong with the settings: numbered, with a hint each, as a compiler reports it."""

import enum
from collections.abc import Iterable
from typing import Literal

import msgspec

Level = Literal["error", "warning"]


class Code(enum.StrEnum):
    """The numbers of all findings. A number never changes its meaning and is never used again."""

    MALFORMED = "TS-C001"
    NAMES_DISAGREE = "TS-C002"
    VALUE_AND_FILE = "TS-C003"
    UNREADABLE_FILE = "TS-C004"
    CONTRADICTION = "TS-C005"
    INCOMPLETE_DATABASE = "TS-C006"
    UNKNOWN_NAME = "TS-C010"
    REQUIRED = "TS-C011"
    WEAK = "TS-C012"
    PLACEHOLDER = "TS-C013"
    REUSED = "TS-C014"
    TEST_PAYMENTS = "TS-C015"
    LIVE_PAYMENTS = "TS-C016"
    DATABASE_UNENCRYPTED = "TS-C017"
    CORS_ANYONE = "TS-C018"
    PLAIN_HTTP = "TS-C019"
    INSECURE_COOKIE = "TS-C020"
    TOO_MANY_CONNECTIONS = "TS-C021"
    TIGHT_DEPLOYMENT = "TS-C022"
    HALF_A_PAIR = "TS-C023"
    NO_BUCKET = "TS-C024"
    POOL_SIZES = "TS-C025"
    BODY_TOO_SMALL = "TS-C026"
    DEBUGGING = "TS-C027"
    ODD_DURATION = "TS-C028"
    MAIL_OFF = "TS-C029"
    MAIL_UNENCRYPTED = "TS-C030"
    LIMIT_WITHOUT_EFFECT = "TS-C031"


MEANINGS: dict[Code, str] = {
    Code.MALFORMED: "A value can't be read as what the setting holds.",
    Code.NAMES_DISAGREE: "Two names of one setting are given different values.",
    Code.VALUE_AND_FILE: "A secret is given both by value and by file.",
    Code.UNREADABLE_FILE: "The file of a secret can't be read, or holds nothing.",
    Code.CONTRADICTION: "Two settings contradict each other.",
    Code.INCOMPLETE_DATABASE: "The database is given by parts and `DB_HOST` is not among them.",
    Code.UNKNOWN_NAME: "A variable looks like a setting and is none.",
    Code.REQUIRED: "A setting that production needs is not given.",
    Code.WEAK: "A signing secret is too short, or repeats a few characters.",
    Code.PLACEHOLDER: "A value was copied from an example and never filled in.",
    Code.REUSED: "Several secrets have the same value.",
    Code.TEST_PAYMENTS: "Test credentials of a payment provider in production.",
    Code.LIVE_PAYMENTS: "Live credentials of a payment provider outside production.",
    Code.DATABASE_UNENCRYPTED: "The connection to a database does not insist on encryption.",
    Code.CORS_ANYONE: "Every website may call the API from a visitor's browser.",
    Code.PLAIN_HTTP: "People reach the platform without encryption.",
    Code.INSECURE_COOKIE: "The session cookie may travel without encryption, or browsers refuse it.",
    Code.TOO_MANY_CONNECTIONS: "The pools together ask for more connections than the database accepts.",
    Code.TIGHT_DEPLOYMENT: "The connections suffice, except while two releases run side by side.",
    Code.HALF_A_PAIR: "Two settings only work together and one is missing.",
    Code.NO_BUCKET: "Files are to be kept in S3 and no bucket is named.",
    Code.POOL_SIZES: "The smallest size of the pool is larger than its largest.",
    Code.BODY_TOO_SMALL: "Requests are cut off before a file of the allowed size fits in.",
    Code.DEBUGGING: "Aids for developers are on in production.",
    Code.ODD_DURATION: "A duration looks as if it were meant in another unit.",
    Code.MAIL_OFF: "No mail server is named, so no mail leaves.",
    Code.MAIL_UNENCRYPTED: "Mail travels to another machine without encryption.",
    Code.LIMIT_WITHOUT_EFFECT: "A limit is set so that it does not limit what it should.",
}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to change or to look at. `setting` is the variable's name; `given` never shows a secret."""

    code: Code
    level: Level
    message: str
    hint: str
    setting: str
    given: str | None = None


class SettingsError(Exception):
    """The settings can't be used. `problems` holds everything that is wrong, not only the first thing."""

    def __init__(self, problems: Iterable[Finding]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(render_finding(problem) for problem in self.problems))


def render_finding(finding: Finding) -> str:
    """Two lines for a terminal: what is so, and what to do."""
    return f"{finding.level}[{finding.code}] {finding.message}\n  hint: {finding.hint}"
