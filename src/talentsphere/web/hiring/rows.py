"""Lists within a form: fields named `<list>.<position>.<field>`, with buttons that add, remove and move rows."""

from collections.abc import Iterable

from talentsphere.web.kit.forms import Form

Row = dict[str, str]

# As many rows as any list of a posting may have; a form that names a higher position is not ours.
_MOST = 100


def rows_of(form: Form, name: str, *, fields: Iterable[str]) -> list[Row]:
    """Every row that was sent, empty ones too, in the order of their positions."""
    sent = [field.split(".") for field in form.names(f"{name}.")]
    positions = {
        int(parts[1])
        for parts in sent
        if len(parts) == 3 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 4  # noqa: PLR2004
    }
    wanted = tuple(fields)
    return [
        {field: form.get(f"{name}.{position}.{field}") for field in wanted}
        for position in sorted(positions)[:_MOST]
    ]


def filled(rows: Iterable[Row], *, by: Iterable[str]) -> list[Row]:
    """The rows in which at least one of the fields `by` says something."""
    fields = tuple(by)
    return [row for row in rows if any(row[field] for field in fields)]


def rearranged(rows: list[Row], step: str, *, blank: Row) -> list[Row]:
    """The rows after a button: `add`, `remove.<position>`, `up.<position>` or `down.<position>`."""
    what, _, where = step.partition(".")
    if what == "add":
        return [*rows, dict(blank)]
    position = int(where) if where.isascii() and where.isdigit() and len(where) < 4 else -1  # noqa: PLR2004
    if not 0 <= position < len(rows):
        return rows
    rest = [*rows[:position], *rows[position + 1 :]]
    if what == "remove":
        return rest
    to = {"up": max(position - 1, 0), "down": min(position + 1, len(rest))}.get(what, position)
    return [*rest[:to], rows[position], *rest[to:]]
