"""What the layout needs to know about one request. Pages fill it; the templates see it as `page`."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from talentsphere.web.shell import navigation

Theme = Literal["system", "light", "dark"]
Tone = Literal["neutral", "good", "caution", "bad"]


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """The person signed in, as the header shows them."""

    name: str
    roles: frozenset[str] = frozenset()
    photo_url: str | None = None


class Flash(msgspec.Struct, frozen=True, kw_only=True):
    """A message shown once at the top of the next page. `undo` is the address that takes it back, by POST."""

    message: str
    tone: Tone = "good"
    undo: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The request-scoped part of every template's context.

    `now` carries its zone and is what relative dates count from; `timezone` is an IANA name. `csrf_token` None
    leaves the token out of forms. `header_search` is off on pages with a search of their own. `json_ld` is
    embedded as structured data.
    """

    title: str
    path: str
    now: datetime
    description: str | None = None
    locale: str = "en"
    timezone: str = "UTC"
    theme: Theme = "system"
    shortcuts: bool = True
    csrf_token: str | None = None
    actor: Viewer | None = None
    unread: int | None = None
    flashes: tuple[Flash, ...] = ()
    request_id: str | None = None
    canonical: str | None = None
    noindex: bool = False
    header_search: bool = True
    json_ld: dict[str, Any] | list[Any] | None = None

    def context(self) -> dict[str, Any]:
        """Plain data for the templates, with the navigation this viewer has."""
        roles = self.actor.roles if self.actor else None
        return {
            **msgspec.to_builtins(self, builtin_types=(datetime,)),
            "navigation": navigation.main(roles),
            "account_links": navigation.account(unread=self.unread) if self.actor else (),
            "footer_links": navigation.FOOTER,
        }
