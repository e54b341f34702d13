"""One entry of a CV between its document and its form, such as one post."""

from collections.abc import Iterator
from typing import Any

import msgspec

from talentsphere.kernel.errors import FieldProblem
from talentsphere.web.cvs.partial_dates import BadDate, normal_date
from talentsphere.web.cvs.sections import Field, Kind

# The texts of an entry's fields by key, and under REST the JSON of everything else that it holds.
Row = dict[str, str]
REST = "rest"


def row_of(entry: dict[str, Any], fields: tuple[Field, ...]) -> Row:
    """The entry as the form shows it."""
    rest = unseen(entry, fields)
    row = {
        field.key: text for field in fields if (text := _text(entry.get(field.key), field.kind)) is not None
    }
    return row | ({REST: msgspec.json.encode(rest).decode()} if rest else {})


def unseen(entry: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """What the entry holds and the form can't show."""
    kinds = {field.key: field.kind for field in fields}
    return {
        key: value for key, value in entry.items() if key not in kinds or _text(value, kinds[key]) is None
    }


def entry_of(row: Row, fields: tuple[Field, ...]) -> dict[str, Any]:
    """The entry of a row: what it held before, with what the form says. Raises msgspec.DecodeError for a torn form."""
    entry = msgspec.json.decode(row[REST], type=dict[str, Any]) if row.get(REST) else {}
    for field in fields:
        if text := row.get(field.key, "").strip():
            entry[field.key] = _value(text, field.kind)
    return entry


def problems_of(row: Row, fields: tuple[Field, ...], at: str) -> Iterator[FieldProblem]:
    """What is wrong with a row; `at` is the path in front of its fields' names."""
    for field in fields:
        text = row.get(field.key, "").strip()
        if text and field.kind == "date":
            try:
                normal_date(text)
            except BadDate as bad:
                yield FieldProblem(f"{at}.{field.key}", str(bad))


def is_blank(row: Row) -> bool:
    """Whether nothing was entered and nothing else is kept."""
    return not any(value.strip() for value in row.values())


def _text(value: Any, kind: Kind) -> str | None:
    """The value in its field, or None when the field can't show it: then it is kept unseen."""
    if kind in {"lines", "commas"}:
        if not isinstance(value, list) or not all(
            isinstance(item, str) and "\n" not in item for item in value
        ):
            return None
        if kind == "commas" and any("," in item for item in value):
            return None
        return ("\n" if kind == "lines" else ", ").join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _value(text: str, kind: Kind) -> Any:
    match kind:
        case "lines":
            return [line.strip() for line in _lines(text).split("\n") if line.strip()]
        case "commas":
            return [item.strip() for item in text.split(",") if item.strip()]
        case "date":
            return normal_date(text)
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
