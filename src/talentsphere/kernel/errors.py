"""Anticipated errors. Each carries the HTTP status and a stable code that clients may rely on.

A service subclasses these beside its contract. Anything else that is raised is a fault of ours and
becomes a 500 with a request id.
"""

import msgspec


class FieldProblem(msgspec.Struct, frozen=True):
    """One thing wrong with one field of what was sent. `field` is a dotted path such as `pay.min`."""

    field: str
    message: str


class AppError(Exception):
    """An expected failure that the caller can act upon."""

    status = 400
    code = "bad_request"
    title = "The request can't be carried out"

    def __init__(self, detail: str = "", *, fields: tuple[FieldProblem, ...] = ()) -> None:
        self.detail = detail or self.title
        self.fields = fields
        super().__init__(self.detail)


class Invalid(AppError):
    """What was sent breaks a rule; `fields` says where."""

    status = 422
    code = "invalid"
    title = "Some of what was sent needs changing"

    @classmethod
    def field(cls, name: str, message: str) -> "Invalid":
        return cls(message, fields=(FieldProblem(name, message),))


class Unauthenticated(AppError):
    status = 401
    code = "unauthenticated"
    title = "Sign in first"


class Forbidden(AppError):
    status = 403
    code = "forbidden"
    title = "You are not allowed to do this"


class NotFound(AppError):
    status = 404
    code = "not_found"
    title = "There is nothing at this address"


class Conflict(AppError):
    """The request is fine by itself and clashes with what is already so."""

    status = 409
    code = "conflict"
    title = "This clashes with what is already there"


class TooMany(AppError):
    """A limit per account. `retry_after` is in seconds."""

    status = 429
    code = "too_many_requests"
    title = "Too many tries"

    def __init__(self, detail: str = "", *, retry_after: int = 60) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(AppError):
    """A part that this needs does not answer now; trying again later helps."""

    status = 503
    code = "unavailable"
    title = "This part is not available right now"
