"""Colours and single-key shortcuts, for browsers without scripts; display.js sets the same cookies itself."""

from litestar import post
from litestar.datastructures import Cookie

from talentsphere.kernel.http import Injected
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form

_YEAR = 365 * 24 * 60 * 60
# The cookies and what they may say; each is what the page has without the cookie when it says the first.
CHOICES = {"theme": ("system", "light", "dark"), "shortcuts": ("on", "off")}


@post("/display")
async def display(request: AnyRequest, pages: Injected[Pages]) -> Answer:
    """Keeps what was chosen and goes back to where it was chosen."""
    form = await Form.of(request)
    answer = pages.go(form.get("next", "/"))
    for name, values in CHOICES.items():
        chosen = form.get(name)
        if chosen in values:
            answer.set_cookie(
                Cookie(
                    key=name,
                    value=chosen,
                    max_age=_YEAR,
                    path="/",
                    samesite="lax",
                    secure=pages.base_url.startswith("https://"),
                    # Scripts change it too, so that colours change without a new page.
                    httponly=False,
                )
            )
    return answer
