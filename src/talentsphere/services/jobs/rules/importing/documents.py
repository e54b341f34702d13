"""Which format a file has, and where its rows are."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple, NoReturn

import msgspec

from talentsphere.services.jobs.contract import ImportFormat
from talentsphere.services.jobs.rules.importing.errors import MalformedImport, RowProblem
from talentsphere.services.jobs.rules.importing.json_ld import postings_in, postings_in_html
from talentsphere.services.jobs.rules.importing.tables import csv_rows

Row = dict[str, Any] | RowProblem


class Document(NamedTuple):
    """The format of a file and its rows, read as they are asked for; unreadable ones are RowProblems."""

    format: ImportFormat
    rows: Iterable[Row]


# What only one board writes, beside fields that any may have.
_SIGNS: dict[ImportFormat, Callable[[dict[str, Any]], bool]] = {
    "greenhouse": lambda row: "title" in row and ("absolute_url" in row or "internal_job_id" in row),
    "lever": lambda row: "text" in row and ("hostedUrl" in row or "categories" in row),
    "jsonld": lambda row: "@type" in row or "@graph" in row or "@context" in row,
}
_NAMES = {"greenhouse": "Greenhouse board", "lever": "Lever board", "jsonld": "schema.org JobPosting"}
_LINES_LOOKED_AT = 5
_POSITION = re.compile(r"\(byte (\d+)\)")


def open_document(content: str, wanted: ImportFormat | None) -> Document:
    """The rows of `content`, in the `wanted` format or the one it is seen to have. Raises MalformedImport."""
    start = content.lstrip()[:1]
    if not start:
        raise MalformedImport("The file is empty.")
    if wanted == "csv" or (wanted is None and start not in "{[<"):
        return Document("csv", csv_rows(content))
    if start == "<" and wanted in {None, "jsonld"}:
        return Document("jsonld", postings_in_html(content))
    return _of_json(content, wanted)


def _of_json(content: str, wanted: ImportFormat | None) -> Document:
    try:
        value = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as broken:
        if not _is_lines(content):
            _raise_malformed(content, broken)
        return _of_rows(_lines(content), wanted)
    if isinstance(value, dict) and value.get("jobs") == []:
        return Document("greenhouse", ())
    return _of_rows(iter(_items(value)), wanted)


def _of_rows(rows: Iterator[Row], wanted: ImportFormat | None) -> Document:
    """The document of `rows`, whose first object shows the format."""
    skipped: list[Row] = []
    for row in rows:
        skipped.append(row)
        if isinstance(row, dict):
            break
    first = next((row for row in skipped if isinstance(row, dict)), {})
    every = chain(skipped, rows)
    seen = next((name for name, has_signs in _SIGNS.items() if has_signs(first)), None)
    if wanted in _SIGNS and wanted != seen and first:
        raise MalformedImport(f"This is no {_NAMES[wanted]}; leave the format out to have it recognised.")
    if wanted != "jsonl" and seen == "jsonld":
        return Document("jsonld", _postings(every))
    return Document(wanted or seen or "jsonl", every)


def _items(value: Any) -> list[Row]:
    """The rows of a decoded file: its list, the list inside its object, or the object itself."""
    if isinstance(value, dict):
        inner = [
            part
            for part in value.values()
            if isinstance(part, list) and any(isinstance(i, dict) for i in part)
        ]
        named = value.get("jobs")
        is_wrapper = len(inner) == 1 and not any(has_signs(value) for has_signs in _SIGNS.values())
        value = named if isinstance(named, list) else inner[0] if is_wrapper else [value]
    if not isinstance(value, list):
        raise MalformedImport("The JSON is neither a list of postings nor an object that holds one.")
    return [
        item if isinstance(item, dict) else RowProblem.field(None, "This is no JSON object.")
        for item in value
    ]


def _is_lines(content: str) -> bool:
    """Whether one of the first lines is a JSON object by itself, and not indented as parts of others are."""
    lines = (line for line in io.StringIO(content) if line.strip())
    return any(
        line.startswith("{") and isinstance(_line(line, 0), dict) for line in islice(lines, _LINES_LOOKED_AT)
    )


def _lines(content: str) -> Iterator[Row]:
    for number, line in enumerate(io.StringIO(content), 1):
        if line.strip():
            yield _line(line, number)


def _line(line: str, number: int) -> Row:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as broken:
        return RowProblem.field(None, f"Line {number} is no JSON: {broken}.")
    return value if isinstance(value, dict) else RowProblem.field(None, f"Line {number} is no JSON object.")


def _postings(rows: Iterable[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        found.extend(postings_in(row) if isinstance(row, dict) else [row])
    if not found:
        raise MalformedImport("There is no JobPosting in it.")
    return found


def _raise_malformed(content: str, broken: Exception) -> NoReturn:
    position = _POSITION.search(str(broken))
    raw = content.encode(errors="replace")
    offset = int(position[1]) if position else len(raw)
    message = _POSITION.sub("", str(broken)).strip()
    raise MalformedImport(
        f"This is no JSON: {message}.", line=raw.count(b"\n", 0, offset) + 1, offset=offset
    ) from None
