"""Pages for when something goes wrong: within the layout, and static ones for when the application is away."""

import base64
import hashlib
from typing import NamedTuple

import msgspec

from talentsphere.web.shell.page import Page
from talentsphere.web.shell.rendering import Renderer
from talentsphere.web.shell.texts import N_, SOURCE

# nginx fills this in where its SSI is on; elsewhere it is an invisible comment.
REQUEST_ID = '<!--# echo var="request_id" default="-" -->'


class Advice(NamedTuple):
    """What happened and what to do, as message ids."""

    title: str
    advice: str


_HOME = (N_("Go to the start page"), "/")
_JOBS = (N_("Search jobs"), "/jobs")
_SIGN_IN = (N_("Sign in"), "/sign-in")

MAINTENANCE = Advice(
    N_("TalentSphere is being updated"),
    N_("It will be back in a few minutes. Everything you saved is safe."),
)
ADVICE: dict[int, Advice] = {
    400: Advice(N_("The request can't be read"), N_("Go back, check what you entered and send it again.")),
    401: Advice(N_("Sign in first"), N_("This page needs to know who you are.")),
    403: Advice(
        N_("You can't open this page"),
        N_("It is for other people or another role. If you have another account, sign in with that one."),
    ),
    404: Advice(
        N_("There is nothing at this address"),
        N_("It may have been closed or moved. Check the address, or search for it."),
    ),
    409: Advice(
        N_("This clashes with a newer change"), N_("Go back, reload the page to see it, and try again.")
    ),
    413: Advice(N_("The file is too large"), N_("Go back and choose a smaller one.")),
    429: Advice(N_("Too many requests"), N_("Wait a minute, then try again.")),
    500: Advice(
        N_("Something went wrong on our side"),
        N_("Nothing you entered was at fault. Try again in a minute."),
    ),
    502: Advice(
        N_("TalentSphere does not answer right now"),
        N_(
            "It is usually back within a minute. What you saved is safe; what you were sending may not have arrived."
        ),
    ),
    503: Advice(
        N_("This part is not available right now"), N_("Try again in a minute. Everything you saved is safe.")
    ),
}
# The statuses nginx answers by itself.
GATEWAY_STATUSES = (429, 502, 503)

LEAST_ERROR = 400
LEAST_OWN_FAULT = 500


def advice_for(status: int) -> Advice:
    """The words for a status; others of its class share those of 400 and 500."""
    if status in ADVICE:
        return ADVICE[status]
    return ADVICE[LEAST_OWN_FAULT if status >= LEAST_OWN_FAULT else LEAST_ERROR]


def error_page(renderer: Renderer, *, page: Page, status: int | None, detail: str | None = None) -> str:
    """The page for a status, or for maintenance when it is None. `detail` is what the error itself says."""
    words = MAINTENANCE if status is None else advice_for(status)
    texts = renderer.texts(page.locale)
    actions = {
        401: (_SIGN_IN, _HOME),
        403: (_HOME,) if page.actor else (_SIGN_IN, _HOME),
        404: (_JOBS, _HOME),
    }
    return renderer.render(
        "shell/error.html",
        page=msgspec.structs.replace(page, title=texts.gettext(words.title), noindex=True),
        status=status,
        title=texts.gettext(words.title),
        advice=texts.gettext(words.advice),
        detail=None if detail in {words.title, words.advice} else detail,
        actions=[
            {"label": texts.gettext(name), "href": href} for name, href in actions.get(status or 0, (_HOME,))
        ],
    )


class GatewayPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page for nginx to answer by itself. The policy allows its one style and nothing else."""

    status: int
    html: str
    content_security_policy: str


def gateway_pages(
    renderer: Renderer, *, request_id: str = REQUEST_ID, locale: str = SOURCE
) -> list[GatewayPage]:
    """Self-contained pages for 429, 502 and 503. `request_id` is markup that the gateway fills in."""
    texts = renderer.texts(locale)
    style = " ".join(renderer.render("shell/gateway_error.css").split())
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"
    pages = []
    for status in GATEWAY_STATUSES:
        words = ADVICE[status]
        html = renderer.render(
            "shell/gateway_error.html",
            locale=locale,
            status=status,
            title=texts.gettext(words.title),
            advice=texts.gettext(words.advice),
            style=style,
            request_id=request_id,
        )
        pages.append(GatewayPage(status=status, html=html, content_security_policy=policy))
    return pages
