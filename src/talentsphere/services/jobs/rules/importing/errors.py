"""What can be wrong with a file, and with one row of it."""

from talentsphere.kernel.errors import FieldProblem, Invalid


class MalformedImport(Invalid):
    """The file as a whole can't be read. `line` counts from 1, `offset` is in bytes; None where unknown."""

    code = "malformed_import"
    title = "This file can't be read as a board of postings"

    def __init__(self, message: str, *, line: int | None = None, offset: int | None = None) -> None:
        self.line = line
        self.offset = offset
        where = ", ".join(f"{name} {at}" for name, at in (("line", line), ("byte", offset)) if at is not None)
        detail = f"{message} ({where})" if where else message
        super().__init__(detail, fields=(FieldProblem("file", detail),))


class BadMapping(Invalid):
    """A mapping names a target or a column that does not exist."""

    code = "bad_mapping"
    title = "The mapping of columns does not fit this file"


class RowProblem(Exception):
    """One row can't become a posting; the others still can."""

    def __init__(self, *problems: FieldProblem, reference: str | None = None) -> None:
        self.problems = problems
        self.reference = reference
        super().__init__("; ".join(problem.message for problem in problems))

    @classmethod
    def field(cls, name: str | None, message: str, *, reference: str | None = None) -> "RowProblem":
        return cls(FieldProblem(name or "", message), reference=reference)
