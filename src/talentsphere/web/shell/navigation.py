"""Where the header and the footer lead, by who is signed in. Labels are message ids of the catalogue."""

from collections.abc import Set as AbstractSet
from typing import TypedDict

from talentsphere.web.shell.texts import N_


class Link(TypedDict):
    """A place to go. `badge` counts what waits there; None means it never counts."""

    label: str
    href: str
    icon: str
    badge: int | None


def _link(label: str, href: str, icon: str) -> Link:
    return {"label": label, "href": href, "icon": icon, "badge": None}


JOBS = _link(N_("Jobs"), "/jobs", "search")
COMPANIES = _link(N_("Companies"), "/companies", "building")

# In the order of the header; a person with several roles sees each place once.
BY_ROLE: dict[str, tuple[Link, ...]] = {
    "candidate": (
        _link(N_("Applications"), "/applications", "file"),
        _link(N_("CVs"), "/cvs", "user"),
        _link(N_("Saved searches"), "/searches", "bookmark"),
    ),
    "recruiter": (_link(N_("Hiring"), "/hiring", "users"),),
    "operator": (_link(N_("Operations"), "/operations", "server"),),
}

FOOTER: tuple[Link, ...] = (
    _link(N_("About"), "/about", "info"),
    _link(N_("Privacy"), "/privacy", "lock"),
    _link(N_("Accessibility"), "/accessibility", "eye"),
    _link(N_("API"), "/api/v1", "link"),
    _link(N_("Status"), "/status", "chart"),
)


def main(roles: AbstractSet[str] | None) -> tuple[Link, ...]:
    """The main navigation; `roles` is None for somebody who is not signed in."""
    links = (link for role, places in BY_ROLE.items() if roles and role in roles for link in places)
    return (JOBS, COMPANIES, *links)


def account(*, unread: int | None) -> tuple[Link, ...]:
    """The account menu of a person signed in; `unread` None means there are no notifications to show."""
    settings = _link(N_("Account and settings"), "/account", "settings")
    if unread is None:
        return (settings,)
    bell: Link = {"label": N_("Notifications"), "href": "/notifications", "icon": "bell", "badge": unread}
    return (bell, settings)
