"""Account forms as what the services take, and forms shown again with what was wrong."""

from typing import Any

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError, Invalid, TooMany
from talentsphere.services.auth.contract import SignUpRole, WrongCredentials
from talentsphere.services.users.contract import ProfileChanges
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form


def secret(form: Form, name: str) -> str:
    """A password exactly as it was typed: spaces at its ends belong to it."""
    return str(form.context()["values"].get(name, ""))


def sign_up_role(form: Form) -> SignUpRole:
    """Raises Invalid when neither was chosen."""
    match form.get("role"):
        case "candidate":
            return "candidate"
        case "recruiter":
            return "recruiter"
    raise Invalid.field("role", "Choose what you want to do here.")


def profile_changes(form: Form) -> ProfileChanges:
    """Everything the profile page shows. A time zone left empty stays as it is."""
    changes: dict[str, Any] = {
        "name": form.get("name"),
        "headline": form.get("headline"),
        "about": form.get("about").replace("\r\n", "\n"),
        "city": form.get("city"),
        "country": form.get("country"),
        "links": tuple(line.strip() for line in form.get("links").splitlines() if line.strip()),
        "discoverable": form.checked("discoverable"),
    }
    if form.get("timezone"):
        changes["timezone"] = form.get("timezone")
    return ProfileChanges(**changes)


def at_field(error: AppError, field: str) -> AppError:
    """A wrong password as the problem of the field it was typed in."""
    if isinstance(error, WrongCredentials):
        return Invalid.field(field, "This is not your password. Try again, or set a new one by mail.")
    return error


def again(
    pages: Pages,
    request: AnyRequest,
    actor: Actor,
    template: str,
    *,
    title: str,
    form: Form,
    error: AppError,
    **context: Any,
) -> Answer:
    """The page once more, with what was typed and what was wrong with it."""
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooMany) else None
    return pages.show(
        request, actor, template, title=title, status=error.status, form=form.failed(error), headers=headers, **context
    )  # fmt: skip
