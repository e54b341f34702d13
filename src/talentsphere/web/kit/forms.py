"""What a form sent, kept for showing it again, and what was wrong with which field."""

from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile

from talentsphere.kernel.errors import AppError


class Form:
    """The sent values by name, and errors by field once a service refused them.

    Templates get `values` and `errors` as plain data: `form.values.get("email")`, `form.errors.get("email")`.
    """

    def __init__(
        self, values: dict[str, list[str]] | None = None, files: dict[str, UploadFile] | None = None
    ) -> None:
        self._values = values or {}
        self.files = files or {}
        self.errors: dict[str, str] = {}
        self.message = ""

    @classmethod
    async def of(cls, request: Request[Any, Any, Any]) -> "Form":
        """The body of a POST, urlencoded or multipart."""
        values: dict[str, list[str]] = {}
        files: dict[str, UploadFile] = {}
        for name, value in (await request.form()).multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    files[name] = value
            else:
                values.setdefault(name, []).append(str(value))
        return cls(values, files)

    @classmethod
    def showing(cls, **values: Any) -> "Form":
        """A form filled with what is stored."""
        return cls({name: [str(item) for item in _listed(value)] for name, value in values.items()})

    def get(self, name: str, default: str = "") -> str:
        """The last value sent under a name, without surrounding space."""
        return (self._values.get(name) or [default])[-1].strip()

    def all(self, name: str) -> list[str]:
        """Every value sent under a name."""
        return [value.strip() for value in self._values.get(name, []) if value.strip()]

    def checked(self, name: str) -> bool:
        return bool(self.get(name))

    def names(self, prefix: str) -> list[str]:
        """The names that begin with a prefix, in the order they were sent."""
        return [name for name in self._values if name.startswith(prefix)]

    def failed(self, error: AppError) -> "Form":
        """The same form with the error beside its fields, or above all when it names none."""
        self.errors = {problem.field: problem.message for problem in error.fields}
        self.message = "" if self.errors else error.detail
        return self

    def context(self) -> dict[str, Any]:
        """Plain data for templates. Names that were not sent are absent: use `form.values.get("x")`."""
        return {
            "values": {name: values[-1] for name, values in self._values.items() if values},
            "lists": self._values,
            "errors": self.errors,
            "message": self.message,
        }


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
