"""Whether the site works, in a sentence. Figures are for operators."""

from litestar import get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.health import Probe, Status
from talentsphere.kernel.http import Injected
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.shell.page import Tone
from talentsphere.web.shell.texts import N_

_WORDS: dict[Status, tuple[Tone, str, str]] = {
    "healthy": ("good", N_("Everything works"), N_("Every part of the site answers.")),
    "degraded": (
        "caution",
        N_("The site works, with a limit"),
        N_(
            "You can search and apply. Something behind the pages needs attention, and its operators see that."
        ),
    ),
    "unhealthy": (
        "bad",
        N_("The site does not work right now"),
        N_("It can't reach its data. Nothing is lost; try again in a few minutes."),
    ),
}


@get("/status")
async def status(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], probe: Injected[Probe]
) -> Answer:
    """The state of the process that answers, as its health check sees it."""
    health = (await probe.report()).status
    tone, title, text = _WORDS[health]
    return pages.show(
        request,
        actor,
        "info/status.html",
        title=N_("Status"),
        status=503 if health == "unhealthy" else 200,
        canonical="/status",
        noindex=True,
        # A kept answer would be an old one.
        headers={"Cache-Control": "no-store"},
        tone=tone,
        state=pages.text(request, title),
        text=pages.text(request, text),
    )
