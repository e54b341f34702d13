"""A whole board: every row read, judged and sealed, or refused with a reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Any

import msgspec

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.jobs.contract import ImportFormat, RowError
from talentsphere.services.jobs.rules.importing import greenhouse, lever, schema_org
from talentsphere.services.jobs.rules.importing.columns import TableReader
from talentsphere.services.jobs.rules.importing.documents import Document, Row, open_document
from talentsphere.services.jobs.rules.importing.errors import BadMapping, RowProblem
from talentsphere.services.jobs.rules.importing.mapping import guess_mapping, with_overrides
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, sealed
from talentsphere.services.jobs.rules.importing.unpacking import decode, unpack
from talentsphere.services.jobs.rules.importing.values import text, without_nul
from talentsphere.services.jobs.rules.validation import problems

MAX_BYTES = 128 * 2**20
MAX_REFERENCE, MAX_COMPANY = 500, 200
_SAMPLE_ROWS = 100

Reader = Callable[[Mapping[str, Any]], ImportedPosting]
_READERS: dict[ImportFormat, tuple[Reader, dict[str, str]]] = {
    "greenhouse": (greenhouse.read, greenhouse.MAPPING),
    "lever": (lever.read, lever.MAPPING),
    "jsonld": (schema_org.read, schema_org.MAPPING),
}


class ParsedBoard(msgspec.Struct, frozen=True, kw_only=True):
    """What a file held. `mapping` names the field of the source for each target; `unmapped` the others.

    `rows` is the number of all rows: one posting or at least one error each.
    """

    format: ImportFormat
    rows: int
    mapping: dict[str, str]
    unmapped: tuple[str, ...]
    postings: tuple[ImportedPosting, ...]
    errors: tuple[RowError, ...]


def parse(
    data: bytes,
    *,
    format: ImportFormat | None = None,  # noqa: A002 - the word of the API
    mapping: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> ParsedBoard:
    """The postings of a board as it was downloaded, packed with gzip or not.

    The format is recognised when none is given. `mapping` overrides what is guessed for the columns of a
    table: a column for a target, "" for none. A bad row becomes errors and stops no other. Raises
    MalformedImport when the file as a whole can't be read, BadMapping when `mapping` does not fit it.
    """
    content = decode(unpack(data, max_bytes=max_bytes))
    document = open_document(content, format)
    if "\x00" in content or "\\u0000" in content:
        document = document._replace(rows=map(_without_nul, document.rows))
    if document.format in _READERS:
        reader, used = _READERS[document.format]
        if mapping:
            raise BadMapping("Only tables have columns to map; leave the mapping out.")
        return _read_all(document.format, document.rows, reader, used)
    return _read_table(document, mapping or {})


def _without_nul(row: Row) -> Row:
    return (
        {without_nul(name): without_nul(value) for name, value in row.items()}
        if isinstance(row, dict)
        else row
    )


def _read_table(document: Document, overrides: Mapping[str, str]) -> ParsedBoard:
    rows = iter(document.rows)
    head = list(islice(rows, _SAMPLE_ROWS))
    sample = [row for row in head if isinstance(row, dict)]
    columns = list(dict.fromkeys(column for row in sample for column in row))
    mapping = with_overrides(guess_mapping(columns, sample), overrides, columns)
    return _read_all(document.format, chain(head, rows), TableReader(mapping, sample).read, mapping)


def _read_all(
    format: ImportFormat,  # noqa: A002 - the word of the API
    rows: Iterable[Row],
    reader: Reader,
    mapping: dict[str, str],
) -> ParsedBoard:
    postings: dict[str, ImportedPosting] = {}
    errors: list[RowError] = []
    columns: dict[str, None] = {}
    number = 0
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict):
            columns.update(dict.fromkeys(row))
        outcome = _read_row(row, number, reader, mapping)
        if isinstance(outcome, ImportedPosting) and (earlier := postings.get(outcome.reference)):
            outcome = _repeated(outcome, earlier)
        if isinstance(outcome, ImportedPosting):
            postings[outcome.reference] = outcome
        else:
            errors.extend(_errors(outcome, number))
    return ParsedBoard(
        format=format,
        rows=number,
        mapping=mapping,
        unmapped=tuple(column for column in columns if column not in set(mapping.values())),
        postings=tuple(postings.values()),
        errors=tuple(errors),
    )


def _read_row(
    row: Row, number: int, reader: Reader, mapping: Mapping[str, str]
) -> ImportedPosting | RowProblem:
    """The sealed posting of one row, or why there is none."""
    if isinstance(row, RowProblem):
        return row
    try:
        posting = reader(row)
        found = (*_import_problems(posting), *problems(posting, today=date.min))
        return RowProblem(*found, reference=posting.reference) if found else sealed(posting, row=number)
    except RowProblem as problem:
        return RowProblem(*problem.problems, reference=problem.reference or _reference(row, mapping))
    except RecursionError:
        return RowProblem.field(None, "The row is nested too deeply to be stored.")


def _reference(row: Mapping[str, Any], mapping: Mapping[str, str]) -> str | None:
    raw = row.get(mapping.get("reference", ""))
    return text(raw.get("value") if isinstance(raw, dict) else raw)


def _import_problems(posting: ImportedPosting) -> Iterator[FieldProblem]:
    if len(posting.reference) > MAX_REFERENCE:
        yield FieldProblem("reference", f"The reference is longer than {MAX_REFERENCE} characters.")
    if posting.company_name is not None and len(posting.company_name) > MAX_COMPANY:
        yield FieldProblem("company_name", f"The company's name is longer than {MAX_COMPANY} characters.")


def _repeated(posting: ImportedPosting, earlier: ImportedPosting) -> RowProblem:
    message = f"Row {earlier.row} has this reference already; give each posting its own."
    return RowProblem.field("reference", message, reference=posting.reference)


def _errors(problem: RowProblem, number: int) -> Iterator[RowError]:
    for part in problem.problems:
        yield RowError(
            row=number, reference=problem.reference, field=part.field or None, message=part.message
        )
