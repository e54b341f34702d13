"""The page of all settings for operators, written from the table."""

from talentsphere.kernel.config.findings import MEANINGS
from talentsphere.kernel.config.setting import Group, Secrecy, Setting
from talentsphere.kernel.config.table import GROUPS

_HEAD = """\
# Settings

Written by `talentsphere.kernel.config.settings_page` from the table in `talentsphere/kernel/config/table`;
change the table, then write this page again:

    python -c 'from talentsphere.kernel.config import settings_page as p; print(p(), end="")' \\
        > docs/operations/settings.md

Settings are environment variables. None is needed to try the platform on one machine.

- A variable that is empty counts as not given.
- A secret may be given as a file: `JWT_SECRET_FILE=/run/secrets/jwt` in place of `JWT_SECRET`. Giving both is
  an error. The line break at the end of the file does not count. Variables that may be files are marked
  with †.
- Several names in one row mean the same setting. Giving two of them with different values is an error.
- A duration is written with its unit: `500ms`, `30s`, `15m`, `1h`, `7d`, `2w`. What a bare number means stands
  in the row.
- A size is written as `5MB` (5,000,000) or `5MiB` (5,242,880).
- Lists are separated by commas. Words such as `true` or `PRODUCTION` may be in any case.
- The parts `DB_HOST`, `DB_PASSWORD` and so on make a database address of their own, or fill in what
  `DATABASE_URL` leaves out, such as its password. A part that contradicts the address is an error.
- **required** means: in production.
"""

_FINDINGS_HEAD = """\
## Findings

Whatever can't be read stops the start, and all of it is reported at once. What can be read is then checked:
what is unsafe is an error in production, a warning in staging, and passes in development and test.

| Number | Meaning |
|---|---|
"""


def settings_page() -> str:
    """The whole page, as Markdown."""
    findings = "".join(f"| {code} | {meaning} |\n" for code, meaning in MEANINGS.items())
    return "\n".join([_HEAD, *(_section(group) for group in GROUPS), _FINDINGS_HEAD + findings])


def _section(group: Group) -> str:
    rows = "".join(_row(setting) for setting in group.settings)
    return f"## {group.title}\n\n| Variable | Value | Default | Meaning |\n|---|---|---|---|\n{rows}"


def _row(setting: Setting) -> str:
    dagger = "" if setting.secrecy is Secrecy.OPEN else " †"
    names = "<br>".join(f"`{name}`{dagger}" for name in setting.names)
    cells = (names, setting.parser.expects, _default(setting), setting.doc)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _default(setting: Setting) -> str:
    if setting.required:
        return f"**required**; elsewhere {setting.derived or 'none'}"
    if setting.derived:
        return setting.derived
    return f"`{setting.default}`" if setting.default else "none"
