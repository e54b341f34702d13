"""Every error code of the API: what its status is and what it says."""

import inspect
from collections.abc import Iterator

import msgspec

from talentsphere.kernel.errors import AppError
from talentsphere.web.shell.texts import N_

_OURS = "talentsphere."


class ErrorCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code clients may rely on. `title` is what the answer says unless it says more."""

    code: str
    status: int
    title: str
    about: str = ""


# What the framework and the gateway refuse before any service is asked.
_BEFORE = (
    ErrorCode(code="malformed", status=400, title=N_("The request is malformed")),
    ErrorCode(code="method_not_allowed", status=405, title=N_("This address does not take that method")),
    ErrorCode(code="too_large", status=413, title=N_("The request is larger than is accepted")),
    ErrorCode(code="internal_error", status=500, title=N_("Something went wrong on our side")),
)


def error_codes() -> tuple[ErrorCode, ...]:
    """By status, then by name. Classes that share a code share its line."""
    found = {known.code: known for known in _BEFORE}
    for kind in _kinds(AppError):
        if kind.__module__.startswith(_OURS):
            about = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
            known = ErrorCode(code=kind.code, status=kind.status, title=kind.title, about=about)
            found.setdefault(kind.code, known)
    return tuple(sorted(found.values(), key=lambda known: (known.status, known.code)))


def _kinds(parent: type[AppError]) -> Iterator[type[AppError]]:
    """The class and those made of it, the general before the special."""
    yield parent
    for kind in parent.__subclasses__():
        yield from _kinds(kind)
