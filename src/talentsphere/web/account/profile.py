"""The account's start page and the profile."""

from zoneinfo import available_timezones

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.auth.contract import Auth
from talentsphere.services.users.contract import Profile, Users
from talentsphere.web.account.forms import again, profile_changes
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

TITLE = N_("Your profile")
# What the list of zones shows; the others are old names of these.
_REGIONS = (
    "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/",
    "Pacific/",
)  # fmt: skip


@get("/account")
async def overview(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    users: Injected[Users],
    auth: Injected[Auth],
) -> Answer:
    """What is kept of the person, each with a way to change it."""
    person = await users.get(actor, user_id=actor.person())
    sessions = await auth.sessions(actor)
    return pages.show(
        request, actor, "account/overview.html", title=N_("Account and settings"), person=person,
        session_count=len(sessions),
    )  # fmt: skip


@get("/account/profile")
async def show_profile(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], users: Injected[Users]
) -> Answer:
    """The form with what is stored."""
    person = await users.get(actor, user_id=actor.person())
    return pages.show(
        request,
        actor,
        "account/profile.html",
        title=TITLE,
        form=_filled(person),
        zones=zones(person.timezone),
    )


@post("/account/profile")
async def change_profile(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], users: Injected[Users]
) -> Answer:
    """Saves it."""
    actor.person()
    form = await Form.of(request)
    try:
        await users.change(actor, changes=profile_changes(form))
    except AppError as error:
        return again(
            pages, request, actor, "account/profile.html", title=TITLE, form=form, error=error,
            zones=zones(form.get("timezone")),
        )  # fmt: skip
    return pages.go("/account", say=pages.text(request, N_("Your profile is saved.")))


def zones(current: str) -> list[tuple[str, str]]:
    """The time zones to choose from and their words, with the current one whatever its name."""
    usual = {name for name in available_timezones() if name.startswith(_REGIONS)}
    names = sorted(usual | {"UTC"} | ({current} if current in available_timezones() else set()))
    return [(name, name.replace("_", " ")) for name in names]


def _filled(person: Profile) -> Form:
    return Form.showing(
        name=person.name,
        headline=person.headline,
        about=person.about,
        city=person.city,
        country=person.country,
        links="\n".join(person.links),
        timezone=person.timezone,
        discoverable="yes" if person.discoverable else None,
    )


ROUTES = (overview, show_profile, change_profile)
