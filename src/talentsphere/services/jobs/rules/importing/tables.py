"""The rows of CSV with any delimiter."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from talentsphere.services.jobs.rules.importing.errors import MalformedImport, RowProblem

if TYPE_CHECKING:
    import _csv

DELIMITERS = ",;\t|"
_MAX_COLUMNS = 1_000
# The reader's own limit would refuse a whole file for one long description, which has a rule of its own.
csv.field_size_limit(2**30)


def csv_rows(content: str) -> Iterator[dict[str, str] | RowProblem]:
    """Each row after the heading, by the names of the heading; a RowProblem where a row has other columns.

    Raises MalformedImport when there is no heading of at least two columns, or the text is no CSV.
    """
    heading_line = next((line for line in content.split("\n", 50) if line.strip()), "")
    delimiter = max(DELIMITERS, key=heading_line.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows = _rows(reader)
    heading = next((cells for _, cells in rows), [])
    if not 1 < len(heading) <= _MAX_COLUMNS:
        raise MalformedImport(
            "The first line is no heading: name the columns, parted by commas, semicolons, tabs or bars.",
            line=1,
        )
    columns = _distinct(heading)
    for line, cells in rows:
        # Some programs leave out, others add, delimiters at the end of a row. A short row of several lines
        # is no such row: it may have swallowed others through a quotation mark that is not closed.
        is_short = 1 < len(cells) < len(columns) and line == reader.line_num
        filled = cells + [""] * (len(columns) - len(cells)) if is_short else cells
        if len(filled) >= len(columns) and not any(filled[len(columns) :]):
            yield dict(zip(columns, filled, strict=False))
        else:
            yield _other_columns(len(cells), len(columns), first=line, last=reader.line_num)


def _rows(reader: "_csv.Reader") -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with its first line."""
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as broken:
        raise MalformedImport(f"This is no CSV: {broken}.", line=reader.line_num) from None


def _distinct(heading: list[str]) -> list[str]:
    """The names of the columns, each its own: repeated ones get a number, empty ones their place."""
    names: list[str] = []
    for at, cell in enumerate(heading, 1):
        name = cell.strip() or f"column {at}"
        names.append(name if name not in names else f"{name} ({at})")
    return names


def _other_columns(found: int, expected: int, *, first: int, last: int) -> RowProblem:
    message = f"Line {first} has {found} columns where the heading has {expected}."
    if last > first:
        message += f" It runs to line {last}: a quotation mark may not be closed."
    return RowProblem.field(None, message)
